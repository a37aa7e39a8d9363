package org.practicekb.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/** What a reviewer is told of a change, in a real repository. */
class DiffTest {

  private static final String PROGRAM = "programs/steady-teams.md";

  @TempDir Path folder;
  private TestSite site;
  private Git git;

  @BeforeEach
  void commitContent() throws Exception {
    site = TestSite.of("sound", folder);
    git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    commit();
  }

  @AfterEach
  void close() {
    git.close();
  }

  private void commit() throws GitAPIException {
    PersonIdent editor = new PersonIdent("An Editor", "editor@example.org");
    git.add().addFilepattern(".").call();
    git.add().setUpdate(true).addFilepattern(".").call();
    git.commit().setMessage("x").setAuthor(editor).setCommitter(editor).setSign(false).call();
  }

  private void change(String file, String before, String after) throws IOException {
    Path path = site.content().resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(before), file + " has no '" + before + "'");
    Files.writeString(path, text.replace(before, after));
  }

  private SiteDiff diff(String revision) throws IOException {
    Path project = Path.of("").toAbsolutePath();
    Path templates = project.resolve("templates");
    Workspace now = new Workspace(project, site.content(), templates, folder.resolve("site"));
    try (Revision base = Revision.open(site.content(), revision)) {
      Workspace then = new Workspace(project, base.content(), templates, folder.resolve("site"));
      Loaded before = Loaded.load(then, TestSite.TODAY);
      Loaded after = Loaded.load(now, TestSite.TODAY);
      Comparison comparison = new Comparison(before, after);
      return comparison.diff(
          base.name(),
          comparison.isSound()
              ? Optional.of(PageTexts.compare(now, before, after))
              : Optional.empty());
    }
  }

  private String refusal(String revision) {
    return assertThrows(IOException.class, () -> Revision.open(site.content(), revision))
        .getMessage();
  }

  @Test
  void sameContentChangesNothing() throws Exception {
    SiteDiff diff = diff("");
    assertTrue(diff.changesNothing(), diff.toString());
    assertTrue(new DiffReport(diff).text().endsWith("nothing changes on the site.\n"));
  }

  @Test
  void uncommittedWorkIsComparedWithTheLastCommitOfMain() throws Exception {
    change(PROGRAM, "level: 2", "level: 1");
    SiteDiff diff = diff("");
    assertTrue(diff.base().endsWith(" (the last commit)"), diff.base());
    assertEquals(
        List.of(new SiteDiff.Regraded("programs/steady-teams", "Steady Teams", "stars", "2", "1")),
        diff.regraded());
  }

  @Test
  void gradeOfANewEntryIsTold() throws Exception {
    String program = Files.readString(site.content().resolve(PROGRAM));
    Files.writeString(
        site.content().resolve("programs/calm-teams.md"),
        program
            .replace("title: Steady Teams", "title: Calm Teams")
            .replace("A course against", "An evening against"));
    assertEquals(
        List.of(new SiteDiff.Regraded("programs/calm-teams", "Calm Teams", "stars", "", "2")),
        diff("").regraded());
  }

  @Test
  void branchIsComparedWithWhereItLeftMain() throws Exception {
    git.checkout().setCreateBranch(true).setName("edit").call();
    change(PROGRAM, "title: Steady Teams", "title: Steadier Teams");
    commit();
    git.checkout().setName("main").call();
    change("terms/burnout.md", "Being worn out by work.", "Worn out.");
    commit();
    git.checkout().setName("edit").call();
    SiteDiff diff = diff("");
    assertTrue(diff.base().endsWith(" (where this branch left main)"), diff.base());
    assertEquals(
        List.of("programs/steady-teams"), diff.changed().stream().map(one -> one.id()).toList());
    assertEquals(2, diff("main").changed().size());
  }

  @Test
  void fieldsAndTextAreShownBeforeAndAfter() throws Exception {
    change(PROGRAM, "summary: A course for whole teams.", "summary: A course for teams.");
    change(PROGRAM, "stated: [medical]", "curated: [medical]");
    change(PROGRAM, "It is long [@doe-2019, p. 3].", "It is short [@doe-2019, p. 4].");
    SiteDiff.Changed changed = diff("HEAD").changed().get(0);
    assertEquals(
        List.of(
            new SiteDiff.Difference(
                "summary", List.of("A course for whole teams."), List.of("A course for teams.")),
            new SiteDiff.Difference("setting.curated", List.of(), List.of("medical")),
            new SiteDiff.Difference("setting.stated", List.of("medical"), List.of())),
        changed.fields());
    assertEquals(
        List.of(
            new SiteDiff.Difference(
                "cautions",
                List.of("It is long.", "[@doe-2019, p. 3]"),
                List.of("It is short.", "[@doe-2019, p. 4]"))),
        changed.text());
  }

  @Test
  void everyPageWhoseTextChangesIsNamed() throws Exception {
    change(PROGRAM, "title: Steady Teams", "title: Steadier Teams");
    List<String> pages = diff("").pages().stream().map(page -> page.address()).toList();
    assertTrue(
        pages.containsAll(
            List.of(
                "/programs/", "/programs/steady-teams/", "/settings/medical/", "/terms/burnout/")),
        pages.toString());
    assertFalse(pages.contains("/about/"), pages.toString());
    assertEquals(
        new SiteDiff.ChangedPage("/programs/", 1, 1),
        diff("").pages().stream()
            .filter(page -> page.address().equals("/programs/"))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void linksAreWonAndLostOnBothEnds() throws Exception {
    change(PROGRAM, "against [burnout](../terms/burnout.md#differ)", "against strain");
    change("pages/about.md", "Words about", "On [burnout](../terms/burnout.md) and");
    SiteDiff diff = diff("");
    assertEquals(
        List.of(new SiteDiff.Link("pages/about", "links to", "terms/burnout")), diff.linksWon());
    assertEquals(
        List.of(new SiteDiff.Link("programs/steady-teams", "links to", "terms/burnout")),
        diff.linksLost());
    assertTrue(
        new DiffReport(diff)
            .text()
            .contains(
                "Backlinks\n  terms/burnout\n    + pages/about links to it\n    - programs/steady-teams links to it\n"));
  }

  @Test
  void newStatementWithoutASourceIsNamed() throws Exception {
    change(PROGRAM, "## Cautions", "It always works.\n\n## Cautions");
    assertEquals(
        List.of(new SiteDiff.Statement("programs/steady-teams", "what", "It always works.")),
        diff("").unsourced());
  }

  @Test
  void renamedEntryNeedsARedirectUntilItHasOne() throws Exception {
    Path terms = site.content().resolve("terms");
    Files.move(terms.resolve("burnout.md"), terms.resolve("burn-out.md"));
    change(PROGRAM, "terms/burnout.md", "terms/burn-out.md");
    change(PROGRAM, "to: terms/burnout", "to: terms/burn-out");
    SiteDiff diff = diff("");
    assertEquals(List.of(new SiteDiff.Renamed("terms/burnout", "terms/burn-out")), diff.renamed());
    assertEquals(List.of(), diff.added());
    assertEquals(List.of(), diff.removed());
    assertEquals(List.of(), diff.linksWon());
    assertEquals(List.of(), diff.linksLost());
    assertEquals(
        List.of(
            new SiteDiff.LostAddress(
                "/terms/burnout/", "", "Add 'aliases: [/terms/burnout/]' to terms/burn-out.")),
        diff.addresses());
    change("terms/burn-out.md", "title: Burnout", "title: Burnout\naliases: [/terms/burnout/]");
    assertEquals(
        List.of(new SiteDiff.LostAddress("/terms/burnout/", "/terms/burn-out/", "")),
        diff("").addresses());
  }

  @Test
  void renamedHeadingNeedsAnAnchor() throws Exception {
    change("pages/about.md", "Words about", "## One\n\nWords about");
    commit();
    change("pages/about.md", "## One", "## Two");
    assertEquals(
        List.of(
            new SiteDiff.LostAddress(
                "/about/#one", "", "Add 'anchors: {one: the new id}' to the entry.")),
        diff("").addresses());
  }

  @Test
  void entriesComeAndGoAndDraftsAreToldApart() throws Exception {
    String about = Files.readString(site.content().resolve("pages/about.md"));
    site.with("pages/more.md", about.replace("About", "More"));
    site.with("pages/later.md", about.replace("title: About", "title: Later\nstatus: draft"));
    change("pages/about.md", "title: About", "title: About\nstatus: draft");
    SiteDiff diff = diff("");
    assertEquals(
        List.of(
            new SiteDiff.Listed("pages/later", "page", "Later", "a draft, not published"),
            new SiteDiff.Listed("pages/more", "page", "More", "")),
        diff.added());
    assertEquals(
        List.of(new SiteDiff.Listed("pages/about", "page", "About", "is a draft now")),
        diff.removed());
  }

  @Test
  void contentWithErrorsIsComparedButForItsPages() throws Exception {
    change(PROGRAM, "title: Steady Teams", "title: Steadier Teams\nmarkk: x");
    SiteDiff diff = diff("");
    assertEquals(1, diff.changed().size());
    assertEquals(List.of(), diff.pages());
    assertTrue(diff.notes().get(0).contains("'kb check' lists"), diff.notes().toString());
  }

  @Test
  void commentNeitherMentionsNorLinksWhatTheContentSays() throws Exception {
    change(PROGRAM, "summary: A course for whole teams.", "summary: \"@all `see` <b>#1</b>\"");
    String comment = new DiffReport(diff("")).markdown();
    assertTrue(comment.contains("after: ``@all `see` <b>#1</b>``\n"), comment);
    assertTrue(comment.startsWith("## What this changes on the site\n"), comment);
  }

  @Test
  void jsonHasEveryPart() throws Exception {
    change(PROGRAM, "level: 2", "level: 1");
    String json = new DiffReport(diff("")).json();
    assertTrue(json.contains("\"before\" : \"2\""), json);
    assertTrue(json.contains("\"links_won\" : [ ]"), json);
  }

  @Test
  void whatCannotBeComparedIsSaid() throws Exception {
    assertEquals(
        "this repository has no commit 'gone'. Fetch it (git fetch), or name another, as in: kb diff HEAD",
        refusal("gone"));
    assertTrue(refusal("HEAD~9").contains("no commit 'HEAD~9'"));
    assertTrue(refusal("a..b").contains("no commit 'a..b'"));
    Files.move(site.content(), folder.resolve("moved"));
    IOException moved =
        assertThrows(IOException.class, () -> Revision.open(folder.resolve("moved"), "HEAD"));
    assertTrue(moved.getMessage().endsWith("has no folder 'moved'"), moved.getMessage());
  }

  @Test
  void withoutGitThereIsNothingToCompareWith(@TempDir Path bare) throws IOException {
    Path content = Files.createDirectories(bare.resolve("content"));
    IOException refused = assertThrows(IOException.class, () -> Revision.open(content, ""));
    assertTrue(refused.getMessage().contains("is under no version control"));
  }

  @Test
  void repositoryWithoutCommitsIsSaid(@TempDir Path empty) throws Exception {
    Git.init().setDirectory(empty.toFile()).call().close();
    Path content = Files.createDirectories(empty.resolve("content"));
    IOException refused = assertThrows(IOException.class, () -> Revision.open(content, ""));
    assertTrue(refused.getMessage().contains("has no commits yet"), refused.getMessage());
  }
}
