package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiersTest {

  @TempDir Path folder;

  @Test
  void exactPhraseThenAllWordsThenSomeWords() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/some", "Some", "Stress, stress, stress.")
            .entry("terms/all", "All", "Stress that is traumatic.")
            .entry("terms/phrase", "Phrase", "It is traumatic stress.")
            .entry("terms/none", "None", "Burnout.")
            .index(folder)) {
      assertEquals(
          List.of("phrase exact", "all all-words", "some any-word"),
          index.tiers("traumatic stress"));
    }
  }

  @Test
  void wholeTitleOrOtherNameIsExactAndFirst() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("programs/group", "Group supervision", "Supervision, supervision.")
            .entry("interventions/plain", "Supervision", "Talk with someone.")
            .entry("programs/named", "SV program", "Talk.", "also-called: [supervision]")
            .index(folder)) {
      assertEquals(
          List.of("plain exact", "named exact", "group all-words"), index.tiers("supervision"));
    }
  }

  @Test
  void titleIsFoundWithoutItsStopWords() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("programs/sm", "The Sanctuary Model", "A plan for the agency.")
            .entry("programs/other", "Other", "A sanctuary. A model.")
            .index(folder)) {
      assertEquals(List.of("sm exact", "other all-words"), index.tiers("Sanctuary Model"));
      assertEquals(List.of("sm exact", "other all-words"), index.tiers("the sanctuary model"));
    }
  }

  @Test
  void stopWordInAPhraseKeepsItsPlace() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/cost", "A", "The cost of caring.")
            .entry("terms/near", "B", "The cost caring.")
            .entry("terms/far", "C", "Cost is not the point of caring.")
            .index(folder)) {
      assertEquals(List.of("cost"), index.find("\"cost of caring\""));
      assertEquals(List.of("cost"), index.find("\"cost and caring\""));
      assertEquals(List.of("near"), index.find("\"cost caring\""));
    }
  }

  @Test
  void phraseDoesNotReachFromOneParagraphIntoTheNext() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/two", "A", "We speak of stress\n\nRelief comes later")
            .entry("terms/one", "B", "Stress relief comes")
            .index(folder)) {
      assertEquals(List.of("one"), index.find("\"stress relief\""));
    }
  }

  @Test
  void quotedPhraseIsInEveryHit() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/both", "A", "Best practices of supervision.")
            .entry("terms/phrase", "B", "Best practices.")
            .entry("terms/word", "C", "Supervision.")
            .index(folder)) {
      assertEquals(
          List.of("both all-words", "phrase any-word"),
          index.tiers("\"best practices\" supervision"));
    }
  }

  @Test
  void excludedWordsAndPhrasesAreInNoHit() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/a", "A", "Stress and burnout.")
            .entry("terms/b", "B", "Stress and fatigue of compassion.")
            .entry("terms/c", "C", "Stress and compassion fatigue.")
            .index(folder)) {
      assertEquals(List.of("b", "c"), index.find("stress -burnout"));
      assertEquals(List.of("a", "b"), index.find("stress -\"compassion fatigue\""));
      assertEquals(List.of("b"), index.find("-burnout -\"compassion fatigue\""));
      assertEquals(List.of(), index.find("stress -stress"));
    }
  }

  @Test
  void namesWithHyphensAndNumbersAreFound() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("programs/ce-cert", "CE-CERT", "Skills.")
            .entry("programs/eft-hp", "EFT-HP", "Tapping.")
            .entry("terms/dsm", "Criterion A", "It stands in the DSM-5 since 2013.")
            .entry("terms/five", "Five", "There are 5 of them.")
            .index(folder)) {
      assertEquals(List.of("ce-cert exact"), index.tiers("CE-CERT"));
      assertEquals(List.of("ce-cert exact"), index.tiers("ce cert"));
      assertEquals(List.of("eft-hp exact"), index.tiers("eft-hp"));
      assertEquals(List.of("dsm exact", "five any-word"), index.tiers("DSM-5"));
      assertEquals(List.of("five"), index.find("5 -DSM-5"));
    }
  }

  @Test
  void possessiveAccentAndPluralFindTheSame() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/a", "A", "The worker\u2019s naïve plan.")
            .entry("terms/b", "B", "Three workers plan.")
            .index(folder)) {
      assertEquals(List.of("a", "b"), index.find("workers"));
      assertEquals(List.of("a", "b"), index.find("worker's"));
      assertEquals(List.of("a"), index.find("naive"));
      assertEquals(List.of("a"), index.find("NAÏVE"));
    }
  }

  @Test
  void acronymIsNotItsStem() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/sts", "Secondary traumatic stress", "It.", "also-called: [STS]")
            .entry("terms/street", "Street", "Main St. is loud.")
            .entry("terms/uses", "Uses", "They spoke of sts often.")
            .index(folder)) {
      assertEquals(List.of("sts exact", "uses all-words"), index.tiers("STS"));
      assertEquals(List.of("street"), index.find("st"));
    }
  }

  @Test
  void otherNamesOfTheGlossaryComeLast() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/sts", "Secondary traumatic stress", "It.", "also-called: [STS]")
            .entry("programs/short", "Short", "Relief from STS.")
            .entry("programs/long", "Long", "Relief from secondary traumatic stress.")
            .entry("programs/scattered", "Scattered", "Stress, secondary and traumatic.")
            .index(folder)) {
      assertEquals(List.of("sts exact", "short all-words", "long other-name"), index.tiers("STS"));
      assertEquals(
          List.of("sts exact", "long exact", "scattered all-words", "short other-name"),
          index.tiers("secondary traumatic stress"));
      assertEquals(
          List.of(new SearchResult.OtherNames("STS", List.of("Secondary traumatic stress"))),
          index.search("sts").otherNames());
      assertEquals("also called", Tier.OTHER_NAME.label());
    }
  }

  @Test
  void otherNamesAreNotUsedInQuotesNorForExclusion() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/sts", "Secondary traumatic stress", "It.", "also-called: [STS]")
            .entry("programs/short", "Short", "Relief from STS.")
            .entry("programs/long", "Long", "Relief from secondary traumatic stress.")
            .index(folder)) {
      assertEquals(List.of("sts", "short"), index.find("\"STS\""));
      assertEquals(List.of("long"), index.find("relief -STS"));
      assertEquals(List.of("short", "sts"), index.find("\"STS\" relief"));
    }
  }

  @Test
  void longestNameInTheQueryCounts() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/stress", "Stress", "A.", "also-called: [strain]")
            .entry("terms/ts", "Traumatic stress", "B.", "also-called: [TS]")
            .entry("programs/strain", "P", "Strain.")
            .entry("programs/ts", "Q", "TS.")
            .index(folder)) {
      assertEquals(
          List.of(new SearchResult.OtherNames("Traumatic stress", List.of("TS"))),
          index.search("my traumatic stress").otherNames());
      assertEquals(List.of("ts", "stress", "ts"), index.find("traumatic stress"));
    }
  }

  @Test
  void referencesStandBehindOthersOfTheirTierAndListedOnesLast() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("references/listed", "Yoga yoga", "Yoga.")
            .entry("references/described", "Yoga", "Yoga.", "described: true")
            .entry("answers/answer", "What helps", "Some do yoga at times, others do not.")
            .entry("terms/term", "A practice", "Such as yoga.")
            .index(folder)) {
      assertEquals(
          List.of("described exact", "term all-words", "answer all-words", "listed all-words"),
          index.tiers("yoga"));
    }
  }

  @Test
  void equalEntriesStandByTitle() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/z", "Alpha", "Yoga.")
            .entry("terms/a", "Gamma", "Yoga.")
            .entry("terms/b", "Beta", "Yoga.")
            .index(folder)) {
      assertEquals(List.of("z", "b", "a"), index.find("yoga"));
    }
  }

  @Test
  void queryWithoutWordsBrowsesByTitleWithScoreNought() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry("terms/z", "alpha", "Stress.")
            .entry("references/a", "Beta", "Stress.")
            .entry("terms/b", "Gamma", "Burnout.")
            .index(folder)) {
      for (String words : List.of("", "  ", "the", "\"\"", "-", "???")) {
        SearchResult result = index.search(words);
        assertEquals(List.of("z", "a", "b"), TinyIndex.slugs(result));
        assertTrue(result.hits().stream().allMatch(h -> h.score() == 0 && h.tier() == Tier.NONE));
      }
      assertEquals(List.of("the"), index.search("the").ignored());
      assertEquals(List.of("z", "a"), index.find("-burnout"));
    }
  }

  @Test
  void pageOfHitsIsPartOfAllHitsAcrossTiers() throws IOException {
    TinyIndex.Content content = TinyIndex.content();
    for (int i = 0; i < 7; i++) {
      content.entry("terms/p" + i, "P" + i, "Traumatic stress.");
      content.entry("terms/q" + i, "Q" + i, "Stress, traumatic.");
      content.entry("terms/r" + i, "R" + i, "Stress.");
    }
    try (TinyIndex index = content.index(folder)) {
      SearchRequest request = SearchRequest.of("traumatic stress");
      List<SearchResult.Hit> all = index.search(request.page(0, 100)).hits();
      assertEquals(21, all.size());
      for (int offset = 0; offset < 23; offset++) {
        SearchResult page = index.search(request.page(offset, 5));
        assertEquals(all.subList(Math.min(offset, 21), Math.min(offset + 5, 21)), page.hits());
        assertEquals(21, page.total());
      }
      assertEquals(List.of(), index.search(request.page(0, 0)).hits());
      assertEquals(
          List.of(), index.search(request.page(Integer.MAX_VALUE, Integer.MAX_VALUE)).hits());
    }
  }

  @Test
  void longQueryIsReadAsFarAsTheLimitAndSaysSo() throws IOException {
    try (TinyIndex index = TinyIndex.content().entry("terms/a", "A", "Stress.").index(folder)) {
      SearchResult result = index.search("x".repeat(3) + " y".repeat(40) + " stress");
      assertTrue(result.cut());
      assertEquals(32, result.notFound().size());
      assertEquals(0, result.total());
    }
  }

  @Test
  void emptyIndexFindsNothing() throws IOException {
    try (TinyIndex index = TinyIndex.content().index(folder)) {
      assertEquals(0, index.search("stress").total());
      assertEquals(0, index.search("").total());
    }
  }
}
