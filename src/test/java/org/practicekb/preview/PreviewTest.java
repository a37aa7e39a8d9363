package org.practicekb.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.site.Progress;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.Workspace;

/** What a server shows while files are saved: real files, a real server, no browser. */
@Timeout(60)
class PreviewTest {

  private static final String PROGRAM = "programs/steady-teams.md";
  private static final String PAGE = "/programs/steady-teams/";

  @TempDir Path folder;
  private TestSite content;
  private PreviewedSite site;

  @BeforeEach
  void serve() throws IOException {
    content = TestSite.of("sound", folder.resolve("base"));
    site = PreviewedSite.of(content.content(), folder);
  }

  @AfterEach
  void stop() throws IOException {
    site.close();
  }

  @Test
  void everyPageIsTheBuiltOneButForTheClient() throws Exception {
    Path out = folder.resolve("built");
    Path project = Path.of("").toAbsolutePath();
    Workspace workspace =
        new Workspace(project, content.content(), project.resolve("templates"), out);
    new SiteBuilder(workspace, site.url("/").toString(), false, Progress.NONE).build();
    for (String page : List.of("", "programs/steady-teams/", "scales/stars/", "search/", "data/")) {
      String shown = site.get("/" + page).body();
      String client = "<link rel=\"stylesheet\" href=\"/_kb/preview.css\">";
      assertTrue(shown.contains(client), page);
      String built = Files.readString(out.resolve(page + "index.html"));
      assertEquals(built, shown.replaceFirst("<link[^>]*/_kb/.*\n", ""), page);
      assertFalse(built.contains("_kb"), page);
    }
  }

  @Test
  void whatIsNoPageIsServedToo() throws Exception {
    Map<String, String> types =
        Map.of(
            "/assets/style.css", "text/css; charset=utf-8",
            "/assets/images/line.png", "image/png",
            "/search/meta.json", "application/json",
            "/data/entries.csv", "text/csv; charset=utf-8",
            "/programs/steady-teams/index.json", "application/json",
            "/feed.xml", "application/atom+xml; charset=utf-8");
    for (Map.Entry<String, String> type : types.entrySet()) {
      HttpResponse<String> response = site.get(type.getKey());
      assertEquals(200, response.statusCode(), type.getKey());
      assertEquals(type.getValue(), response.headers().firstValue("Content-Type").orElse(""));
    }
    assertTrue(site.get("/api/search?q=burnout").body().contains("terms/burnout"));
    assertEquals(301, site.get("/programs").statusCode());
    assertEquals(404, site.get("/gone/").statusCode());
    assertTrue(site.get("/gone/").body().contains("Page not found"));
    assertEquals(404, site.get("/assets/../../pom.xml").statusCode());
  }

  @Test
  void savedEntryIsShownAndOnlyPagesThatDifferAreToBeLoadedAgain() throws Exception {
    try (PreviewedSite.Followed program = site.follow(PAGE);
        PreviewedSite.Followed about = site.follow("/about/")) {
      String before = program.next().path("page").asText();
      String other = about.next().path("page").asText();
      site.change(PROGRAM, "title: Steady Teams", "title: Steadier Teams");
      program.until(state -> !state.path("page").asText().equals(before));
      assertEquals(other, about.next().path("page").asText());
    }
    assertTrue(site.get(PAGE).body().contains("<h1>Steadier Teams</h1>"));
    assertTrue(site.get("/programs/").body().contains("Steadier Teams"));
    assertTrue(site.log().contains("steady-teams.md changed: read anew"), site.log());
    assertTrue(site.log().contains("made anew: " + PAGE), site.log());
  }

  @Test
  void errorsAreToldInAllTheirPartsAndTheLastGoodPageStaysUntilTheyAreMended() throws Exception {
    String good = site.get(PAGE).body();
    try (PreviewedSite.Followed program = site.follow(PAGE)) {
      JsonNode before = program.next();
      site.change(PROGRAM, "title: Steady Teams", "title: Broken\nmarkk: x");
      JsonNode state = program.until(PreviewTest::isBroken);
      assertEquals(before.path("page"), state.path("page"));
      JsonNode problem = state.path("problems").path(0);
      assertTrue(problem.path("file").asText().endsWith("content/" + PROGRAM), state.toString());
      assertEquals(3, problem.path("line").asInt(), state.toString());
      assertEquals(1, problem.path("column").asInt(), state.toString());
      assertTrue(problem.path("what").asText().contains("'markk'"), state.toString());
      assertFalse(problem.path("suggestion").asText().isEmpty(), state.toString());
      assertFalse(problem.path("expected").asText().isEmpty(), state.toString());
      assertEquals(good, site.get(PAGE).body());
      site.change(PROGRAM, "title: Broken\nmarkk: x", "title: Steady Teams");
      assertEquals(before, program.until(one -> !isBroken(one)));
    }
    assertTrue(site.log().contains("1 error, the last good pages stay"), site.log());
    assertTrue(site.log().contains("no errors"), site.log());
  }

  @Test
  void templateThatFailsIsNamedWithItsLineAndTheLastGoodPageStays() throws Exception {
    String good = site.get(PAGE).body();
    try (PreviewedSite.Followed program = site.follow(PAGE)) {
      JsonNode before = program.next();
      site.changeTemplate("entry.ftl", "<h1>${page.title}</h1>", "<h1>${page.titel}</h1>");
      JsonNode state = program.until(PreviewTest::isBroken);
      JsonNode problem = state.path("problems").path(0);
      assertTrue(problem.path("file").asText().endsWith("templates/entry.ftl"), state.toString());
      assertTrue(problem.path("line").asInt() > 1, state.toString());
      assertTrue(problem.path("what").asText().contains("page.titel"), state.toString());
      assertEquals(before.path("page"), state.path("page"));
      assertEquals(good, site.get(PAGE).body());
      site.changeTemplate("entry.ftl", "${page.titel}", "${page.title}");
      assertEquals(before, program.until(one -> !isBroken(one)));
    }
  }

  @Test
  void templateThatCannotBeReadIsNamedWithItsLine() throws Exception {
    try (PreviewedSite.Followed program = site.follow(PAGE)) {
      program.next();
      site.changeTemplate("entry.ftl", "<h1>${page.title}</h1>", "<h1><#if>${page.title}</h1>");
      JsonNode problem = program.until(PreviewTest::isBroken).path("problems").path(0);
      assertTrue(problem.path("file").asText().endsWith("templates/entry.ftl"), "" + problem);
      assertTrue(problem.path("line").asInt() > 1, "" + problem);
    }
  }

  @Test
  void draftsAreShownAndNamed() throws Exception {
    assertEquals(404, site.get("/hidden/").statusCode());
    try (PreviewedSite.Followed home = site.follow("/")) {
      assertEquals(0, home.next().path("drafts").size());
      site.save(
          "pages/hidden.md",
          "---\ntitle: Hidden\nsummary: Not yet.\nstatus: draft\nreviewed: 2026-01-05\n---\n\nText.\n");
      JsonNode state = home.until(one -> one.path("drafts").size() > 0);
      assertEquals("[\"/hidden/\"]", state.path("drafts").toString());
    }
    assertTrue(site.get("/hidden/").body().contains("<h1>Hidden</h1>"));
    assertEquals(404, site.get("/nothing/").statusCode());
  }

  @Test
  void newDeletedAndMovedFilesAreFollowed() throws Exception {
    Path pages = content.content().resolve("pages");
    try (PreviewedSite.Followed home = site.follow("/")) {
      site.save("pages/one.md", Files.readString(pages.resolve("about.md")));
      home.until(state -> status("/one/") == 200);
      Files.move(pages.resolve("one.md"), pages.resolve("two.md"));
      home.until(state -> status("/one/") == 404 && status("/two/") == 200);
      Files.delete(pages.resolve("two.md"));
      home.until(state -> status("/two/") == 404);
    }
  }

  private int status(String path) {
    try {
      return site.get(path).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path, e);
    }
  }

  private static boolean isBroken(JsonNode state) {
    return state.path("problems").size() > 0;
  }

  @Test
  void styleIsToldApartFromOtherAssets() throws Exception {
    try (PreviewedSite.Followed home = site.follow("/")) {
      JsonNode before = home.next();
      site.changeTemplate("assets/style.css", "body", "body ");
      JsonNode state = home.until(one -> !one.path("styles").equals(before.path("styles")));
      assertEquals(before.path("page"), state.path("page"));
      String page = before.path("page").asText();
      site.changeTemplate("assets/page.js", "use strict", "use strict");
      home.until(one -> !one.path("page").asText().equals(page));
    }
    assertTrue(site.log().contains("style exchanged"), site.log());
  }

  @Test
  void contentThatNeverWasSoundHasAPageThatWaits() throws Exception {
    Path other = folder.resolve("other");
    TestSite broken = TestSite.of("field-unknown", other);
    try (PreviewedSite waiting = PreviewedSite.of(broken.content(), other.resolve("copy"))) {
      assertTrue(waiting.get(PAGE).body().contains("No page yet"));
      try (PreviewedSite.Followed program = waiting.follow(PAGE)) {
        assertTrue(program.next().path("problems").size() > 0);
        Files.delete(broken.content().resolve("pages/broken.md"));
        waiting.save(
            PROGRAM, Files.readString(Path.of("src/test/sites/sound/content").resolve(PROGRAM)));
        assertEquals(0, program.until(state -> !isBroken(state)).path("problems").size());
      }
      assertTrue(waiting.get(PAGE).body().contains("<h1>Steady Teams"));
    }
  }
}
