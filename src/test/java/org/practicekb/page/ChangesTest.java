package org.practicekb.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** What changed, by the commits of a tiny repository. */
class ChangesTest {

  private static final String PROGRAM = "programs/steady-teams.md";

  @TempDir static Path folder;
  private static BakedSite site;

  @BeforeAll
  static void bake() throws Exception {
    TestSite base = TestSite.of("sound", folder.resolve("base"));
    Path program = base.content().resolve(PROGRAM);
    try (Git git = Git.init().setDirectory(base.content().toFile()).call()) {
      commit(git, 1);
      Files.writeString(program, Files.readString(program).replaceFirst("level: 2", "level: 1"));
      base.with(
          "terms/strain.md",
          Files.readString(base.content().resolve("terms/burnout.md"))
              .replaceFirst("Burnout", "Strain"));
      commit(git, 2);
      Files.writeString(program, Files.readString(program) + "\nMore [@report-2020, findings].\n");
      commit(git, 3);
    }
    site = BakedSite.of(base, "https://kb.test/", folder.resolve("out"));
  }

  private static void commit(Git git, int day) throws Exception {
    Instant noon = Instant.parse(String.format("2026-01-%02dT12:00:00Z", day));
    PersonIdent editor = new PersonIdent("An Editor", "editor@example.org", noon, ZoneOffset.UTC);
    git.add().addFilepattern(".").call();
    git.commit()
        .setMessage("Day " + day)
        .setAuthor(editor)
        .setCommitter(editor)
        .setSign(false)
        .call();
  }

  private static String day(String day) throws Exception {
    return site.page("changes/").selectFirst("section:has(> h2#d" + day + ")").text();
  }

  @Test
  void eachDayTellsWhatWasRegradedAddedAndChanged() throws Exception {
    List<String> days = site.page("changes/").select("section h2").eachText();
    assertEquals(List.of("2026-01-03", "2026-01-02", "2026-01-01"), days);
    assertEquals("2026-01-03 Changed 1 Steady Teams Program", day("2026-01-03"));
    assertEquals(
        "2026-01-02 Regraded 1 Steady Teams Program Stars: “Two of two stars” before, “One of two"
            + " stars” since Added 1 Strain Term",
        day("2026-01-02"));
  }

  @Test
  void pageTellsWhenItsGradesChanged() throws Exception {
    Element grades = site.page("programs/steady-teams/").selectFirst(".why");
    assertTrue(
        grades
            .text()
            .contains(
                "When grades changed on this page 2026-01-02: Stars: “Two of two stars” before,"
                    + " “One of two stars” since"),
        grades.text());
    assertEquals(0, site.page("terms/strain/").select(".why").size());
  }

  @Test
  void feedHasAnEntryOfItsOwnForEachChange() throws Exception {
    Document feed = Jsoup.parse(site.text("feed.xml"), Parser.xmlParser());
    List<String> ids = feed.select("entry > id").eachText();
    assertEquals("tag:kb.test,2026-01-03:programs/steady-teams/changed", ids.get(0));
    assertEquals("tag:kb.test,2026-01-02:programs/steady-teams/regraded", ids.get(1));
    assertEquals(ids.stream().distinct().toList(), ids);
    Element regraded = feed.select("entry").get(1);
    assertEquals("Regraded: Steady Teams", regraded.selectFirst("title").text());
    assertTrue(
        regraded.selectFirst("summary").text().startsWith("Stars: “Two of two stars” before"),
        regraded.text());
  }

  @Test
  void withoutAHistoryThePageSaysSo() throws Exception {
    TestSite base = TestSite.of("sound", folder.resolve("bare"));
    BakedSite bare = BakedSite.of(base, "https://kb.test/", folder.resolve("bare-out"));
    String text = bare.page("changes/").selectFirst("main").text();
    assertTrue(
        text.contains(
            "cannot say what changed: when it was built, the content is under no version"),
        text);
  }
}
