package org.practicekb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;

/** What {@code kb check} tells a person, a pull request and a program. */
class CheckCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int check(String situation, String... options) throws IOException {
    String content = TestSite.of(situation, folder).content().toString();
    String[] args = java.util.Arrays.copyOf(options, options.length + 3);
    args[options.length] = "check";
    args[options.length + 1] = "--content";
    args[options.length + 2] = content;
    java.util.Collections.rotate(java.util.Arrays.asList(args), 3);
    return Kb.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  @Test
  void jsonHasEveryPartOfAProblem() throws IOException {
    assertEquals(1, check("value-outside-a-taxonomy", "--format", "json"));
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertTrue(report.path("errors").asInt() > 0);
    assertEquals(1, report.path("warnings").asInt(), "the addresses that are not listed");
    JsonNode problem = report.path("problems").get(1);
    assertEquals("error", problem.path("severity").asText());
    assertTrue(problem.path("file").asText().endsWith("content/programs/steady-teams.md"));
    assertTrue(problem.path("line").asInt() > 1 && problem.path("column").asInt() > 1);
    assertTrue(problem.path("what").asText().contains("is not a setting"), problem.toString());
    assertTrue(problem.path("expected").asText().startsWith("settings: "), problem.toString());
    assertEquals("", err.toString());
  }

  @Test
  void pullRequestGetsAnAnnotationAtEachLine() {
    Problem problem =
        Problem.error(new Place("content/a,b.md", 7, 9), "'50%:\n' is wrong", "Mend it.", "so");
    assertEquals(
        "::error file=content/a%2Cb.md,line=7,col=9::'50%25:{U+000A}' is wrong. Mend it. (so)\n"
            + "::warning file=x.lock::new\n".replace("new", "new."),
        ProblemFormat.GITHUB.of(
            java.util.List.of(problem, Problem.warning(Place.file("x.lock"), "new", ""))));
  }

  /** GitHub shows ten annotations of a step; its log has their messages without the places. */
  @Test
  void placesStandInGitHubsLogToo() throws IOException {
    assertEquals(1, check("link-to-no-file", "--format", "github"));
    assertTrue(out.toString().startsWith("::error file="), out.toString());
    assertTrue(err.toString().contains("content/pages/broken.md:"), err.toString());
  }

  @Test
  void sarifNamesFileLineColumnAndLevel() throws IOException {
    assertEquals(1, check("link-to-no-file", "--format", "sarif"));
    JsonNode log = new ObjectMapper().readTree(out.toString());
    assertEquals("2.1.0", log.path("version").asText());
    JsonNode run = log.path("runs").get(0);
    assertEquals("kb check", run.at("/tool/driver/name").asText());
    JsonNode result = run.path("results").get(0);
    assertEquals(run.at("/tool/driver/rules/0/id").asText(), result.path("ruleId").asText());
    assertEquals("error", result.path("level").asText());
    JsonNode location = result.at("/locations/0/physicalLocation");
    assertTrue(location.at("/artifactLocation/uri").asText().endsWith("content/pages/broken.md"));
    assertTrue(location.at("/region/startLine").asInt() > 1);
    assertTrue(location.at("/region/startColumn").asInt() >= 1);
  }

  @Test
  void soundContentIsNoProblemInAnyFormat() throws IOException {
    assertEquals(0, check("permalink-kept", "--format", "github"));
    assertEquals("", out.toString());
    assertEquals(0, check("permalink-kept", "--format", "JSON"));
    assertTrue(out.toString().contains("\"problems\" : [ ]"), out.toString());
  }

  @Test
  void colorsSetPlaceKindAndRemedyApartAndAddNothing() {
    Problem problem = Problem.error(new Place("a.md", 1, 2), "it is so", "Do that.", "this");
    String colored = Terminal.colored(problem);
    assertEquals(
        "\u001b[1ma.md:1:2\u001b[0m: \u001b[31merror: \u001b[0mit is so.\u001b[36m Do that. (this)\u001b[0m",
        colored);
    Problem warning = Problem.warning(Place.file("a.md"), "it is new", "");
    assertEquals(
        "\u001b[1ma.md\u001b[0m: \u001b[33mwarning: \u001b[0mit is new.",
        Terminal.colored(warning));
  }

  @Test
  void noTerminalNoColors() throws IOException {
    check("link-to-no-file");
    assertFalse(err.toString().contains("\u001b"), err.toString());
  }

  @Test
  void overdueReviewsAreNamedOnRequest() throws IOException {
    TestSite.of("sound", folder)
        .with(
            "pages/old.md", "---\ntitle: Old\nsummary: Old.\nreviewed: 2019-02-28\n---\n\nText.\n");
    Path content = folder.resolve("content");
    String[] check = {"check", "--stale", "--content", content.toString()};
    assertEquals(0, Kb.run(new PrintWriter(out), new PrintWriter(err), check));
    assertTrue(out.toString().contains("Reviews: 1 overdue today."), out.toString());
    assertTrue(
        err.toString()
            .contains(
                "content/pages/old.md:4:11: warning: the review of 'Old' was due by 2021-02-28. Compare it with its sources, then write the day here; a page is reviewed every 24 months."),
        err.toString());
  }

  @Test
  void offlineRunSaysWhatWasNotChecked() throws IOException {
    TestSite.of("sound", folder)
        .with(
            "references/roe-2020.md",
            """
            ---
            title: A work
            kind: study
            doi: 10.1000/abc.
            url: http://host.example.org/a?utm_source=x
            listed-by: ["report-2020, findings"]
            reviewed: 2026-01-05
            ---
            """);
    Path content = folder.resolve("content");
    assertEquals(
        1,
        Kb.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "check",
            "--links",
            "--content",
            content.toString()));
    String said = err.toString();
    assertTrue(
        said.contains(
            "roe-2020.md:4:6: '10.1000/abc.' ends with a sign that no DOI ends with. Delete the last sign."),
        said);
    assertTrue(said.contains("leads to no public host"), said);
    assertTrue(said.contains("is not encrypted"), said);
    assertTrue(said.contains("has the tracking parameter 'utm_source'"), said);
    assertTrue(
        out.toString()
            .contains(
                "Not checked: whether 1 addresses on 1 hosts answer, and whether 1 DOIs are registered; --online asks."),
        out.toString());
    assertEquals(2, Kb.run(new PrintWriter(out), new PrintWriter(err), "check", "--online"));
  }

  @Test
  void watchChecksAgainAfterASave() throws Exception {
    Path content = TestSite.of("sound", folder).content();
    PipedReader reader = new PipedReader(1 << 16);
    PrintWriter err = new PrintWriter(new PipedWriter(reader), true);
    Thread watch =
        new Thread(
            () ->
                Kb.run(
                    new PrintWriter(new StringWriter()),
                    err,
                    "check",
                    "--watch",
                    "--content",
                    content.toString()));
    watch.setDaemon(true);
    watch.start();
    BufferedReader said = new BufferedReader(reader);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          until(said, "0 errors, 1 warning.");
          Files.writeString(content.resolve("pages/new.md"), "nothing");
          until(said, "new.md:1:1: no front matter");
          until(said, "1 error, 1 warning.");
          Files.delete(content.resolve("pages/new.md"));
          until(said, "0 errors, 1 warning.");
        });
    watch.interrupt();
  }

  private static void until(BufferedReader said, String wanted) throws IOException {
    for (String line = said.readLine(); !line.contains(wanted); line = said.readLine()) {}
  }
}
