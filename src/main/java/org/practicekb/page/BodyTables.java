package org.practicekb.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of a body, as Flexmark writes them. One that is wider than the page scrolls by itself,
 * with the keyboard too. On a phone the rows of a table with three columns or more are stacked, and
 * each cell tells the head of its column.
 */
final class BodyTables {

  private static final String OPEN = "<table>";
  private static final String CLOSE = "</table>";
  private static final String BOX =
      "<div class=\"table-box\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">" + "<table";
  private static final int SIDE_BY_SIDE = 2;
  private static final Pattern START = Pattern.compile("<(tr|th|td)\\b");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private BodyTables() {}

  /** The markup with its tables made readable. */
  static String in(String html) {
    int at = html.indexOf(OPEN);
    if (at < 0) {
      return html;
    }
    StringBuilder out = new StringBuilder(html.length() + 512);
    int done = 0;
    for (; at >= 0; at = html.indexOf(OPEN, done)) {
      int end = html.indexOf(CLOSE, at);
      out.append(html, done, at).append(BOX);
      out.append(stacked(html.substring(at + OPEN.length(), end))).append(CLOSE).append("</div>");
      done = end + CLOSE.length();
    }
    return out.append(html, done, html.length()).toString();
  }

  private static String stacked(String rows) {
    List<String> heads = new ArrayList<>();
    int column = 0;
    Matcher start = START.matcher(rows);
    StringBuilder out = new StringBuilder(rows.length() + 256);
    while (start.find()) {
      switch (start.group(1)) {
        case "tr" -> column = 0;
        case "th" -> heads.add(text(rows, start.end()));
        default -> start.appendReplacement(out, "$0" + label(head(heads, column++)));
      }
    }
    return heads.size() > SIDE_BY_SIDE ? " class=\"stacks\">" + start.appendTail(out) : ">" + rows;
  }

  /** A row may have more cells than there are heads. */
  private static String head(List<String> heads, int column) {
    return column < heads.size() ? heads.get(column) : "";
  }

  /** The words of the cell whose tag begins before {@code from}. */
  private static String text(String rows, int from) {
    String cell = rows.substring(rows.indexOf('>', from) + 1, rows.indexOf("</th>", from));
    return TAG.matcher(cell).replaceAll("").strip().replace("\"", "&quot;");
  }

  private static String label(String head) {
    return head.isEmpty() ? "" : Matcher.quoteReplacement(" data-head=\"" + head + "\"");
  }
}
