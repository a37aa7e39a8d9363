package org.practicekb.page;

import java.util.List;

/**
 * The home page.
 *
 * @param head the frame
 * @param description what the site is
 * @param help the page for a helper in distress; null when there is none
 * @param types the lists of entries
 * @param facets the taxonomies
 * @param grades for each scale its levels with the number of entries that have it
 */
public record HomeView(
    Head head,
    String description,
    Head.Link help,
    List<Door> types,
    List<Door> facets,
    List<ScaleCount> grades) {

  /** A way into a list. */
  public record Door(String href, String text, String description, int count) {}

  /** A scale with the number of entries at each level; never on one axis with another. */
  public record ScaleCount(String title, String href, String rates, List<LevelCount> levels) {}

  /** A level and how many entries have it. */
  public record LevelCount(Badge badge, int count) {}
}
