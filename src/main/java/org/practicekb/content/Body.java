package org.practicekb.content;

import java.util.List;

/**
 * A Markdown body, parsed once. What depends on other entries is left open in {@link #html}: the
 * marks {@link #LINK}n{@link #END}, {@link #IMAGE}n{@link #END} and {@link #CITATION}n{@link #END}
 * stand for the n-th of {@link #links}, {@link #images} and {@link #citations}. The mark characters
 * are control characters, which no content file may hold.
 *
 * @param html the body as HTML, headings with their ids; empty when there is no text
 * @param headings in order
 * @param links in order
 * @param images in order
 * @param citations in order; one {@code [@a; @b]} is two
 * @param blocks paragraphs, table rows and the like in order, as plain text
 */
public record Body(
    String html,
    List<Heading> headings,
    List<Link> links,
    List<Image> images,
    List<Citation> citations,
    List<Block> blocks) {

  /** Begins the mark of a link's address. */
  public static final char LINK = '\u0001';

  /** Begins the mark of an image's address. */
  public static final char IMAGE = '\u0002';

  /** Begins the mark of a citation. */
  public static final char CITATION = '\u0003';

  /** Ends a mark. */
  public static final char END = '\u0004';

  /**
   * @param id its anchor
   * @param platformId the anchor that code-hosting sites give a heading of this text
   * @param level 1 to 6
   * @param text plain text
   */
  public record Heading(String id, String platformId, int level, String text, Place place) {}

  /**
   * @param destination as written, entities resolved
   * @param text the link's words
   * @param sentence the sentence it stands in, plain text
   * @param section the id of the heading above it; empty before the first
   */
  public record Link(
      String destination, String text, String sentence, String section, Place place) {}

  /**
   * @param destination as written
   * @param alt alternative text
   */
  public record Image(String destination, String alt, Place place) {}

  /**
   * @param key a reference or source
   * @param locator section or page; empty when none is given
   * @param sentence the sentence it stands in, plain text
   * @param section the id of the heading above it
   */
  public record Citation(
      String key, String locator, String sentence, String section, Place place) {}

  /**
   * @param section the id of the heading above it
   * @param text plain text, citations left out
   * @param cited whether it, or the paragraph with a colon that introduces its list, has a citation
   */
  public record Block(String section, String text, boolean cited, Place place) {}
}
