package org.practicekb.content;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.XmlDeclaration;
import org.jsoup.parser.Parser;

/**
 * Checks a drawing. A browser that opens it by itself runs what is in it, and no policy of ours
 * holds there: so it draws, and does nothing else.
 */
final class Svg {

  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "defs",
          "symbol",
          "use",
          "title",
          "desc",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "textPath",
          "linearGradient",
          "radialGradient",
          "stop",
          "clipPath",
          "mask",
          "pattern",
          "marker");

  /** A style that asks for a file, or that is spelled so that one cannot see whether it does. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)url\\s*\\((?!\\s*['\"]?\\s*#)|\\\\|@|image-set|src\\s*\\(");

  private static final String PLAIN = "Save it as plain SVG, or as PNG.";
  private static final String EXPECTED = "an SVG holds shapes and text only, and asks for no file";

  private Svg() {}

  /**
   * Adds what is wrong with the drawing in {@code file}.
   *
   * @param label how problems name it
   */
  static void check(Path file, String label, List<Problem> problems) {
    TextFile.read(file, label, problems).ifPresent(text -> check(text, label, problems));
  }

  private static void check(String text, String label, List<Problem> problems) {
    Document document = Jsoup.parse(text, "", Parser.xmlParser().setTrackPosition(true));
    for (Node node : document.childNodes()) {
      node.traverse((one, depth) -> node(one, label, problems));
    }
  }

  private static void node(Node node, String label, List<Problem> problems) {
    if (node instanceof Element element) {
      element(element, label, problems);
    } else if (node instanceof DocumentType
        || node instanceof CDataNode
        || node instanceof XmlDeclaration declaration && !declaration.name().equals("xml")) {
      problems.add(refused(node, node.outerHtml().strip(), label));
    }
  }

  private static void element(Element element, String label, List<Problem> problems) {
    if (!ELEMENTS.contains(element.tagName())) {
      problems.add(refused(element, "<" + element.tagName() + ">", label));
    }
    for (Attribute attribute : element.attributes()) {
      if (!isPlain(attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue())) {
        problems.add(refused(element, attribute.toString(), label));
      }
    }
  }

  private static boolean isPlain(String name, String value) {
    if (name.equals("href") || name.endsWith(":href")) {
      return value.startsWith("#");
    }
    return !name.startsWith("on") && !name.equals("xml:base") && !ELSEWHERE.matcher(value).find();
  }

  private static Problem refused(Node node, String what, String label) {
    Range.Position start = node.sourceRange().start();
    return Problem.error(
        new Place(label, start.lineNumber(), start.columnNumber()),
        Problem.quoted(what) + " may not stand in an SVG",
        PLAIN,
        EXPECTED);
  }
}
