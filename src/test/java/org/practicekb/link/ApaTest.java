package org.practicekb.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.practicekb.TinyBase;

/** References in APA style, with only what the entry gives. */
class ApaTest {

  private static String text(String file, String fields) {
    return Apa.of(TinyBase.create(Map.of(file, "---\n" + fields + "---\n")).all().get(0)).text();
  }

  @Test
  void anArticle() {
    assertEquals(
        "Doe, J., & Roe, R. (2019). Stress and teams. Journal of Stress, 12(3), 4-5. https://doi.org/10.1000/x",
        text(
            "references/doe-2019.md",
            """
            title: Stress and teams
            authors: [{family: Doe, given: J.}, {family: Roe, given: R.}]
            year: 2019
            container: Journal of Stress
            volume: 12
            issue: 3
            pages: 4-5
            doi: 10.1000/x
            url: https://example.org/
            """));
  }

  @Test
  void aChapterNamesTheEditorsAndPublisherOfItsBook() {
    String chapter =
        """
        title: Teams
        kind: book
        authors: [{family: Doe, given: J.}]
        year: 2019
        container: All of work
        pages: 4-5
        publisher: A Press
        """;
    assertEquals(
        "Doe, J. (2019). Teams. In R. Roe & A. Poe (Eds.), All of work (pp. 4-5). A Press.",
        text(
            "references/doe-2019.md",
            chapter + "editors: [{family: Roe, given: R.}, {family: Poe, given: A.}]\n"));
    assertEquals(
        "Doe, J. (2019). Teams. In All of work (pp. 4-5). A Press.",
        text("references/doe-2019.md", chapter));
  }

  @Test
  void aBookWithoutAuthorsStandsUnderItsEditors() {
    assertEquals(
        "Roe, R. (Ed.). (2019). All of work.",
        text(
            "references/roe-2019.md",
            "title: All of work\nyear: 2019\neditors: [{family: Roe, given: R.}]\n"));
  }

  @Test
  void aBookWithoutYear() {
    assertEquals(
        "Doe, J. (n.d.). Why stress? A Press.",
        text(
            "references/doe.md",
            "title: Why stress?\nauthors: [{family: Doe, given: J.}]\npublisher: A Press\n"));
  }

  @Test
  void aReportOfABodyThatPublishesItself() {
    assertEquals(
        "The Institute. (2020). Report. https://example.org/r",
        text(
            "sources/report.md",
            "title: Report\nissuer: The Institute\nyear: 2020\nurl: https://example.org/r\n"));
  }

  @Test
  void aWorkWithoutAnyone() {
    assertEquals("(2020). Data.", text("references/data.md", "title: Data\nyear: 2020\n"));
  }

  @Test
  void ofMoreThanTwentyAuthorsNineteenAndTheLastAreNamed() {
    String authors =
        IntStream.rangeClosed(1, 22)
            .mapToObj(i -> "{family: A" + i + "}")
            .collect(Collectors.joining(", "));
    String nineteen =
        IntStream.rangeClosed(1, 19).mapToObj(i -> "A" + i).collect(Collectors.joining(", "));
    assertEquals(
        nineteen + ", . . . A22. (2020). Many.",
        text("references/many.md", "title: Many\nyear: 2020\nauthors: [" + authors + "]\n"));
  }

  @Test
  void aTextNamesTwoAuthorsAndOfMoreTheFirst() {
    String roe = "{family: Roe, given: R.}";
    assertEquals("Roe (2019)", inText("authors: [" + roe + "]\nyear: 2019\n"));
    assertEquals("Roe & Roe (n.d.)", inText("authors: [" + roe + ", " + roe + "]\n"));
    assertEquals(
        "Roe et al. (2019)",
        inText("authors: [" + roe + ", " + roe + ", " + roe + "]\nyear: 2019\n"));
    assertEquals("A Press (2019)", inText("organization: A Press\nyear: 2019\n"));
  }

  private static String inText(String fields) {
    String file = "---\ntitle: Teams\n" + fields + "---\n";
    return Apa.inText(TinyBase.create(Map.of("references/roe-2019.md", file)).all().get(0));
  }
}
