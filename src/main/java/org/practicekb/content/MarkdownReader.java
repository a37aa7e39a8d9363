package org.practicekb.content;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInlineBase;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRendererFactory;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.misc.Extension;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/**
 * Reads a Markdown body into a {@link Body}: parsed once, rendered once. One object reads one body.
 */
final class MarkdownReader {

  private static final Pattern EXPLICIT_ID =
      Pattern.compile("\\s*\\{#([a-z0-9]+(?:-[a-z0-9]+)*)}\\s*$");
  private static final Pattern CITED = Pattern.compile("\\s*@([^,;\\s]+)\\s*(?:,\\s*(.*?))?\\s*");
  private static final int MAX_NESTING = 40;

  /** The ids of the parts of every entry's page, which headings must not take. */
  private static final Set<String> PAGE_IDS =
      Set.of(
          "main",
          "at-a-glance",
          "grades",
          "contents",
          "citations",
          "relations",
          "linked-from",
          "cited-by",
          "see-also",
          "dates");

  private static final Pattern NUMBERED_ID = Pattern.compile("(source|fn|fnref)-[0-9-]+");

  /** The inline elements that raw HTML in content may use, and their attributes. */
  private static final Safelist RAW_HTML =
      Safelist.none()
          .addTags(
              "abbr", "br", "cite", "del", "dfn", "em", "ins", "kbd", "mark", "q", "s", "small",
              "span", "strong", "sub", "sup", "var")
          .addAttributes("abbr", "title")
          .addAttributes("span", "lang");

  private static final DataKey<MarkdownReader> READER =
      new DataKey<>("READER", (MarkdownReader) null, options -> null);
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), FootnoteExtension.create());
  private static final DataHolder OPTIONS =
      new MutableDataSet()
          .set(Parser.EXTENSIONS, EXTENSIONS)
          .set(TablesExtension.CLASS_NAME, "")
          .set(TablesExtension.DISCARD_EXTRA_COLUMNS, false)
          .set(TablesExtension.APPEND_MISSING_COLUMNS, true)
          .set(HtmlRenderer.RENDER_HEADER_ID, false)
          .set(HtmlRenderer.GENERATE_HEADER_ID, false)
          .set(FootnoteExtension.FOOTNOTE_BACK_LINK_REF_CLASS, "footnote-back")
          .toImmutable();
  private static final Parser PARSER =
      Parser.builder(OPTIONS).linkRefProcessorFactory(new CitationMark.Factory()).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder(OPTIONS).nodeRendererFactory(new Renderer.Factory()).build();

  private final LineIndex lines;
  private final int start;
  private final Map<String, String> fixedIds;
  private final List<Problem> problems;
  private final Map<Node, Integer> marks = new IdentityHashMap<>();
  private final Map<Node, Body.Heading> headingOf = new IdentityHashMap<>();
  private final Set<String> ids = new HashSet<>(PAGE_IDS);
  private final Set<String> platformIds = new HashSet<>();
  private final List<Body.Heading> headings = new ArrayList<>();
  private final List<Body.Link> links = new ArrayList<>();
  private final List<Body.Image> images = new ArrayList<>();
  private final List<Body.Citation> citations = new ArrayList<>();
  private final List<Body.Block> blocks = new ArrayList<>();
  private String section = "";
  private boolean rawHtml;

  private MarkdownReader(
      LineIndex lines, int start, Map<String, String> fixedIds, List<Problem> problems) {
    this.lines = lines;
    this.start = start;
    this.fixedIds = fixedIds;
    this.problems = problems;
  }

  /**
   * Reads the body that begins at {@code start} in {@code text}.
   *
   * @param fixedIds the anchor of a standard section by its heading
   */
  static Body read(
      String path, String text, int start, Map<String, String> fixedIds, List<Problem> problems) {
    return new MarkdownReader(new LineIndex(path, text), start, fixedIds, problems)
        .read(text.substring(start));
  }

  private Body read(String markdown) {
    int deep = tooDeep(markdown);
    if (deep >= 0) {
      problems.add(
          Problem.error(
              lines.place(start + deep),
              "nested more than " + MAX_NESTING + " deep",
              "Write it out more simply.",
              ""));
      return new Body("", List.of(), List.of(), List.of(), List.of(), List.of());
    }
    Document document = PARSER.parse(markdown);
    document.set(READER, this);
    blocks(document, false);
    String html = RENDERER.render(document);
    String safe =
        rawHtml
            ? Jsoup.clean(
                html,
                "",
                RENDERED,
                new org.jsoup.nodes.Document.OutputSettings().prettyPrint(false))
            : html;
    return new Body(
        safe,
        List.copyOf(headings),
        List.copyOf(links),
        List.copyOf(images),
        List.copyOf(citations),
        List.copyOf(blocks));
  }

  /**
   * The offset of the first line that opens more blocks or brackets than any entry does, or -1:
   * parsing nests as deep.
   */
  private static int tooDeep(String markdown) {
    int offset = 0;
    for (String line : markdown.split("\n", -1)) {
      int indent = line.length() - line.stripLeading().length();
      long openers = line.chars().filter(c -> c == '>' || c == '[' || c == '*' || c == '_').count();
      if (indent > 4 * MAX_NESTING
          || openers > 20L * MAX_NESTING
          || line.matches("(?:\\s*[>*+-]\\s?){" + MAX_NESTING + ",}.*[^*\\s-].*")) {
        return offset;
      }
      offset += line.length() + 1;
    }
    return -1;
  }

  /**
   * Collects what stands in the blocks below {@code parent}; {@code introduced} when a cited line
   * with a colon leads in.
   */
  private void blocks(Node parent, boolean introduced) {
    boolean leadIn = introduced;
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        heading(heading);
        leadIn = false;
      } else if (node instanceof Paragraph || node instanceof TableRow) {
        boolean cited = text(node, introduced || node instanceof TableRow && leadIn);
        leadIn =
            cited && node.getChars().trimEnd().endsWith(":") || introduced || leadsIn(node, cited);
      } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
        blocks.add(new Body.Block(section, node.getChars().toString().strip(), true, place(node)));
      } else if (node instanceof HtmlBlockBase html) {
        rawHtml(html);
      } else if (!(node instanceof TableSeparator)) {
        blocks(
            node,
            leadIn
                && (node instanceof ListBlock
                    || node instanceof TableBlock
                    || node instanceof BlockQuote
                    || introduced));
      }
    }
  }

  private static boolean leadsIn(Node node, boolean cited) {
    String text = node.getChars().toString().strip();
    return cited
        && text.endsWith("]")
        && text.contains(":")
        && text.replaceFirst("(\\s*\\[@[^]]*])+$", "").endsWith(":");
  }

  private void heading(Heading node) {
    Collected collected = collect(node, "");
    Matcher explicit = EXPLICIT_ID.matcher(collected.text);
    String text = explicit.replaceFirst("").strip();
    String platformId = unique(platformIds, platformId(text));
    String id = explicit.reset().find() ? explicit.group(1) : fixedIds.getOrDefault(text, "");
    if (id.isEmpty()) {
      id = unique(ids, slug(text));
    } else if (!ids.add(id)) {
      problems.add(
          Problem.error(
              place(node),
              "the heading id '" + id + "' stands here a second time",
              "Give one of the two another {#id}.",
              ""));
    }
    section = id;
    Body.Heading heading = new Body.Heading(id, platformId, node.getLevel(), text, place(node));
    headings.add(heading);
    headingOf.put(node, heading);
    collected.finish();
  }

  /** Collects the text of a paragraph or table row; returns whether it cites. */
  private boolean text(Node node, boolean introduced) {
    Collected collected = collect(node, section);
    collected.finish();
    String text = collected.text.toString().strip();
    if (!text.isEmpty()) {
      blocks.add(new Body.Block(section, text, introduced || collected.cites, place(node)));
    }
    return collected.cites;
  }

  private Collected collect(Node block, String section) {
    Collected collected = new Collected(section);
    collected.inlines(block);
    return collected;
  }

  private void rawHtml(Node node) {
    if (node instanceof HtmlCommentBlock || node instanceof HtmlInlineComment) {
      return;
    }
    rawHtml = true;
    String html = node.getChars().toString();
    if (!Jsoup.isValid(html, RAW_HTML)
        && !html.matches("</(" + String.join("|", rawTags()) + ")\\s*>")) {
      Element first = Jsoup.parseBodyFragment(html).body().firstElementChild();
      String what =
          first == null
              ? html.strip()
              : first.tagName().isEmpty() ? html.strip() : "<" + first.tagName() + ">";
      problems.add(
          Problem.error(
              place(node),
              "raw HTML '" + what.lines().findFirst().orElse("") + "' that content may not use",
              "Write it in Markdown.",
              "allowed: "
                  + String.join(", ", rawTags())
                  + "; of attributes abbr title and span lang"));
    }
  }

  private static List<String> rawTags() {
    return List.of(
        "abbr", "br", "cite", "del", "dfn", "em", "ins", "kbd", "mark", "q", "s", "small", "span",
        "strong", "sub", "sup", "var");
  }

  private Place place(Node node) {
    return lines.place(start + node.getStartOffset());
  }

  private static String unique(Set<String> taken, String wanted) {
    String id = NUMBERED_ID.matcher(wanted).matches() ? "section-" + wanted : wanted;
    for (int n = 1; !taken.add(id); n++) {
      id = wanted + "-" + n;
    }
    return id;
  }

  private static String slug(String text) {
    String ascii = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String slug =
        ascii
            .toLowerCase(Locale.ROOT)
            .replaceAll("['\u2019]", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return slug.isEmpty() ? "section" : slug;
  }

  /**
   * The anchor that GitHub's renderer gives a heading: letters, digits, spaces and hyphens kept,
   * spaces to hyphens.
   */
  private static String platformId(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
        .replace(' ', '-');
  }

  /**
   * The inline content of one block: its plain text, and what stands in it with the offset it
   * stands at.
   */
  private final class Collected {
    private final String section;
    private final StringBuilder text = new StringBuilder();
    private final List<Pending> pending = new ArrayList<>();
    private boolean cites;

    Collected(String section) {
      this.section = section;
    }

    private void inlines(Node parent) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        inline(node);
      }
    }

    private void inline(Node node) {
      if (node instanceof CitationMark) {
        cites = true;
        pending.add(new Pending(node, text.length(), ""));
      } else if (node instanceof Image image) {
        marks.put(node, images.size());
        String alt = image.getText().unescape();
        images.add(new Body.Image(image.getUrl().unescape(), alt, place(node)));
        text.append(alt);
      } else if (node instanceof LinkNodeBase
          || node instanceof AutoLink
          || node instanceof MailLink) {
        int from = text.length();
        if (node.hasChildren()) {
          inlines(node);
        } else {
          text.append(node instanceof AutoLink auto ? auto.getText() : node.getChars());
        }
        pending.add(new Pending(node, from, text.substring(from)));
      } else if (node instanceof Text) {
        text.append(node.getChars().unescape());
      } else if (node instanceof HtmlEntity) {
        text.append(node.getChars().unescape());
      } else if (node instanceof Code code) {
        text.append(code.getText());
      } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
        text.append(' ');
      } else if (node instanceof HtmlInlineBase) {
        rawHtml(node);
      } else if (node instanceof LinkRef || node instanceof ImageRef) {
        undefined(node);
      } else {
        inlines(node);
        text.append(node.getClass().getSimpleName().equals("TableCell") ? " " : "");
      }
    }

    /**
     * {@code [words]} without a definition is only text; with one it is a link, which content
     * writes out in place.
     */
    private void undefined(Node node) {
      boolean defined =
          node instanceof LinkRef link ? link.isDefined() : ((ImageRef) node).isDefined();
      if (defined) {
        problems.add(
            Problem.error(
                place(node),
                "a reference-style link or image",
                "Write the address in place: [words](address).",
                ""));
      }
      text.append(node.getChars());
    }

    /** Adds links and citations to the body's lists, each with its sentence. */
    private void finish() {
      String whole = text.toString();
      for (Pending found : pending) {
        String sentence = sentence(whole, found.offset);
        if (found.node instanceof CitationMark mark) {
          citations(mark, sentence);
        } else {
          marks.put(found.node, links.size());
          links.add(
              new Body.Link(
                  destination(found.node), found.words, sentence, section, place(found.node)));
        }
      }
    }

    private void citations(CitationMark mark, String sentence) {
      String inner = mark.getChars().toString();
      marks.put(mark, citations.size());
      for (String part : inner.substring(1, inner.length() - 1).split(";(?=\\s*@)")) {
        Matcher cited = CITED.matcher(part.replace('\n', ' '));
        String key = cited.matches() ? cited.group(1) : part.strip();
        String locator = cited.matches() && cited.group(2) != null ? cited.group(2) : "";
        citations.add(new Body.Citation(key, locator, sentence, section, place(mark)));
      }
    }

    private static String destination(Node node) {
      if (node instanceof MailLink mail) {
        return "mailto:" + mail.getText();
      }
      return node instanceof AutoLink auto
          ? auto.getText().toString()
          : ((LinkNodeBase) node).getUrl().unescape();
    }

    private static String sentence(String text, int offset) {
      BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.US);
      sentences.setText(text);
      int at = Math.max(0, Math.min(offset - 1, text.length() - 1));
      int end = text.isEmpty() ? 0 : sentences.following(at);
      int begin = text.isEmpty() ? 0 : sentences.previous();
      return text.substring(Math.max(0, begin), end == BreakIterator.DONE ? text.length() : end)
          .strip();
    }
  }

  private record Pending(Node node, int offset, String words) {}

  /** What our own renderer writes, for bodies in which raw HTML may have left elements open. */
  private static final Safelist RENDERED =
      new Safelist(RAW_HTML)
          .addTags(
              "a",
              "blockquote",
              "code",
              "div",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "hr",
              "img",
              "li",
              "ol",
              "p",
              "pre")
          .addTags("section", "table", "tbody", "td", "th", "thead", "tr", "ul")
          .addAttributes(":all", "id", "class", "align", "aria-label")
          .addAttributes("a", "href")
          .addAttributes("img", "src", "alt")
          .addAttributes("ol", "start");

  /** Writes headings, links, images and citations; the rest is Flexmark's. */
  private static final class Renderer implements NodeRenderer {

    static final class Factory implements NodeRendererFactory {
      @Override
      public NodeRenderer apply(DataHolder options) {
        return new Renderer();
      }
    }

    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
      return Set.of(
          new NodeRenderingHandler<>(Heading.class, Renderer::heading),
          new NodeRenderingHandler<>(Link.class, Renderer::link),
          new NodeRenderingHandler<>(AutoLink.class, Renderer::link),
          new NodeRenderingHandler<>(MailLink.class, Renderer::link),
          new NodeRenderingHandler<>(Image.class, Renderer::image),
          new NodeRenderingHandler<>(CitationMark.class, Renderer::citation),
          new NodeRenderingHandler<>(HtmlCommentBlock.class, (node, context, html) -> {}),
          new NodeRenderingHandler<>(HtmlInlineComment.class, (node, context, html) -> {}));
    }

    private static MarkdownReader reader(NodeRendererContext context) {
      return READER.get(context.getDocument());
    }

    private static void heading(Heading node, NodeRendererContext context, HtmlWriter html) {
      Body.Heading heading = reader(context).headingOf.get(node);
      html.line();
      html.attr("id", heading.id()).withAttr().tag("h" + heading.level());
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        if (child == node.getLastChild() && child instanceof Text) {
          html.text(EXPLICIT_ID.matcher(child.getChars().unescape()).replaceFirst(""));
        } else {
          context.render(child);
        }
      }
      html.tag("/h" + heading.level()).line();
    }

    private static void link(Node node, NodeRendererContext context, HtmlWriter html) {
      html.attr("href", mark(Body.LINK, reader(context).marks.get(node))).withAttr().tag("a");
      if (node.hasChildren()) {
        context.renderChildren(node);
      } else {
        html.text(node instanceof AutoLink auto ? auto.getText() : ((MailLink) node).getText());
      }
      html.tag("/a");
    }

    private static void image(Image node, NodeRendererContext context, HtmlWriter html) {
      String mark = mark(Body.IMAGE, reader(context).marks.get(node));
      html.attr("src", mark).attr("alt", node.getText().unescape()).withAttr().tagVoid("img");
    }

    private static void citation(CitationMark node, NodeRendererContext context, HtmlWriter html) {
      int first = reader(context).marks.get(node);
      int count = node.getChars().toString().split(";(?=\\s*@)").length;
      for (int i = first; i < first + count; i++) {
        html.raw(mark(Body.CITATION, i));
      }
    }

    private static String mark(char kind, int index) {
      return "" + kind + index + Body.END;
    }
  }
}
