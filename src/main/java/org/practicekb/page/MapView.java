package org.practicekb.page;

import java.util.List;

/**
 * An evidence map: for each scale a table of what is graded by it. No two scales share a table.
 *
 * @param by the taxonomy of the rows
 * @param axes the taxonomies it can be read by
 * @param tables a table for each scale, and one of what no source grades
 * @param crossings the strongest studies against the practices they are named for
 */
public record MapView(String by, List<Axis> axes, List<Table> tables, List<Crossing> crossings)
    implements Exhibit {

  @Override
  public String kind() {
    return "evidence-map";
  }

  /** A way to read the map; {@code current} is the one of this page. */
  public record Axis(String title, String href, boolean current) {}

  /**
   * The entries of one scale.
   *
   * @param id its anchor
   * @param href the scale's page; empty for what has no grade
   * @param note what the scale rates
   * @param unused the levels that no practice here has
   */
  public record Table(
      String id,
      String title,
      String href,
      String note,
      List<Column> columns,
      List<Row> rows,
      List<String> unused) {}

  /** A level; {@code apart} when it stands outside the order of its scale. */
  public record Column(String title, String href, boolean apart) {}

  /** A value of the taxonomy; the row of what is not stated has no link. */
  public record Row(String title, String href, List<List<Item>> cells) {}

  /** An entry; {@code curated} when its place in the row is our reading. */
  public record Item(String title, String href, String kind, boolean curated) {}

  /**
   * The references of a scale's strongest level against the practices they are named for.
   *
   * @param level the level's name
   * @param wide whether the practices are too many for a column each
   * @param without practices of the strongest level for which none of them is named
   */
  public record Crossing(
      String id,
      String title,
      String href,
      String level,
      boolean wide,
      List<Practice> practices,
      List<Work> works,
      List<Head.Link> without) {}

  /** A practice; {@code named} of the references, and the support as the source states it. */
  public record Practice(String title, String href, int named, String stated) {}

  /**
   * A reference.
   *
   * @param name how it is cited in a text
   * @param named for each column whether it is named for that practice; empty when there are none
   * @param practices those it is named for
   */
  public record Work(
      String name, String title, String href, List<Boolean> named, List<Head.Link> practices) {}
}
