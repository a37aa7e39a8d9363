package org.practicekb.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.site.Progress;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.Workspace;

/** Reviews that are overdue on the day of the commit that a site is built from. */
class ReviewPagesTest {

  @TempDir Path folder;

  /** Builds the site as it is on the day of a commit. */
  private Path build(String day) throws Exception {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    PersonIdent editor =
        new PersonIdent(
            "Editor", "editor@example.org", Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    try (Git git = Git.init().setDirectory(folder.resolve("base").toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("All").setAuthor(editor).setCommitter(editor).setSign(false).call();
    }
    Path out = folder.resolve("site");
    Workspace workspace =
        new Workspace(Path.of("").toAbsolutePath(), site.content(), Path.of("templates"), out);
    assertTrue(
        new SiteBuilder(workspace, "https://example.org/", false, Progress.NONE)
            .build()
            .published());
    return out;
  }

  private static Document page(Path site, String path) throws IOException {
    return Jsoup.parse(Files.readString(site.resolve(path).resolve("index.html")));
  }

  @Test
  void programIsOverdueAfterAYearAndTheRestAfterTwo() throws Exception {
    Path site = build("2027-01-06");
    Document reviews = page(site, "reviews");
    assertEquals("1 review is overdue as of 2027-01-06.", reviews.select(".facts li").text());
    assertEquals(
        List.of("Steady Teams due by 2027-01-05"),
        reviews.select("section[aria-labelledby=overdue] .entry-title").eachText());
    assertTrue(
        page(site, "programs/steady-teams")
            .text()
            .contains(
                "The review of this page is overdue: it was last checked against its sources on 2026-01-05, and should have been again by 2027-01-05."));
    String term = page(site, "terms/burnout").text();
    assertTrue(
        !term.contains("overdue") && term.contains("To be checked again by 2028-01-05"), term);
  }

  @Test
  void lastDayIsInTime() throws Exception {
    Path site = build("2027-01-05");
    assertEquals(
        "No review is overdue as of 2027-01-05.", page(site, "reviews").select(".facts li").text());
    assertTrue(!page(site, "programs/steady-teams").text().contains("overdue"));
  }

  @Test
  void feedTellsOfEachOverdueReviewOnce() throws Exception {
    Path site = build("2028-01-06");
    Document feed =
        Jsoup.parse(Files.readString(site.resolve("reviews/feed.xml")), Parser.xmlParser());
    assertEquals(6, feed.select("entry").size());
    assertEquals(
        "https://example.org/programs/steady-teams/?review-by=2027-01-05",
        feed.select("entry > id").first().text());
    assertEquals("2027-01-06T00:00:00Z", feed.select("entry > updated").first().text());
    assertEquals("2028-01-06T00:00:00Z", feed.select("feed > updated").first().text());
    assertEquals(6, feed.select("entry > id").eachText().stream().distinct().count());
  }
}
