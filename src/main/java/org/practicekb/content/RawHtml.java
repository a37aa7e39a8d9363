package org.practicekb.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * The raw HTML of one paragraph, heading or table cell: a few inline elements, each closed in the
 * paragraph that opens it.
 */
final class RawHtml {

  private static final List<String> TAGS =
      List.of(
          "abbr", "br", "cite", "del", "dfn", "em", "ins", "kbd", "mark", "q", "s", "small", "span",
          "strong", "sub", "sup", "var");
  private static final Map<String, String> ATTRIBUTES = Map.of("abbr", "title", "span", "lang");
  private static final String VOID = "br";
  private static final Pattern TAG =
      Pattern.compile(
          "<(?<close>/?)(?<name>[A-Za-z][A-Za-z0-9-]*+)"
              + "[^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+>");
  private static final Pattern COMMENT = Pattern.compile("\\s*<!--.*?-->", Pattern.DOTALL);

  /** What our own renderer writes besides, for bodies that hold raw HTML. */
  private static final Safelist RENDERED =
      Safelist.none()
          .addTags(TAGS.toArray(String[]::new))
          .addTags(
              "a", "blockquote", "code", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img")
          .addTags("li", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr")
          .addTags("ul")
          .addAttributes(":all", "id", "class", "align", "aria-label")
          .addAttributes("a", "href")
          .addAttributes("img", "src", "alt")
          .addAttributes("ol", "start")
          .addAttributes("abbr", "title")
          .addAttributes("span", "lang");

  private final List<Problem> problems;
  private final Deque<Open> open = new ArrayDeque<>();

  /** An element that waits to be closed. */
  private record Open(String name, Place place) {}

  RawHtml(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Takes note of a tag, or of anything else that Markdown takes for HTML inside a paragraph;
   * returns whether it may stand there.
   */
  boolean inline(String html, Place place) {
    int before = problems.size();
    Matcher tag = TAG.matcher(html);
    if (tag.matches()) {
      tag(tag.group("name").toLowerCase(Locale.ROOT), tag, place);
    } else {
      problems.add(refused(html, place));
    }
    return problems.size() == before;
  }

  private void tag(String name, Matcher tag, Place place) {
    if (!tag.group("close").isEmpty()) {
      close(name, place);
      return;
    }
    start(name, tag.group(), place, problems);
    if (!name.equals(VOID)) {
      open.push(new Open(name, place));
    }
  }

  private void close(String name, Place place) {
    if (open.stream().noneMatch(element -> element.name.equals(name))) {
      problems.add(
          Problem.error(
              place, "'</" + name + ">' closes nothing", "Open it in the same paragraph.", ""));
      return;
    }
    for (Open last = open.pop(); !last.name.equals(name); last = open.pop()) {
      unclosed(last);
    }
  }

  /** Ends the paragraph. */
  void end() {
    open.descendingIterator().forEachRemaining(this::unclosed);
    open.clear();
  }

  private void unclosed(Open element) {
    if (TAGS.contains(element.name)) {
      String close = "</" + element.name + ">";
      problems.add(
          Problem.error(
              element.place,
              "'<" + element.name + ">' is not closed",
              "Add '" + close + "' in the same paragraph.",
              ""));
    }
  }

  /**
   * Checks a block of HTML, which content may not have: no Markdown is read in it.
   *
   * @param place the place of an offset in {@code html}
   */
  static void block(String html, IntFunction<Place> place, List<Problem> problems) {
    int before = problems.size();
    Matcher tag = TAG.matcher(html);
    while (tag.find()) {
      if (tag.group("close").isEmpty()) {
        String name = tag.group("name").toLowerCase(Locale.ROOT);
        start(name, tag.group(), place.apply(tag.start()), problems);
      }
    }
    if (problems.size() == before) {
      String first = html.lines().findFirst().orElse("").strip();
      problems.add(
          Problem.error(
              place.apply(0),
              Problem.quoted(first)
                  + " stands alone on its line, so that no Markdown is read below it",
              "Put it on the line of its words.",
              ""));
    }
  }

  /** Checks a comment that begins a line: what follows it on the line would be lost. */
  static void comment(String html, IntFunction<Place> place, List<Problem> problems) {
    int end = 0;
    Matcher comment = COMMENT.matcher(html);
    while (comment.region(end, html.length()).lookingAt()) {
      end = comment.end();
    }
    String rest = html.substring(end).strip();
    if (rest.startsWith("<!--")) {
      problems.add(
          Problem.error(
              place.apply(html.indexOf(rest, end)),
              "'<!--' begins a comment that has no end",
              "Close it with '-->'.",
              ""));
    } else if (!rest.isEmpty()) {
      problems.add(
          Problem.error(
              place.apply(html.indexOf(rest, end)),
              Problem.quoted(rest.lines().findFirst().orElse(""))
                  + " stands behind a comment and is lost",
              "Begin a new line after '-->'.",
              ""));
    }
  }

  private static void start(String name, String html, Place place, List<Problem> problems) {
    if (!TAGS.contains(name)) {
      problems.add(refused("<" + name + ">", place));
      return;
    }
    Element element = Jsoup.parseBodyFragment(html).body().firstElementChild();
    for (Attribute attribute : element.attributes()) {
      if (!attribute.getKey().equals(ATTRIBUTES.get(name))) {
        problems.add(
            Problem.error(
                place,
                Problem.quoted(attribute.getKey())
                    + " is an HTML attribute that content may not use",
                "Delete it.",
                "allowed: 'title' of <abbr>, 'lang' of <span>"));
      }
    }
  }

  private static Problem refused(String what, Place place) {
    return Problem.error(
        place,
        Problem.quoted(what.strip()) + " is HTML that content may not use",
        "Write it in Markdown.",
        "allowed: " + String.join(", ", TAGS));
  }

  /**
   * Rendered HTML without anything but what Markdown and the allowed tags make.
   *
   * @param html may hold the marks of {@link Body}, which are kept
   */
  static String clean(String html) {
    Document document = new Cleaner(RENDERED).clean(Jsoup.parseBodyFragment(html));
    document.outputSettings().prettyPrint(false);
    document.select("a[href]").stream()
        .filter(a -> !a.attr("href").matches("#.*|" + Body.LINK + ".*"))
        .forEach(a -> a.removeAttr("href"));
    document.select("img").stream()
        .filter(image -> !image.attr("src").startsWith(String.valueOf(Body.IMAGE)))
        .forEach(Element::remove);
    String clean = document.body().html();
    for (char mark : new char[] {Body.LINK, Body.IMAGE, Body.CITATION, Body.END}) {
      clean = clean.replace("&#x" + (int) mark + ";", String.valueOf(mark));
    }
    return clean;
  }
}
