package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchAnalyzerTest {

  private final SearchAnalyzer analyzer = new SearchAnalyzer(Set.of("sts", "maps"));

  private List<String> stems(String text) {
    return analyzer.stems(text).stream().map(SearchAnalyzer.Form::text).toList();
  }

  private List<String> forms(String text) {
    return analyzer.forms(text).stream().map(SearchAnalyzer.Form::text).toList();
  }

  @Test
  void acronymsAreNotStemmed() {
    assertEquals(List.of("sts", "maps", "ptsd"), stems("STS, MAPS and PTSD"));
  }

  @Test
  void wordsAreStemmed() {
    assertEquals(List.of("nurs", "nurs", "supervis"), stems("Nurses nursing supervision"));
  }

  @Test
  void accentsAndLettersOfOneKindAreFolded() {
    assertEquals(List.of("cafe", "resume", "strasse"), forms("Café RÉSUMÉ Straße"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\u2019", "\u2018", "\u02BC", "\uFF07", "\u2032", "`", "\u00B4"})
  void everyApostropheIsAlike(String apostrophe) {
    assertEquals(
        List.of("worker", "don't"), forms("worker" + apostrophe + "s don" + apostrophe + "t"));
  }

  @Test
  void stopWordsLeaveTheirPositions() {
    List<SearchAnalyzer.Form> stems = analyzer.stems("the impact of the stress");
    assertEquals(
        List.of(
            new SearchAnalyzer.Form("impact", 1, 4, 10),
            new SearchAnalyzer.Form("stress", 4, 18, 24)),
        stems);
  }

  @Test
  void hyphenatedNamesAreTheirParts() {
    assertEquals(List.of("ce", "cert", "eft", "hp", "dsm", "5"), forms("CE-CERT EFT-HP DSM-5"));
  }

  @Test
  void stemOfAFormIsTheStemInText() {
    for (String form : forms("STS supervisors organizational studies of the don't 12.5")) {
      if (!SearchAnalyzer.isStopWord(form)) {
        assertEquals(stems(form), List.of(analyzer.stem(form)));
      }
    }
  }
}
