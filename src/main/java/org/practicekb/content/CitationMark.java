package org.practicekb.content;

import com.vladsch.flexmark.parser.LinkRefProcessor;
import com.vladsch.flexmark.parser.LinkRefProcessorFactory;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A citation in a body: {@code [@key]}, {@code [@key, locator]} or {@code [@a; @b, locator]},
 * Pandoc's syntax.
 */
final class CitationMark extends Node {

  private static final Pattern NEXT = Pattern.compile(";(?=\\s*@)");

  private final List<String> parts;

  private CitationMark(BasedSequence chars) {
    super(chars);
    String all = chars.toString();
    String inner = all.substring(1, all.length() - 1).replace('\n', ' ');
    this.parts = inner.indexOf(';') < 0 ? List.of(inner) : List.of(NEXT.split(inner));
  }

  /** What it cites, each as {@code @key, locator}. */
  List<String> parts() {
    return parts;
  }

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
  }

  /** Recognizes the mark where Markdown allows a link. */
  static final class Factory implements LinkRefProcessorFactory {
    @Override
    public LinkRefProcessor apply(Document document) {
      return new Processor();
    }

    @Override
    public boolean getWantExclamationPrefix(DataHolder options) {
      return false;
    }

    @Override
    public int getBracketNestingLevel(DataHolder options) {
      return 0;
    }
  }

  private static final class Processor implements LinkRefProcessor {
    @Override
    public boolean getWantExclamationPrefix() {
      return false;
    }

    @Override
    public int getBracketNestingLevel() {
      return 0;
    }

    @Override
    public boolean isMatch(BasedSequence chars) {
      return chars.length() >= 4 && chars.charAt(0) == '[' && chars.charAt(1) == '@';
    }

    @Override
    public Node createNode(BasedSequence chars) {
      return new CitationMark(chars);
    }

    @Override
    public BasedSequence adjustInlineText(Document document, Node node) {
      return node.getChars();
    }

    @Override
    public boolean allowDelimiters(BasedSequence chars, Document document, Node node) {
      return false;
    }

    @Override
    public void updateNodeElements(Document document, Node node) {
      node.removeChildren();
    }
  }
}
