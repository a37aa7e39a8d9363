package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/**
 * The facilitator's pack of a pathway: its page, and the one file that can be sent to phones.
 *
 * @param head the frame of the page
 * @param pathway the pathway as this page shows it
 * @param goal what participants can do afterwards
 * @param minutes the time of all steps
 * @param rules the rules of the room
 * @param steps in their order
 * @param handout the link to the handout
 * @param readings what makes a handout of the pathway
 * @param file the link to the one file
 */
public record PackView(
    Head head,
    EntryView pathway,
    String goal,
    int minutes,
    String rules,
    List<Step> steps,
    String handout,
    String readings,
    Head.Link file) {

  /**
   * A step of the session.
   *
   * @param begins when it begins, in hours and minutes from the start: {@code 0:15}
   * @param sharing how its reading is passed on; null when that is no entry
   */
  public record Step(
      String begins,
      int minutes,
      Head.Link reading,
      String why,
      List<String> questions,
      EntryView.Sharing sharing) {}

  /**
   * The one file: everything in it, nothing fetched.
   *
   * @param policy its Content-Security-Policy, which allows this style sheet alone
   * @param style the style sheet
   * @param address where its newest version is; empty without a real base URL
   * @param readings the entries of the steps, each once
   */
  public record File(
      PackView pack,
      TemplateHTMLOutputModel policy,
      TemplateHTMLOutputModel style,
      String address,
      List<EntryView> readings) {}
}
