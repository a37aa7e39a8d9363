package org.practicekb.search;

import java.util.List;

/**
 * A part of an entry's text.
 *
 * @param text plain text
 * @param anchor the id on the entry's page that the text stands at; empty for none
 * @param highlights the words searched for, in order
 */
public record Excerpt(String text, String anchor, List<Highlight> highlights) {

  /**
   * A stretch of the excerpt's text.
   *
   * @param start in UTF-16 units
   * @param end exclusive
   */
  public record Highlight(int start, int end) {}
}
