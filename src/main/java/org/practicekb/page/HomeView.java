package org.practicekb.page;

import java.util.List;

/**
 * The home page.
 *
 * @param head the frame
 * @param help the page for a helper in distress; null when there is none
 * @param askers a door for each kind of reader
 * @param moments a door for each moment
 * @param grades for each scale its levels with the number of entries that have it
 * @param ungraded how many practices no source here grades
 * @param conflicts where sources disagree so that a decision changes
 * @param changes what changed last
 * @param tools pages that show all entries at once
 * @param types the lists of entries
 * @param facets the taxonomies
 */
public record HomeView(
    Head head,
    Head.Link help,
    List<Door> askers,
    List<Door> moments,
    List<ScaleCount> grades,
    int ungraded,
    List<Head.Link> conflicts,
    List<Change> changes,
    List<Tool> tools,
    List<ListLink> types,
    List<ListLink> facets) {

  /** A way in: its name, a sentence, some entries behind it, and the list of all. */
  public record Door(String title, String text, List<Head.Link> entries, Head.Link all) {}

  /** A page with what it is for. */
  public record Tool(Head.Link link, String text) {}

  /** A list with the number of its entries. */
  public record ListLink(String href, String text, String description, int count) {}

  /**
   * A scale with the number of entries at each level; never on one axis with another.
   *
   * @param ordered the levels in their order of strength, those without entries too
   * @param others the levels outside the order that entries have
   * @param widest the largest of the numbers
   */
  public record ScaleCount(
      String title,
      String href,
      String rates,
      List<LevelCount> ordered,
      List<LevelCount> others,
      int widest) {}

  /** A level and how many entries have it. */
  public record LevelCount(Badge badge, String label, int count) {}

  /** An entry that changed on {@code day}. */
  public record Change(Head.Link link, String kind, String day) {}
}
