package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.content.Problem;

/** One run reports everything, in order. */
class SeveralProblemsTest {

  @Test
  void allProblemsAreReportedSortedByFileLineAndColumn() throws IOException {
    assertEquals(
        """
        content/pages/first.md:1:1: no front matter. Begin the file with a line '---'. (an entry begins with '---', then its fields, then '---')
        content/pages/second.md:2:1: the field 'summary' is missing. Two or three plain sentences that a tired caseworker understands: what it is, for whom, and how sure which source was. No Markdown. (fields of a page: src/main/resources/schema/page.schema.json)
        content/pages/second.md:3:1: 'sumary' is not a field of a page. Did you mean 'summary'? (fields: title, also-called, summary, status, sources, menu, shows, crosses, listed-with, relations, links, aliases, anchors, evidence-up-to, reviewed)
        content/pages/second.md:4:11: '2027-01-01' is in the future. (today is 2026-06-30)
        content/pages/second.md:5:7: '0' is too small for 'menu'. (at least 1)
        content/pages/second.md:8:1: 'Words' is a heading of level 1. Begin it with '##'. (the title is the page's only heading of level 1)
        content/pages/second.md:10:1: the link 'nothing.md' leads to no file. (links begin at this file's folder)
        content/pages/second.md:10:21: the link 'nothing.md' leads to no file. (links begin at this file's folder)
        content/pages/second.md:10:37: the image '../images/line.png' has no alternative text. Say between the brackets what it shows.
        content/permalinks.lock: warning: 5 new addresses are not listed yet. On the main branch run 'kb lock'; a pull request leaves it alone.
        content/terms/burnout.md:2:1: the field 'summary' is missing. Two or three plain sentences that a tired caseworker understands: what it is, for whom, and how sure which source was. No Markdown. (fields of a term: src/main/resources/schema/term.schema.json)
        """,
        TestSite.report("several-problems"));
  }

  @Test
  void everyProblemSaysWhatToDoOrWhatWasExpected(@TempDir Path folder) throws IOException {
    List<Problem> bare = new ArrayList<>();
    try (Stream<Path> situations = Files.list(Path.of("src", "test", "sites"))) {
      for (Path situation : situations.filter(Files::isDirectory).toList()) {
        String name = situation.getFileName().toString();
        TestSite.of(name, folder.resolve(name)).load().problems().stream()
            .filter(problem -> problem.suggestion().isEmpty() && problem.expected().isEmpty())
            .forEach(bare::add);
      }
    }
    assertEquals(List.of(), bare);
  }

  @Test
  void warningsStopNothing(@TempDir Path folder) throws IOException {
    List<Problem> problems = TestSite.of("permalink-not-listed", folder).load().problems();
    assertEquals(
        List.of(Problem.Severity.WARNING), problems.stream().map(Problem::severity).toList());
    assertFalse(Problem.anyError(problems));
  }

  @Test
  void warningsAreCountedApartFromErrors(@TempDir Path folder) throws IOException {
    List<Problem> problems = TestSite.of("several-problems", folder).load().problems();
    assertTrue(Problem.anyError(problems));
    assertEquals(1, problems.stream().filter(problem -> !problem.isError()).count());
  }
}
