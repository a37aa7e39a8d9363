package org.practicekb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicekb.TestSite;
import org.practicekb.site.Staging;

/** What a person at the command line sees. */
class KbTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int kb(String... args) {
    return Kb.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  private String[] build(Path content) {
    return new String[] {
      "build", "--content", content.toString(), "--out", folder.resolve("site").toString()
    };
  }

  @Test
  void buildEndsWithOneLineThatCountsEverything() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    assertEquals(0, kb(build(site.content())), err.toString());
    assertTrue(
        err.toString()
            .contains(
                "Warning: no page says when it last changed: the content is under no version control."),
        err.toString());
    String line = out.toString().strip();
    assertTrue(
        line.matches(
            "Built \\d+ pages in \\S+/ from 1 program, 1 reference, 1 source, 1 term, 1 scale, 1 page; 6 documents in the index; \\d+\\.\\d s\\. To look at it: \\./kb serve --built --out \\S+"),
        line);
  }

  /** Builds again; returns how the last line begins. */
  private String again(Path content) throws IOException {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    assertEquals(0, kb(build(content)), err.toString());
    return out.toString().replaceFirst("(?s)[ :].*", "");
  }

  /** Without the steps, which a slow build tells. */
  private String warnings() {
    return err.toString().replaceAll("(?m)^(Reading|Baking|Writing|Verifying) .*\n", "");
  }

  @Test
  void buildOfWhatHasNotChangedLeavesTheSiteAndReportsTheSame() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    assertEquals("Built", again(site.content()));
    String warnings = warnings();
    String counts = out.toString().replaceAll("^Built|\\d+\\.\\d s", "");
    Object before = Files.getAttribute(folder.resolve("site"), "unix:ino");
    assertEquals("Nothing", again(site.content()));
    assertEquals(warnings, warnings());
    assertEquals(
        counts,
        out.toString().replaceAll("^Nothing has changed since the last build:|\\d+\\.\\d s", ""));
    assertEquals(before, Files.getAttribute(folder.resolve("site"), "unix:ino"));
  }

  @Test
  void buildIsMadeAgainAfterAnyChange() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    Path entry = site.content().resolve("programs/steady-teams.md");
    Path built = folder.resolve("site/index.html");
    again(site.content());
    Files.writeString(entry, Files.readString(entry).replace("Steady", "Stable"));
    assertEquals("Built", again(site.content()));
    assertEquals("Nothing", again(site.content()));
    Files.writeString(built, "damaged");
    assertEquals("Built", again(site.content()));
    assertTrue(Files.size(built) > 1000);
    Files.writeString(folder.resolve("site/extra.html"), "not ours");
    assertEquals(1, kb(build(site.content())), "a foreign file is still refused");
    Files.delete(folder.resolve("site/extra.html"));
    assertEquals("Nothing", again(site.content()));
    Files.writeString(folder.resolve(".site.built"), "{\"inputs\": 3}");
    assertEquals("Built", again(site.content()));
    Files.delete(entry);
    assertEquals(1, kb(build(site.content())), "a broken link is still found");
  }

  @Test
  void aBuildAfterFewChangesSaysHowManyPagesItMadeAndACleanOneMakesAll() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    Path entry = site.content().resolve("programs/steady-teams.md");
    again(site.content());
    Files.writeString(entry, Files.readString(entry) + "\nMore words [@doe-2019].\n");
    assertEquals("Built", again(site.content()));
    assertTrue(out.toString().contains(" anew, as few entries were changed: "), out.toString());
    List<String> clean = new ArrayList<>(List.of(build(site.content())));
    clean.add("--clean");
    out.getBuffer().setLength(0);
    assertEquals(0, kb(clean.toArray(String[]::new)), err.toString());
    assertTrue(out.toString().matches("(?s)Built \\d+ pages in .*"), out.toString());
  }

  @Test
  void secondBuildAtTheSameTimeSaysSo() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    try (Staging first = Staging.open(folder.resolve("site"), false)) {
      assertEquals(1, kb(build(site.content())));
      assertTrue(Files.exists(first.folder()));
    }
    assertTrue(
        err.toString()
            .contains("kb: Another build is writing to " + folder.toRealPath().resolve("site")),
        err.toString());
  }

  @Test
  void damageThatVerifyFindsIsMendedByTheNextBuildThoughNoTimeOrSizeShowsIt() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    String[] verify = {"verify", "--out", folder.resolve("site").toString()};
    assertEquals(0, kb(build(site.content())), err.toString());
    Path page = folder.resolve("site/about/index.html");
    FileTime time = Files.getLastModifiedTime(page);
    Files.writeString(page, Files.readString(page).replaceFirst("<h1", "<h2"));
    Files.setLastModifiedTime(page, time);
    assertEquals(1, kb(verify));
    assertTrue(err.toString().contains("about/index.html: the file is not as the build wrote it"));
    assertEquals(0, kb(build(site.content())), err.toString());
    assertEquals(0, kb(verify), err.toString());
  }

  @Test
  void zipEndsWithHowToOpenIt() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    List<String> arguments = new ArrayList<>(List.of(build(site.content())));
    arguments.addAll(List.of("--offline", "--zip"));
    assertEquals(0, kb(arguments.toArray(String[]::new)), err.toString());
    assertTrue(
        out.toString().strip().endsWith("To look at it: unpack it and open site/index.html"),
        out.toString());
    assertTrue(Files.isRegularFile(folder.resolve("site.zip")));
  }

  @Test
  void searchFindsWhatWasBuilt() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    kb(build(site.content()));
    String built = folder.resolve("site").toString();
    assertEquals(
        0,
        kb("search", "burnout", "--type", "program", "--grade", "stars:2", "--out", built),
        err.toString());
    assertTrue(
        out.toString().contains("1. Steady Teams (program)  Two of two stars"), out.toString());
  }

  @Test
  void filterThatNoEntryHasIsAMistakeWithASuggestion() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    kb(build(site.content()));
    String built = folder.resolve("site").toString();
    assertEquals(2, kb("search", "burnout", "--type", "progam", "--out", built));
    assertTrue(
        err.toString().contains("No entry has the type 'progam'. Did you mean 'program'?"),
        err.toString());
    assertEquals(2, kb("search", "--setting", "medicl", "--out", built));
    assertTrue(
        err.toString().contains("No entry has the setting 'medicl'. Did you mean 'medical'?"),
        err.toString());
  }

  @Test
  void gradeThatIsNoLevelOfItsScaleIsAMistakeThatNamesTheLevels() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    kb(build(site.content()));
    String built = folder.resolve("site").toString();
    assertEquals(2, kb("search", "burnout", "--grade", "stars:9", "--out", built));
    assertTrue(
        err.toString().contains("'9' is no level of stars. Levels: 2, 1, not-stated"),
        err.toString());
  }

  @Test
  void elementsOfFrameworksAreCountedFoundAndVerified() throws IOException {
    TestSite site =
        TestSite.of("sound", folder.resolve("base"))
            .with(
                "frameworks/pillars.md",
                """
                ---
                title: Pillars
                summary: What an agency can work on.
                sources: ["report-2020, introduction"]
                elements:
                  - {id: workload, title: Workload, text: Fewer cases a week., cite: "report-2020, introduction"}
                reviewed: 2024-01-01
                ---
                """);
    assertEquals(0, kb(build(site.content())), err.toString());
    assertTrue(
        out.toString().contains("8 documents (7 entries and 1 element of frameworks) in the index"),
        out.toString());
    String built = folder.resolve("site").toString();
    assertEquals(0, kb("search", "workload", "--type", "element", "--out", built), err.toString());
    assertTrue(out.toString().contains(" 1. Workload (element of Pillars)"), out.toString());
    assertTrue(out.toString().contains("frameworks/pillars/#workload"), out.toString());
    assertEquals(0, kb("verify", "--out", built), err.toString());
  }

  @Test
  void searchBeforeABuildSaysWhatToDo() {
    assertEquals(1, kb("search", "burnout", "--out", folder.toString()));
    assertTrue(err.toString().contains("build the site first: kb build"), err.toString());
  }

  @Test
  void lockListsNewAddressesOnceAndSilencesTheWarning() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    String content = site.content().toString();
    assertEquals(0, kb("check", "--content", content));
    assertTrue(err.toString().contains("new addresses are not listed yet"), err.toString());
    assertEquals(0, kb("lock", "--content", content));
    assertTrue(
        Files.readString(site.content().resolve("permalinks.lock"))
            .contains("/programs/steady-teams/#evidence\n"));
    err.getBuffer().setLength(0);
    assertEquals(0, kb("check", "--content", content));
    assertEquals("", err.toString());
  }

  @Test
  void problemsExitWithOneAndAreCounted() throws IOException {
    TestSite site =
        TestSite.of("sound", folder.resolve("base")).with("programs/b.md", "---\ntitle: B\n---\n");
    assertEquals(1, kb("check", "--content", site.content().toString()));
    assertTrue(err.toString().contains("errors"), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void wrongUsageExitsWithTwoAndSaysWhatIsMeant() {
    assertEquals(2, kb());
    assertEquals(2, kb("biuld"));
    assertTrue(err.toString().contains("Did you mean: kb build"), err.toString());
    assertEquals(2, kb("search", "--limit", "0"));
    assertEquals(2, kb("build", "--zip"));
    assertTrue(err.toString().contains("--zip needs --offline"), err.toString());
  }

  @Test
  void mistakeStandsInTheFirstLineAndAllOptionsNowhere() {
    assertEquals(2, kb("build", "--nope"));
    assertEquals("kb: Unknown option: '--nope'\n'kb build --help' explains it.\n", err.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "http://",
        "ftp://example.org/",
        "https://example.org/?page=1",
        "https://example.org/#top",
        "https://me@example.org/",
        "https://exa<mple.org/",
        "https://exa mple.org/",
        "https://["
      })
  void addressesCannotBePutTogetherWithThisBase(String url) {
    for (String command : List.of("build", "check")) {
      assertEquals(2, kb(command, "--base-url", url));
      assertTrue(
          err.toString()
              .contains("'" + url + "' is not a base URL; write it as https://example.org/kb/"),
          err.toString());
    }
  }

  @Test
  void missingFolderIsNamed() {
    for (String option : List.of("--content", "--templates")) {
      err.getBuffer().setLength(0);
      assertEquals(1, kb("build", option, folder.resolve("gone").toString()));
      assertEquals("kb: there is no '" + folder.resolve("gone") + "'\n", err.toString());
    }
  }

  @Test
  void emptyNameIsNoFolder() {
    assertEquals(2, kb("check", "--content", ""));
    assertTrue(err.toString().contains("'--content': it is empty"), err.toString());
  }

  @Test
  void linkToAFolderIsThatFolder() throws IOException {
    TestSite site = TestSite.of("permalink-kept", folder.resolve("base"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), site.content());
    assertEquals(0, kb("check", "--content", link.toString()), err.toString());
    Path out = Files.createDirectory(folder.resolve("real"));
    Path site2 = Files.createSymbolicLink(folder.resolve("site"), out);
    assertEquals(0, kb(build(link)), err.toString());
    assertTrue(Files.isSymbolicLink(site2) && Files.exists(out.resolve("index.html")));
    assertEquals(0, kb("verify", "--out", site2.toString()), err.toString());
  }

  @Test
  void siteIsNotBuiltIntoItsOwnSources() throws IOException {
    Path content = TestSite.of("sound", folder.resolve("base")).content();
    Path out = content.resolve("site");
    assertEquals(2, kb("build", "--content", content.toString(), "--out", out.toString()));
    assertTrue(err.toString().contains("which the site is built from"), err.toString());
    assertFalse(Files.exists(out));
  }

  @Test
  void emptyBaseIsCountedAndItsFolderQuoted() throws IOException {
    Path content = Files.createDirectory(folder.resolve("content"));
    Path out = folder.resolve("my site");
    assertEquals(0, kb("build", "--content", content.toString(), "--out", out.toString()));
    assertTrue(out().contains(" from no entries; 0 documents in the index;"), out());
    assertTrue(out().endsWith(" --out \"" + out + "\""), out());
  }

  private String out() {
    return out.toString().strip();
  }

  @Test
  void linkToWhereTheSiteWillBeReadIsALinkIntoTheSite() throws IOException {
    TestSite site =
        TestSite.of("permalink-kept", folder.resolve("base"))
            .with(
                "pages/own.md",
                "---\ntitle: Own\nsummary: Own.\nreviewed: 2024-01-01\n---\n\n[Page](https://kb.example.net/sts/terms/burnout/)\n");
    String content = site.content().toString();
    assertEquals(0, kb("check", "--content", content), err.toString());
    for (String command : List.of("check", "build")) {
      err.getBuffer().setLength(0);
      assertEquals(
          1, kb(command, "--content", content, "--base-url", "https://kb.example.net/sts"));
      assertTrue(
          err.toString().contains("is an absolute link. Write '../terms/burnout.md'."),
          err.toString());
    }
  }

  @Test
  void likeNamesWhatMayBeMeantAndStandsAlone() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    kb(build(site.content()));
    String built = folder.resolve("site").toString();
    assertEquals(2, kb("search", "--like", "/programs/stedy-teams/", "--out", built));
    assertTrue(
        err.toString()
            .contains(
                "the index has no entry '/programs/stedy-teams/'. Did you mean 'programs/steady-teams'? (written as 'programs/ce-cert')"),
        err.toString());
    assertEquals(2, kb("search", "stress", "--like", "programs/steady-teams", "--out", built));
    assertTrue(err.toString().contains("--like takes no words and no filters"), err.toString());
  }

  @Test
  void crashIsOneLineAndItsTraceIsKept() throws IOException {
    Error defect = new StackOverflowError("deep\nbelow");
    assertEquals(70, Kb.crashed(defect, folder, new PrintWriter(err)));
    Path log = folder.resolve(".kb/crash.log");
    assertEquals(
        "kb: this is a defect of kb, not of your content: java.lang.StackOverflowError: deep (trace: "
            + log
            + ")\n",
        err.toString());
    assertTrue(Files.readString(log).contains("at org.practicekb.cli.KbTest."));
  }

  @Test
  void traceIsKeptElsewhereWhenTheProjectCannotBeWritten() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("file"), "");
    assertEquals(70, Kb.crashed(new IllegalStateException("odd"), noFolder, new PrintWriter(err)));
    Path log = Path.of(System.getProperty("java.io.tmpdir"), "kb", "crash.log");
    assertTrue(err.toString().contains("(trace: " + log + ")"), err.toString());
    assertTrue(Files.readString(log).contains("IllegalStateException: odd"));
  }
}
