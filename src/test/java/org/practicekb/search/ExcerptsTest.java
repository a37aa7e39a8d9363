package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExcerptsTest {

  private final Excerpts excerpts = new Excerpts(new SearchAnalyzer(Set.of()));

  private static EntryText.Passage passage(String anchor, String text) {
    return new EntryText.Passage(anchor, text);
  }

  private static List<String> highlighted(Excerpt excerpt) {
    return excerpt.highlights().stream()
        .map(highlight -> excerpt.text().substring(highlight.start(), highlight.end()))
        .toList();
  }

  @Test
  void summaryIsPreferredAndHighlighted() {
    Excerpt excerpt =
        excerpts.of(
            "Supervisors' stress, seen.",
            List.of(passage("a", "Stress.")),
            Set.of("stress", "supervisor"));
    assertEquals("Supervisors' stress, seen.", excerpt.text());
    assertEquals("", excerpt.anchor());
    assertEquals(List.of("Supervisors", "stress"), highlighted(excerpt));
  }

  @Test
  void passageWithMoreOfTheWordsWins() {
    Excerpt excerpt =
        excerpts.of(
            "Stress.",
            List.of(passage("a", "Stress again."), passage("b", "Relief from stress.")),
            Set.of("stress", "relief"));
    assertEquals("b", excerpt.anchor());
    assertEquals(List.of("Relief", "stress"), highlighted(excerpt));
  }

  @Test
  void longPassageIsCutAtWordsAroundItsBestPlace() {
    String filler = "Nothing to see in these words. ".repeat(20);
    Excerpt excerpt =
        excerpts.of(
            "Summary.",
            List.of(passage("a", filler + "Stress. " + filler + "Relief from stress. " + filler)),
            Set.of("stress", "relief"));
    assertEquals(List.of("Relief", "stress"), highlighted(excerpt));
    assertTrue(excerpt.text().startsWith("… ") && excerpt.text().endsWith(" …"), excerpt.text());
    assertTrue(excerpt.text().length() <= 244);
    assertTrue(
        (filler + filler).contains(excerpt.text().substring(2, excerpt.text().indexOf("Relief"))));
  }

  @Test
  void beginningAndEndOfAPassageHaveNoMark() {
    String filler = "Nothing to see in these words. ".repeat(20);
    Excerpt first = excerpts.of("", List.of(passage("a", "Stress. " + filler)), Set.of("stress"));
    assertTrue(first.text().startsWith("Stress."));
    Excerpt last = excerpts.of("", List.of(passage("a", filler + "Stress.")), Set.of("stress"));
    assertTrue(last.text().endsWith("Stress."));
  }

  @Test
  void withoutWordsItIsTheSummaryOrTheBeginning() {
    List<EntryText.Passage> passages = List.of(passage("a", "First."), passage("b", "Second."));
    assertEquals(
        new Excerpt("Summary.", "", List.of()), excerpts.of("Summary.", passages, Set.of()));
    assertEquals(new Excerpt("First.", "a", List.of()), excerpts.of("", passages, Set.of()));
    assertEquals(new Excerpt("", "", List.of()), excerpts.of("", List.of(), Set.of()));
  }
}
