package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/**
 * A page that lists entries.
 *
 * @param head the frame
 * @param title the heading
 * @param intro plain text below it; may be empty
 * @param facts short facts below that, such as the labels that sources print
 * @param cites citations of the facts
 * @param pages pages that show the same entries in another way
 * @param groups the lists; one without a title is the page's only one
 * @param citations the list of citations
 */
public record ListView(
    Head head,
    String title,
    String intro,
    List<String> facts,
    TemplateHTMLOutputModel cites,
    List<Head.Link> pages,
    List<Group> groups,
    List<Citations.Work> citations) {

  /** A list under a heading with an anchor; {@code note} says what it holds. */
  public record Group(String id, String title, String note, List<Item> items) {}

  /**
   * An entry in a list.
   *
   * @param id its anchor here; may be empty
   * @param apa the bibliographic line in place of the summary, for works
   * @param cites what the summary rests on
   * @param note a remark, such as whose word a tag is
   * @param details what there is to say of a conflict or a source error; else null
   */
  public record Item(
      String id,
      String title,
      String href,
      String kind,
      List<Badge> badges,
      String summary,
      TemplateHTMLOutputModel cites,
      TemplateHTMLOutputModel apa,
      String note,
      Details details) {

    /** An item whose summary is the entry's own, with its sources on the entry's page. */
    Item(
        String id,
        String title,
        String href,
        String kind,
        List<Badge> badges,
        String summary,
        TemplateHTMLOutputModel apa,
        String note,
        Details details) {
      this(id, title, href, kind, badges, summary, Html.of(""), apa, note, details);
    }
  }

  /**
   * What a conflict or a source error is about.
   *
   * @param means what it means for the reader; may be empty
   * @param label what the lines are
   * @param cites what they rest on
   * @param concerned the entries concerned
   */
  public record Details(
      String means,
      String label,
      List<Line> lines,
      TemplateHTMLOutputModel cites,
      List<Head.Link> concerned) {}

  /** A text with who says it, or what it is. */
  public record Line(String label, String text) {}
}
