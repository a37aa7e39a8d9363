package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTextTest {

  private static List<String> quoted(String typed) {
    QueryText text = QueryText.parse(typed);
    return text.quoted().stream().map(r -> text.positive().substring(r.start(), r.end())).toList();
  }

  @Test
  void quotesMakePhrases() {
    assertEquals(
        List.of("best practices", "self care"), quoted("\"best practices\" for “self care”"));
  }

  @Test
  void quoteWithoutPartnerIsASpace() {
    assertEquals(List.of(), quoted("secondary \"traumatic stress"));
    assertEquals(
        "secondary  traumatic stress", QueryText.parse("secondary \"traumatic stress").positive());
  }

  @Test
  void minusExcludesWordsAndPhrases() {
    QueryText text = QueryText.parse("stress -burnout -\"compassion fatigue\" -CE-CERT");
    assertEquals(List.of("burnout", "compassion fatigue", "CE-CERT"), text.excluded());
    assertEquals("stress", text.positive().strip());
  }

  @Test
  void minusWithinOrWithoutAWordIsText() {
    QueryText text = QueryText.parse("self-care - stress --help -\"open -");
    assertEquals(List.of(), text.excluded());
  }

  @Test
  void offsetsAreThoseOfTheTextTyped() {
    String typed = "-a \"b c\" d";
    QueryText text = QueryText.parse(typed);
    assertEquals(typed.length(), text.positive().length());
    assertEquals(typed.indexOf("d"), text.positive().indexOf("d"));
  }

  @Test
  void longQueryIsCut() {
    QueryText text = QueryText.parse("word ".repeat(1000));
    assertEquals(QueryText.MAX_CHARS, text.positive().length());
    assertTrue(text.cut());
  }
}
