package org.practicekb.content;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.DelimitedLinkNode;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineBase;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
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
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.misc.Extension;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Markdown body into a {@link Body}: parsed once, rendered once. One object reads one body.
 */
final class MarkdownReader {

  private static final Pattern BRACES = Pattern.compile("\\s*\\{#([^{}]*)}\\s*$");
  private static final Pattern CITED = Pattern.compile("\\s*@([^,;\\s]+)\\s*(?:,\\s*(.*?))?\\s*");
  private static final Pattern LAST_CITATIONS = Pattern.compile("(\\s*\\[@[^]]*])+$");
  private static final Pattern UNREAD_CITATION = Pattern.compile("(?<![\\w.])@[a-z0-9]");
  private static final Pattern SPACED =
      Pattern.compile(" +\\((?:\\.{0,2}/|https?:|[^()\\s]+\\.md[)#])");

  /** The address of a file of this knowledge base, or of a heading, with a space in it. */
  private static final Pattern WITHIN =
      Pattern.compile("\\(<?+(?![a-zA-Z][a-zA-Z0-9+.-]*:)[^\\s)>]*(?:[/#]|\\.md)[^)>]* [^)]*\\)");

  private static final Pattern NUMBERED_ENTITY =
      Pattern.compile("&#(?:[xX][0-9a-fA-F]{1,8}|\\d{1,8});");

  private static final DataKey<MarkdownReader> READER =
      new DataKey<>("READER", (MarkdownReader) null, options -> null);
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), FootnoteExtension.create());
  private static final DataHolder OPTIONS =
      new MutableDataSet()
          .set(Parser.EXTENSIONS, EXTENSIONS)
          .set(TablesExtension.CLASS_NAME, "")
          .set(TablesExtension.WITH_CAPTION, false)
          .set(TablesExtension.MIN_SEPARATOR_DASHES, 1)
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
  private final String markdown;
  private final int start;
  private final Map<String, String> fixedIds;
  private final List<Problem> problems;
  private final Map<Node, Integer> marks = new IdentityHashMap<>();
  private final Map<Node, Body.Heading> headingOf = new IdentityHashMap<>();
  private final Set<Node> allowed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final HeadingIds ids = new HeadingIds();
  private final List<Body.Heading> headings = new ArrayList<>();
  private final List<Body.Link> links = new ArrayList<>();
  private final List<Body.Image> images = new ArrayList<>();
  private final List<Body.Citation> citations = new ArrayList<>();
  private final List<Body.Block> blocks = new ArrayList<>();
  private String section = "";
  private boolean rawHtml;

  private MarkdownReader(
      LineIndex lines,
      String text,
      int start,
      Map<String, String> fixedIds,
      List<Problem> problems) {
    this.lines = lines;
    this.markdown = text.substring(start);
    this.start = start;
    this.fixedIds = fixedIds;
    this.problems = problems;
  }

  /**
   * Reads the body that begins at {@code start} in {@code text}.
   *
   * @param fixedIds the anchor of a standard section by its heading
   * @return the body, or nothing when reading it would cost too much
   */
  static Optional<Body> read(
      String path, String text, int start, Map<String, String> fixedIds, List<Problem> problems) {
    return new MarkdownReader(new LineIndex(path, text), text, start, fixedIds, problems).read();
  }

  private Optional<Body> read() {
    Limits limits = new Limits(at -> lines.place(start + at));
    Optional<Problem> refused = limits.line(markdown);
    if (refused.isEmpty()) {
      Document document = PARSER.parse(markdown);
      refused = limits.node(document);
      if (refused.isEmpty()) {
        return Optional.of(body(document));
      }
    }
    problems.add(refused.get());
    return Optional.empty();
  }

  private Body body(Document document) {
    document.set(READER, this);
    entities();
    blocks(document, false);
    String html = RENDERER.render(document);
    return new Body(
        rawHtml ? RawHtml.clean(html) : html,
        List.copyOf(headings),
        List.copyOf(links),
        List.copyOf(images),
        List.copyOf(citations),
        List.copyOf(blocks));
  }

  /** Refuses {@code &#1;} and the like: it would pass for a mark of {@link Body}. */
  private void entities() {
    if (!markdown.contains("&#")) {
      return;
    }
    Matcher entity = NUMBERED_ENTITY.matcher(markdown);
    while (entity.find()) {
      Place place = lines.place(start + entity.start());
      TextFile.invisible(Escaping.unescapeString(entity.group()))
          .map(code -> "'" + entity.group() + "' is the invisible character " + code)
          .ifPresent(what -> problems.add(Problem.error(place, what, "Delete it.", "")));
    }
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
        boolean exempt =
            introduced
                || node instanceof TableRow && leadIn
                || node.getParent() instanceof TableHead;
        boolean cited = text(node, exempt);
        leadIn =
            cited && chars(node).stripTrailing().endsWith(":")
                || introduced
                || leadsIn(node, cited);
      } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
        blocks.add(new Body.Block(section, node.getChars().toString().strip(), true, place(node)));
      } else if (node instanceof FootnoteBlock footnote) {
        footnote(footnote);
      } else if (node instanceof HtmlBlockBase) {
        html(node);
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

  private void footnote(FootnoteBlock node) {
    if (!node.isReferenced()) {
      problems.add(
          Problem.error(
              place(node),
              "the footnote '[^" + node.getText() + "]' is not referred to, so that no one sees it",
              "Write '[^" + node.getText() + "]' where it belongs, or delete it.",
              ""));
    }
    blocks(node, false);
  }

  private void html(Node block) {
    IntFunction<Place> place = at -> lines.place(start + block.getStartOffset() + at);
    String html = block.getChars().toString();
    if (block instanceof HtmlCommentBlock) {
      RawHtml.comment(html, place, problems);
    } else {
      RawHtml.block(html, place, problems);
    }
  }

  private boolean leadsIn(Node node, boolean cited) {
    String text = cited ? chars(node).strip() : "";
    return text.endsWith("]")
        && text.contains(":")
        && LAST_CITATIONS.matcher(text).replaceFirst("").endsWith(":");
  }

  private void heading(Heading node) {
    Collected collected = new Collected();
    collected.inlines(node);
    Matcher braces = BRACES.matcher(collected.text);
    String text = braces.replaceFirst("").strip();
    section = braces.reset().find() ? chosen(braces.group(1), text, node) : given(text, node);
    headings.add(
        new Body.Heading(
            section,
            SharedText.of(ids.onPlatform(text)),
            node.getLevel(),
            SharedText.of(text),
            place(node)));
    headingOf.put(node, headings.get(headings.size() - 1));
    collected.text.setLength(text.length());
    collected.finish();
  }

  /** The id of a heading that ends in {@code {#id}}. */
  private String chosen(String id, String text, Heading node) {
    if (!HeadingIds.slug(id).equals(id)) {
      problems.add(
          Problem.error(
              place(node),
              "'{#" + id + "}' is no heading id",
              "Write '{#" + HeadingIds.slug(id) + "}'.",
              "lower-case letters, digits and single hyphens"));
      return ids.of(text);
    }
    return taken(id, node, "Give this heading another {#id}.");
  }

  private String given(String text, Heading node) {
    String fixed = fixedIds.get(text);
    return fixed == null
        ? ids.of(text)
        : taken(fixed, node, "Put both texts under one heading, or give this one a {#id}.");
  }

  private String taken(String id, Heading node, String suggestion) {
    boolean reserved = HeadingIds.isReserved(id);
    if (reserved || !ids.take(id)) {
      problems.add(
          Problem.error(
              place(node),
              "the heading id '" + id + "' is " + (reserved ? "the page's own" : "taken above"),
              suggestion,
              ""));
    }
    return id;
  }

  /** Collects the text of a paragraph or table row; returns whether it cites. */
  private boolean text(Node node, boolean introduced) {
    Collected collected = new Collected();
    collected.inlines(node);
    collected.finish();
    String text = collected.text.toString().strip();
    if (!text.isEmpty()) {
      blocks.add(new Body.Block(section, text, introduced || collected.cites, place(node)));
    }
    return collected.cites;
  }

  /** What a node was read from. Flexmark's own sequences go through it a character at a time. */
  private String chars(Node node) {
    BasedSequence chars = node.getChars();
    return chars.getEndOffset() - chars.getStartOffset() == chars.length()
        ? markdown.substring(chars.getStartOffset(), chars.getEndOffset())
        : chars.toString();
  }

  private Place place(Node node) {
    return lines.place(start + node.getStartOffset());
  }

  /**
   * The inline content of one block: its plain text, and what stands in it with the offset it
   * stands at.
   */
  private final class Collected {
    private final StringBuilder text = new StringBuilder();
    private final List<Pending> pending = new ArrayList<>();
    private final RawHtml raw = new RawHtml(problems);
    private boolean cites;
    private boolean inLink;

    private void inlines(Node parent) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        inline(node);
      }
    }

    private void inline(Node node) {
      if (node instanceof CitationMark) {
        cite(node);
      } else if (node instanceof Image image) {
        image(image);
      } else if (isLink(node)) {
        link(node);
      } else if (node instanceof Text || node instanceof HtmlEntity) {
        words(node);
      } else if (node instanceof Code code) {
        text.append(code.getText());
      } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
        text.append(" ");
      } else if (node instanceof HtmlInlineBase) {
        html(node);
      } else if (node instanceof LinkRef || node instanceof ImageRef) {
        reference(node);
      } else if (node instanceof Footnote footnote) {
        footnote(footnote);
      } else {
        inlines(node);
        if (node instanceof TableCell) {
          raw.end();
          text.append(" ");
        }
      }
    }

    private void words(Node node) {
      String words = chars(node);
      int comment = words.indexOf("<!--");
      if (comment >= 0) {
        problems.add(
            Problem.error(
                lines.place(start + node.getStartOffset() + comment),
                "'<!--' begins no comment here, so that readers see it",
                "Close it with '-->' and use no '--' inside.",
                ""));
      }
      boolean plain = words.indexOf('&') < 0 && words.indexOf('\\') < 0;
      text.append(plain ? words : node.getChars().unescape());
    }

    private void cite(Node node) {
      if (inLink) {
        problems.add(
            Problem.error(
                place(node),
                Problem.quoted(node.getChars()) + " stands among the words of a link",
                "Put it behind the link.",
                ""));
      }
      cites = true;
      while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
        text.setLength(text.length() - 1);
      }
      pending.add(new Pending(node, text.length(), ""));
    }

    private void image(Image image) {
      marks.put(image, images.size());
      String alt = new TextCollectingVisitor().collectAndGetText(image);
      images.add(new Body.Image(image.getUrl().unescape(), alt, place(image)));
      text.append(alt);
    }

    private void link(Node node) {
      int from = text.length();
      inLink = true;
      inlines(node);
      inLink = false;
      if (!node.hasChildren() && node instanceof DelimitedLinkNode address) {
        text.append(address.getText());
      }
      pending.add(new Pending(node, from, text.substring(Math.min(from, text.length())).strip()));
    }

    private void html(Node node) {
      if (!(node instanceof HtmlInlineComment)) {
        rawHtml = true;
        if (raw.inline(node.getChars().toString(), place(node))) {
          allowed.add(node);
        }
        text.append(node.getChars().matchCharsIgnoreCase("<br") ? " " : "");
      }
    }

    /**
     * {@code [words]} without a definition is only text; with one it is a link, which content
     * writes out in place.
     */
    private void reference(Node node) {
      boolean defined =
          node instanceof LinkRef link ? link.isDefined() : ((ImageRef) node).isDefined();
      if (defined) {
        problems.add(
            Problem.error(
                place(node),
                Problem.quoted(node.getChars()) + " has its address elsewhere",
                "Write the address in place: [words](address).",
                ""));
      } else if (UNREAD_CITATION.matcher(chars(node)).find()) {
        problems.add(
            Problem.error(
                place(node),
                Problem.quoted(node.getChars()) + " is no citation: one begins with '[@'",
                "Write [@key, locator].",
                ""));
      } else if (node.getNext() instanceof Text next && next.getChars().startsWith("(")) {
        problems.add(
            Problem.error(
                place(node),
                Problem.quoted(node.getChars() + "(") + " begins no link that Markdown can read",
                WITHIN.matcher(chars(next)).lookingAt()
                    ? "Its address has a space: no file and no heading id here has one."
                    : "Write spaces in its address as %20, or a space before the '('.",
                ""));
      } else if (node.getNext() instanceof Text next
          && SPACED.matcher(next.getChars()).lookingAt()) {
        problems.add(
            Problem.error(
                place(node),
                Problem.quoted(node.getChars()) + " is no link: a space stands before its address",
                "Delete the space between ']' and '('.",
                ""));
      }
      text.append(before(node));
      inlines(node);
      text.append(after(node));
    }

    private void footnote(Footnote footnote) {
      if (!footnote.isDefined()) {
        problems.add(
            Problem.error(
                place(footnote),
                Problem.quoted(footnote.getChars()) + " is no footnote of this entry",
                "Add a line '" + footnote.getChars() + ": ...', with an empty line before it.",
                ""));
        inlines(footnote);
      }
    }

    /** Adds links and citations to the body's lists, each with its sentence. */
    private void finish() {
      raw.end();
      if (pending.isEmpty()) {
        return;
      }
      Sentences sentences = new Sentences(text.toString());
      for (Pending found : pending) {
        if (found.node instanceof CitationMark mark) {
          citations(mark, sentences.at(found.offset - 1));
        } else {
          marks.put(found.node, links.size());
          String sentence = sentences.at(found.offset);
          links.add(
              new Body.Link(
                  destination(found.node), found.words, sentence, section, place(found.node)));
        }
      }
    }

    private void citations(CitationMark mark, String sentence) {
      marks.put(mark, citations.size());
      for (String part : mark.parts()) {
        Matcher cited = CITED.matcher(part);
        String key = cited.matches() ? cited.group(1) : part.strip();
        String locator = cited.matches() && cited.group(2) != null ? cited.group(2) : "";
        citations.add(
            new Body.Citation(
                SharedText.of(key), SharedText.of(locator), sentence, section, place(mark)));
      }
    }
  }

  /** What stands before the children of a node; all of it when it has none. */
  private static String before(Node node) {
    BasedSequence chars = node.getChars();
    return (node.hasChildren() ? chars.prefixOf(node.getChildChars()) : chars).unescape();
  }

  private static String after(Node node) {
    return node.hasChildren() ? node.getChars().suffixOf(node.getChildChars()).unescape() : "";
  }

  private static boolean isLink(Node node) {
    return node instanceof Link || node instanceof AutoLink || node instanceof MailLink;
  }

  private static String destination(Node node) {
    if (node instanceof Link link) {
      return link.getUrl().unescape();
    }
    String address = ((DelimitedLinkNode) node).getText().toString();
    return node instanceof MailLink ? "mailto:" + address : address;
  }

  private record Pending(Node node, int offset, String words) {}

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
          new NodeRenderingHandler<>(Text.class, Renderer::text),
          new NodeRenderingHandler<>(Link.class, Renderer::link),
          new NodeRenderingHandler<>(AutoLink.class, Renderer::link),
          new NodeRenderingHandler<>(MailLink.class, Renderer::link),
          new NodeRenderingHandler<>(Image.class, Renderer::image),
          new NodeRenderingHandler<>(CitationMark.class, Renderer::citation),
          new NodeRenderingHandler<>(LinkRef.class, Renderer::reference),
          new NodeRenderingHandler<>(ImageRef.class, (node, context, html) -> refused(node, html)),
          new NodeRenderingHandler<>(HtmlInline.class, Renderer::inlineHtml),
          new NodeRenderingHandler<>(HtmlBlock.class, (node, context, html) -> refused(node, html)),
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
          html.text(BRACES.matcher(child.getChars().unescape()).replaceFirst(""));
        } else {
          context.render(child);
        }
      }
      html.tag("/h" + heading.level()).line();
    }

    /** Most texts are printed as they are; Flexmark looks for what to replace four times. */
    private static void text(Text node, NodeRendererContext context, HtmlWriter html) {
      String text = reader(context).chars(node);
      if (isPlain(text)) {
        html.raw(text);
      } else {
        html.text(Escaping.normalizeEOL(node.getChars().unescape()));
      }
    }

    private static boolean isPlain(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '&' || c == '<' || c == '>' || c == '"' || c == '\\' || c == '\r') {
          return false;
        }
      }
      return true;
    }

    private static void link(Node node, NodeRendererContext context, HtmlWriter html) {
      html.attr("href", mark(Body.LINK, reader(context).marks.get(node))).withAttr().tag("a");
      context.renderChildren(node);
      if (!node.hasChildren() && node instanceof DelimitedLinkNode address) {
        html.text(address.getText());
      }
      html.tag("/a");
    }

    private static void image(Image node, NodeRendererContext context, HtmlWriter html) {
      String mark = mark(Body.IMAGE, reader(context).marks.get(node));
      String alt = new TextCollectingVisitor().collectAndGetText(node);
      html.attr("src", mark).attr("alt", alt).withAttr().tagVoid("img");
    }

    /** Words in brackets: a link has its address behind its words. */
    private static void reference(LinkRef node, NodeRendererContext context, HtmlWriter html) {
      html.text(before(node));
      context.renderChildren(node);
      html.text(after(node));
    }

    /** Only what {@link RawHtml} has let through is markup. */
    private static void inlineHtml(HtmlInline node, NodeRendererContext context, HtmlWriter html) {
      if (reader(context).allowed.contains(node)) {
        html.raw(node.getChars().normalizeEOL());
      } else {
        refused(node, html);
      }
    }

    private static void refused(Node node, HtmlWriter html) {
      html.text(node.getChars().normalizeEOL());
    }

    private static void citation(CitationMark node, NodeRendererContext context, HtmlWriter html) {
      int first = reader(context).marks.get(node);
      for (int i = first; i < first + node.parts().size(); i++) {
        html.raw(mark(Body.CITATION, i));
      }
    }

    private static String mark(char kind, int index) {
      return "" + kind + index + Body.END;
    }
  }
}
