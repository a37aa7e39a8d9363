package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "trauma, truama, 1",
    "supervision, suprevision, 1",
    "secondary, secondery, 1",
    "ca, abc, 3",
    "stress, stress, 0",
    "nurse, nurses, 1"
  })
  void distanceIsOptimalStringAlignment(String a, String b, int distance) {
    assertEquals(distance, Dictionary.distance(a.codePoints().toArray(), b.codePoints().toArray()));
  }

  private TinyIndex index(String... texts) throws IOException {
    TinyIndex.Content content = TinyIndex.content();
    for (int i = 0; i < texts.length; i++) {
      content.entry("terms/t" + i, "T" + i, texts[i]);
    }
    return content.index(folder);
  }

  private static List<String> corrections(SearchResult result) {
    return result.corrections().stream().map(SearchResult.Correction::corrected).toList();
  }

  @Test
  void misspeltWordsBecomeTheNearestForms() throws IOException {
    try (TinyIndex index = index("Secondary trauma", "Supervision")) {
      assertEquals(List.of("t0"), index.find("secondery truama"));
      assertEquals(
          List.of(
              new SearchResult.Correction("secondery", "secondary"),
              new SearchResult.Correction("truama", "trauma")),
          index.search("secondery truama").corrections());
      assertEquals(List.of("t1"), index.find("Suprevision"));
    }
  }

  @Test
  void nearerFormWinsThenTheMoreFrequentThenTheFirst() throws IOException {
    try (TinyIndex index = index("grieve", "griever", "griefs", "griefs")) {
      assertEquals(List.of("grieve"), corrections(index.search("grievo")));
      assertEquals(List.of("griefs"), corrections(index.search("griefz")));
    }
  }

  @Test
  void equallyNearAndFrequentFormsAreTakenInOrder() throws IOException {
    try (TinyIndex index = index("cart", "cast")) {
      assertEquals(List.of("cart"), corrections(index.search("cazt")));
    }
  }

  @Test
  void shortWordsAllowOneErrorAndTheFirstLetterStays() throws IOException {
    try (TinyIndex index = index("yoga", "journal")) {
      assertEquals(List.of("yoga"), corrections(index.search("yoag")));
      assertEquals(List.of(), corrections(index.search("yxzo")));
      assertEquals(List.of(), corrections(index.search("xoga")));
      assertEquals(List.of("xoga"), index.search("xoga").notFound());
      assertEquals(List.of("journal"), corrections(index.search("jounrla")));
    }
  }

  @Test
  void wordThatNoFormIsNearBecomesOneThatBeginsAlike() throws IOException {
    try (TinyIndex index = index("Veterinarians", "Veterinarians", "Veterinarianism", "Vetrinas")) {
      assertEquals(List.of("veterinarians"), corrections(index.search("veterinary")));
      assertEquals(List.of(), corrections(index.search("veterzxy")));
      assertEquals(List.of(), corrections(index.search("vetry")));
    }
  }

  @Test
  void wordWhoseStemIsKnownIsNotCorrected() throws IOException {
    try (TinyIndex index = index("therapy", "therapist")) {
      assertEquals(List.of(), corrections(index.search("therapies")));
      assertEquals(List.of("t0"), index.find("therapies"));
    }
  }

  @Test
  void numbersQuotedWordsAndShortWordsAreNotCorrected() throws IOException {
    try (TinyIndex index = index("2020 supervision ab")) {
      assertEquals(List.of("2021"), index.search("2021").notFound());
      assertEquals(List.of("suprevision"), index.search("\"suprevision\"").notFound());
      assertEquals(List.of("ax"), index.search("ax").notFound());
      assertEquals(List.of(), index.search("2021 \"suprevision\" ax").corrections());
    }
  }

  @Test
  void correctedQueryCanBeSearchedForExactly() throws IOException {
    try (TinyIndex index = index("supervision of staff")) {
      SearchResult result = index.search("staff suprevision -nurse");
      assertEquals("staff \"suprevision\" -nurse", result.exact());
      assertEquals(List.of(), index.find(result.exact()));
    }
  }

  @Test
  void wordBeingTypedIsAPrefix() throws IOException {
    try (TinyIndex index = index("The organization", "Theory of organizations", "burnout")) {
      assertEquals(List.of(), index.type("organizatio").corrections());
      assertEquals(List.of("t0", "t1"), TinyIndex.slugs(index.type("organizatio")));
      assertEquals(List.of("t0", "t1"), TinyIndex.slugs(index.type("organiz")));
      assertEquals(List.of("t1"), TinyIndex.slugs(index.type("the")));
    }
  }

  @Test
  void finishedWordThatOnlyBeginsFormsStandsForThem() throws IOException {
    try (TinyIndex index = index("therapy", "therapist", "burnout")) {
      assertEquals(List.of("t0", "t1"), index.find("therap"));
      assertEquals(List.of(), index.search("therap").corrections());
    }
  }

  @Test
  void wordBeforeASpaceIsNotAPrefix() throws IOException {
    try (TinyIndex index = index("car", "caring")) {
      assertEquals(List.of("t0", "t1"), TinyIndex.slugs(index.type("car")));
      assertEquals(List.of("t0"), TinyIndex.slugs(index.type("car ")));
    }
  }

  @Test
  void prefixStandsForItsThirtyTwoMostFrequentForms() throws IOException {
    String[] texts =
        IntStream.range(0, 40)
            .mapToObj(i -> "xq" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "z")
            .toArray(String[]::new);
    texts[0] = "xqbnz";
    try (TinyIndex index = index(texts)) {
      SearchResult found = index.search(SearchRequest.of("xq").page(0, 100).whileTyping());
      assertEquals(33, found.total(), "xqbnz is in two entries");
      assertTrue(TinyIndex.slugs(found).containsAll(List.of("t0", "t39", "t1", "t31")));
      assertFalse(TinyIndex.slugs(found).contains("t32"));
    }
  }
}
