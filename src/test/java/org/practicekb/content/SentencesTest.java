package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SentencesTest {

  private static final Sentences THREE = new Sentences("One is. Two is. Three is.");

  @Test
  void asManySentencesLeadAsFit() {
    assertEquals("One is. Two is.", THREE.leading(20));
    assertEquals("One is. Two is. Three is.", THREE.leading(25));
  }

  @Test
  void firstSentenceLeadsHoweverLong() {
    assertEquals("One is.", THREE.leading(3));
  }

  @Test
  void noTextHasNoSentence() {
    assertEquals("", new Sentences("").leading(9));
  }
}
