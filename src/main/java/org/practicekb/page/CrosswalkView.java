package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/**
 * The principles against everything they are linked with.
 *
 * @param columns interventions, programs and frameworks
 * @param pairs by number
 */
public record CrosswalkView(List<Head.Link> columns, List<Pair> pairs) implements Exhibit {

  @Override
  public String kind() {
    return "crosswalk";
  }

  /** The principles of one number. */
  public record Pair(int number, String href, List<Side> sides) {}

  /**
   * A principle.
   *
   * @param id its anchor here
   * @param kind its side and number
   * @param cells a list for each column; empty where nothing is linked
   */
  public record Side(String id, String kind, String title, String href, List<List<Joint>> cells) {}

  /**
   * What joins a principle to another entry.
   *
   * @param label the kind of the relation, or where the sentence stands
   * @param sentence says how the two belong together
   */
  public record Joint(
      String title, String href, String label, String sentence, TemplateHTMLOutputModel cites) {}
}
