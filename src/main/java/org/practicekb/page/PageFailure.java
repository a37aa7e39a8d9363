package org.practicekb.page;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.link.Address;

/** A template failed on a page. */
public final class PageFailure extends IOException {

  private static final long serialVersionUID = 1;
  private static final String NEXT_PART = "----";
  private static final String TIP = "Tip: ";

  private final transient Problem problem;

  private PageFailure(Problem problem, Exception cause) {
    super(problem.toString(), cause);
    this.problem = problem;
  }

  /** What is wrong with which template, its file named from the folder of the templates. */
  public Problem problem() {
    return problem;
  }

  static PageFailure of(Exception e, String template, Address page) {
    return new PageFailure(problem(e, template, "seen on the page " + page.permalink()), e);
  }

  private static Problem problem(Exception e, String template, String where) {
    if (e instanceof ParseException parse) {
      Place place = new Place(name(parse.getTemplateName(), template), line(parse), column(parse));
      return Problem.error(place, firstPart(parse.getEditorMessage()), "", where);
    }
    if (e instanceof TemplateException failed) {
      int line = failed.getLineNumber() == null ? 0 : failed.getLineNumber();
      int column = failed.getColumnNumber() == null ? 0 : failed.getColumnNumber();
      Place place = new Place(name(failed.getTemplateSourceName(), template), line, column);
      String message = failed.getMessageWithoutStackTop();
      return Problem.error(place, firstPart(message), tip(message), where);
    }
    String what = e instanceof TemplateNotFoundException ? "there is no such template" : "";
    return Problem.error(
        Place.file(template), what.isEmpty() ? "" + e.getMessage() : what, "", where);
  }

  private static int line(ParseException e) {
    return Math.max(0, e.getLineNumber());
  }

  private static int column(ParseException e) {
    return Math.max(0, e.getColumnNumber());
  }

  private static String name(String known, String template) {
    return known == null ? template : known;
  }

  /** FreeMarker's message is followed by tips and by where it was called from. */
  private static String firstPart(String message) {
    int end = message.indexOf(NEXT_PART);
    return (end < 0 ? message : message.substring(0, end))
        .strip()
        .replaceAll("\\s+", " ")
        .replaceFirst("\\.$", "");
  }

  private static String tip(String message) {
    int begin = message.indexOf(TIP);
    if (begin < 0) {
      return "";
    }
    int end = message.indexOf(NEXT_PART, begin);
    return message
        .substring(begin + TIP.length(), end < 0 ? message.length() : end)
        .strip()
        .replaceAll("\\s+", " ");
  }
}
