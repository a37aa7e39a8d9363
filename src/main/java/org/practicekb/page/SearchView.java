package org.practicekb.page;

import java.util.List;

/**
 * The search page: a form for scripts, and for everyone all entries from A to Z.
 *
 * @param head the frame
 * @param facets what results can be filtered by
 * @param browse the lists by type, by taxonomy and by scale
 * @param letters links to the letters: places on this page, or pages when there are many entries
 * @param groups the entries by letter; empty when each letter has a page
 */
public record SearchView(
    Head head,
    List<Facet> facets,
    List<Head.Link> browse,
    List<Head.Link> letters,
    List<Letter> groups) {

  /**
   * A facet with the values that entries have.
   *
   * @param name as the search knows it: {@code setting}, {@code grade:cebc-scientific-rating}
   */
  public record Facet(String name, String title, List<Value> values) {}

  /** A value: its name in the search, and the words of its taxonomy or scale. */
  public record Value(String name, String label) {}

  /** The entries under a letter. */
  public record Letter(String id, String title, List<Line> entries) {}

  /** An entry in the list. */
  public record Line(String href, String title, String kind) {}
}
