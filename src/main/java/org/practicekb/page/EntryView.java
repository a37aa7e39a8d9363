package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/**
 * An entry's page. Texts are plain, markup is {@link TemplateHTMLOutputModel}; parts that do not
 * apply are empty.
 *
 * @param head the frame
 * @param kind the type's name; empty for a page, which has no other
 * @param title with its mark
 * @param alsoCalled other names
 * @param summary plain sentences
 * @param summaryCites what the summary rests on
 * @param apa the work itself in APA style, for a reference or source
 * @param facts short facts under the title of a reference, such as how much our sources say of it
 * @param brief the first screen of a practice; null for other types
 * @param conflicts conflicts that change a decision about this entry
 * @param grades the current grade on each scale
 * @param history earlier grades
 * @param regrades the days on which its grades changed here, the newest first
 * @param ungraded whether to say that no source here grades it
 * @param fields what the schema shows at a glance
 * @param tags the taxonomy values
 * @param partLists elements, definitions, levels and the like
 * @param table an evidence table; null when there is none
 * @param chart the table drawn; null when it cannot be
 * @param exhibit what a page of the site shows of all entries; null when there is nothing
 * @param tools pages that tell more of this entry beside others
 * @param contents the headings of level 2
 * @param body the text
 * @param terms whether the text shows definitions of terms
 * @param citations the list of citations
 * @param relations by kind
 * @param linkedFrom entries that link here
 * @param citedBy entries that cite this work
 * @param seeAlso entries computed to be near
 * @param links outside links
 * @param cited how to cite it
 * @param sharing how it is passed on
 * @param evidenceUpTo date of the newest evidence
 * @param reviewed when a person last compared it with the sources
 * @param updated when the file last changed
 * @param due when it is to be compared again
 * @param correction where to suggest a correction; null when there is no such place
 */
public record EntryView(
    Head head,
    String kind,
    String title,
    List<String> alsoCalled,
    String summary,
    TemplateHTMLOutputModel summaryCites,
    TemplateHTMLOutputModel apa,
    List<String> facts,
    Brief brief,
    List<MentionView> conflicts,
    List<GradeView> grades,
    List<GradeView> history,
    List<Regrade> regrades,
    boolean ungraded,
    List<Row> fields,
    List<Row> tags,
    List<PartList> partLists,
    TableView table,
    ChartView chart,
    Exhibit exhibit,
    List<Head.Link> tools,
    List<Head.Link> contents,
    TemplateHTMLOutputModel body,
    boolean terms,
    List<Citations.Work> citations,
    List<RelationGroup> relations,
    List<MentionView> linkedFrom,
    List<MentionView> citedBy,
    List<MentionView> seeAlso,
    List<OutsideLink> links,
    CitedPage cited,
    Sharing sharing,
    String evidenceUpTo,
    String reviewed,
    String updated,
    Due due,
    Head.Link correction) {

  /**
   * The next review.
   *
   * @param by its last day
   * @param overdue whether that day has passed when the site was built
   * @param href the page of the reviews
   */
  public record Due(String by, boolean overdue, String href) {}

  /**
   * What a reader in a hurry asks first.
   *
   * @param who for whom it is; empty when no source says so
   * @param takes how much time it takes and who can start it; empty when no source says so
   * @param watch how the section on cautions begins; empty when there is none
   */
  public record Brief(List<Row> who, List<Row> takes, String watch) {}

  /**
   * A grade with its scale and meaning.
   *
   * @param criteria the criteria of the level; empty when they were not verified
   * @param ordered whether the level stands in an order of strength
   * @param unsupported whether it is a practice's grade, for which no reference is named
   * @param links the issuer's own pages: first the one on this entry, then those on the scale
   * @param unlocated whether no source gives the address of the former
   */
  public record GradeView(
      Badge badge,
      String scaleTitle,
      String scaleHref,
      String meaning,
      List<String> criteria,
      boolean ordered,
      boolean outside,
      String appliesTo,
      String asOf,
      String by,
      String note,
      TemplateHTMLOutputModel cites,
      String statedSupport,
      TemplateHTMLOutputModel statedCites,
      boolean unsupported,
      List<SupportView> named,
      List<OutsideLink> links,
      boolean unlocated) {}

  /** A reference named behind a grade; {@code also} are the other practices it is named for. */
  public record SupportView(
      String title,
      String href,
      List<String> facts,
      TemplateHTMLOutputModel cites,
      List<Head.Link> also) {}

  /** What a day changed in the grades; {@code day} is {@code YYYY-MM-DD}. */
  public record Regrade(String day, List<String> changes) {}

  /**
   * How an entry is passed on: on paper and as part of a handout.
   *
   * @param shortHref the short link from here
   * @param shortUrl the short link in full
   * @param qr the short link as a QR code; empty without a real base URL
   * @param handout the link to the handout
   * @param collects the pages that the button adds to the handout, by their paths with spaces
   *     between: this one, or those that a pathway leads to
   * @param adds the words on that button
   * @param pack the link to a pathway's pack; null for other types
   */
  public record Sharing(
      String shortHref,
      String shortUrl,
      TemplateHTMLOutputModel qr,
      String handout,
      String collects,
      String adds,
      Head.Link pack) {}

  /** A field: its name and its values; no values means that our sources do not state it. */
  public record Row(
      String label, boolean ordered, List<Value> values, TemplateHTMLOutputModel cites) {}

  /** A value; {@code basis} is empty, or says that it is our reading. */
  public record Value(String text, String href, String basis) {}

  /** A list of parts under a heading; {@code id} is the heading's anchor. */
  public record PartList(String id, String label, List<Part> parts) {}

  /** A part; {@code id} is its anchor or empty. */
  public record Part(
      String id,
      List<String> formerIds,
      String title,
      String href,
      String text,
      List<String> points,
      String note,
      TemplateHTMLOutputModel cites) {}

  /** An evidence table as printed; {@code differs} says whether any figure does not add up. */
  public record TableView(
      List<String> columns, List<List<Cell>> rows, List<Cell> totals, boolean differs) {}

  /** A cell as printed; {@code sum} is empty, or what the figures add up to instead. */
  public record Cell(String text, String sum, List<Mark> marks) {}

  /** A link from a figure to the source error that is about it. */
  public record Mark(String number, String title, String href) {}

  /** Relations of one kind. */
  public record RelationGroup(String label, List<RelationView> relations) {}

  /** A relation seen from this page. */
  public record RelationView(
      String title,
      String href,
      String kind,
      String note,
      String result,
      TemplateHTMLOutputModel cites) {}

  /** Another entry with the sentence that names this one, or with what it shares. */
  public record MentionView(String title, String href, String kind, String sentence) {}

  /** A page elsewhere. */
  public record OutsideLink(String label, String url, String provenance) {}
}
