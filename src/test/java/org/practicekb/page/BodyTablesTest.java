package org.practicekb.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class BodyTablesTest {

  private static String table(String... heads) {
    return "<table>\n<thead>\n<tr><th>"
        + String.join("</th><th align=\"right\">", heads)
        + "</th></tr>\n</thead>\n<tbody>\n<tr>"
        + "<td>x</td>".repeat(heads.length)
        + "</tr>\n</tbody>\n</table>";
  }

  @Test
  void rowsOfThreeColumnsStackAndEachCellTellsItsHead() {
    Document page =
        Jsoup.parse(
            BodyTables.in("<p>a</p>" + table("<a href=\"x\">Who</a>", "A \"b\" &amp; $1", "")));
    assertEquals("stacks", page.selectFirst("table").className());
    assertEquals(
        List.of("Who", "A \"b\" & $1", ""),
        page.select("td").stream().map(cell -> cell.attr("data-head")).toList());
  }

  @Test
  void twoColumnsStayAsTheyAre() {
    Document page = Jsoup.parse(BodyTables.in(table("Who", "What")));
    assertEquals("", page.selectFirst("table").className());
    assertEquals(0, page.select("[data-head]").size());
  }

  @Test
  void everyTableScrollsByItself() {
    Document page = Jsoup.parse(BodyTables.in(table("a", "b") + "<p>c</p>" + table("d", "e", "f")));
    assertEquals(2, page.select("div.table-box[tabindex=0] > table").size());
    assertEquals("c", page.selectFirst("p").text());
  }
}
