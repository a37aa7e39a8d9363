package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When files last changed, in real repositories. */
class HistoryTest {

  @TempDir private Path folder;
  private Path content;

  @BeforeEach
  void makeFolder() throws IOException {
    content = Files.createDirectories(folder.resolve("project/content"));
  }

  private Git repository() throws GitAPIException {
    return Git.init().setDirectory(folder.resolve("project").toFile()).call();
  }

  private Path write(String name, String text) throws IOException {
    Path file = content.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path move(Path from, String to) throws IOException {
    Path target = content.resolve(to);
    Files.createDirectories(target.getParent());
    return Files.move(from, target);
  }

  /** Commits everything as it lies there, at noon of a day of January 2026. */
  private static void commit(Git git, int day) throws GitAPIException {
    Instant noon = Instant.parse(String.format("2026-01-%02dT12:00:00Z", day));
    PersonIdent editor =
        new PersonIdent("An Editor", "editor@example.org", noon, ZoneOffset.ofHours(11));
    git.add().addFilepattern(".").call();
    git.add().setUpdate(true).addFilepattern(".").call();
    git.commit()
        .setMessage("Day " + day)
        .setAuthor(editor)
        .setCommitter(editor)
        .setSign(false)
        .call();
  }

  private History read() throws IOException {
    return History.read(content, null);
  }

  private static Optional<LocalDate> january(int day) {
    return Optional.of(LocalDate.of(2026, 1, day));
  }

  @Test
  void aFileChangedWhenACommitLastTouchedIt() throws Exception {
    try (Git git = repository()) {
      Path first = write("terms/first.md", "One\n");
      Path second = write("terms/second.md", "One\n");
      commit(git, 1);
      write("terms/second.md", "Two\n");
      commit(git, 2);
      Files.writeString(folder.resolve("project/README.md"), "Beside the content\n");
      commit(git, 3);
      History history = read();
      assertEquals(january(1), history.updated(first));
      assertEquals(january(2), history.updated(second));
      assertEquals(Instant.parse("2026-01-03T12:00:00Z"), history.now());
      assertEquals("", history.lacking());
    }
  }

  @Test
  void theLastCommitCountsThoughTheClockWentBackwards() throws Exception {
    try (Git git = repository()) {
      Path file = write("terms/first.md", "One\n");
      commit(git, 20);
      write("terms/first.md", "Two\n");
      commit(git, 10);
      assertEquals(january(10), read().updated(file));
      String main = git.getRepository().getFullBranch();
      git.checkout().setCreateBranch(true).setName("side").call();
      write("terms/first.md", "Three\n");
      commit(git, 2);
      git.checkout().setName(main).call();
      write("terms/second.md", "Beside it\n");
      commit(git, 25);
      git.merge()
          .include(git.getRepository().resolve("side"))
          .setFastForward(MergeCommand.FastForwardMode.NO_FF)
          .setCommit(false)
          .call();
      commit(git, 26);
      assertEquals(january(2), read().updated(file));
    }
  }

  @Test
  void aPureRenameIsNoChangeWhereverTheFileComesFrom() throws Exception {
    try (Git git = repository()) {
      Path inside = write("terms/old.md", "Inside\n");
      Path outside = write("../elsewhere/old.md", "Outside\n");
      commit(git, 1);
      inside = move(inside, "terms/new.md");
      outside = move(outside, "pages/new.md");
      commit(git, 2);
      inside = move(inside, "pages/newer.md");
      commit(git, 3);
      assertEquals(january(1), read().updated(inside));
      assertEquals(january(1), read().updated(outside));
    }
  }

  @Test
  void aChangeBeforeARenameCounts() throws Exception {
    try (Git git = repository()) {
      Path file = write("terms/old.md", "One\n");
      commit(git, 1);
      write("terms/old.md", "Two\n");
      commit(git, 2);
      file = move(file, "terms/new.md");
      commit(git, 3);
      assertEquals(january(2), read().updated(file));
    }
  }

  @Test
  void aRenameWithAChangeIsAChange() throws Exception {
    try (Git git = repository()) {
      Path file = write("terms/old.md", "One\nTwo\nThree\nFour\n");
      commit(git, 1);
      file = move(file, "terms/new.md");
      Files.writeString(file, "One\nTwo\nThree\nFive\n");
      commit(git, 2);
      assertEquals(january(2), read().updated(file));
    }
  }

  @Test
  void aChangeThatWasMergedCountsOnTheDayItWasMade() throws Exception {
    try (Git git = repository()) {
      Path file = write("terms/first.md", "One\n");
      Path other = write("terms/second.md", "One\n");
      commit(git, 1);
      String main = git.getRepository().getBranch();
      git.checkout().setCreateBranch(true).setName("side").call();
      write("terms/first.md", "Two\n");
      commit(git, 2);
      git.checkout().setName(main).call();
      write("terms/second.md", "Two\n");
      commit(git, 3);
      git.merge()
          .include(git.getRepository().resolve("side"))
          .setFastForward(MergeCommand.FastForwardMode.NO_FF)
          .setCommit(false)
          .call();
      commit(git, 4);
      assertEquals(january(2), read().updated(file));
      assertEquals(january(3), read().updated(other));
    }
  }

  @Test
  void uncommittedFilesHaveTheDateOfTheHead() throws Exception {
    try (Git git = repository()) {
      Path changed = write("terms/changed.md", "One\n");
      commit(git, 1);
      write("terms/other.md", "One\n");
      commit(git, 2);
      write("terms/changed.md", "Two\n");
      Path added = write("terms/added.md", "One\n");
      assertEquals(january(2), read().updated(changed));
      assertEquals(january(2), read().updated(added));
    }
  }

  @Test
  void sourceDateEpochIsTheOnlyClock() throws Exception {
    try (Git git = repository()) {
      Path committed = write("terms/committed.md", "One\n");
      commit(git, 2);
      Path added = write("terms/added.md", "One\n");
      History history = History.read(content, "1767225600");
      assertEquals(Instant.parse("2026-01-01T00:00:00Z"), history.now());
      assertEquals(january(2), history.updated(committed));
      assertEquals(january(1), history.updated(added));
    }
  }

  @Test
  void aWrongSourceDateEpochIsRefused() {
    IOException e = assertThrows(IOException.class, () -> History.read(content, "yesterday"));
    assertEquals("SOURCE_DATE_EPOCH is 'yesterday', not a number of seconds", e.getMessage());
  }

  @Test
  void withoutARepositoryThereAreNoDates() throws Exception {
    write("terms/first.md", "One\n");
    assertEquals(History.without(Instant.EPOCH, "the content is under no version control"), read());
    assertEquals(Instant.parse("2026-01-01T00:00:00Z"), History.read(content, "1767225600").now());
  }

  @Test
  void aRepositoryWithoutCommitsHasNoDates() throws Exception {
    try (Git git = repository()) {
      write("terms/first.md", "One\n");
      git.add().addFilepattern(".").call();
      assertEquals(History.without(Instant.EPOCH, "the repository has no commits"), read());
    }
  }

  @Test
  void aShallowCloneHasNoDates() throws Exception {
    try (Git git = repository()) {
      write("terms/first.md", "One\n");
      commit(git, 1);
      write("terms/second.md", "One\n");
      commit(git, 2);
    }
    Path clone = folder.resolve("clone");
    Git.cloneRepository()
        .setURI(folder.resolve("project").toUri().toString())
        .setDirectory(clone.toFile())
        .setDepth(1)
        .call()
        .close();
    assertEquals(
        History.without(Instant.parse("2026-01-02T12:00:00Z"), "the clone is shallow"),
        History.read(clone.resolve("content"), null));
  }

  private static final String GRADED = "---\ntitle: T\ngrades:\n  - level: %s\nreviewed: 1\n---\n";

  private static String told(History history) {
    return history.changes().stream()
        .map(HistoryTest::told)
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  private static String told(History.Change change) {
    return change.day().getDayOfMonth()
        + (change.added() ? " added " : " changed ")
        + change.file().getFileName()
        + (change.gradesAfter().isMissingNode() && change.gradesBefore().isMissingNode()
            ? ""
            : " " + change.gradesBefore() + " " + change.gradesAfter());
  }

  @Test
  void changesAreToldTheNewestFirstWithTheGradesBeforeAndAfter() throws Exception {
    try (Git git = repository()) {
      write("programs/a.md", String.format(GRADED, "2"));
      commit(git, 1);
      write("programs/a.md", String.format(GRADED, "3"));
      write("terms/b.md", "---\ntitle: B\n---\n");
      commit(git, 2);
      write("programs/a.md", String.format(GRADED, "3") + "More\n");
      commit(git, 3);
      write("programs/a.md", "---\ntitle: T\n---\n");
      assertEquals(
          """
          3 changed a.md [{"level":3}]\s
          3 changed a.md
          2 changed a.md [{"level":2}] [{"level":3}]
          2 added b.md
          1 added a.md""",
          told(read()));
    }
  }

  @Test
  void changesOfARenamedFileAreToldOfIt() throws Exception {
    try (Git git = repository()) {
      Path file = write("programs/old.md", String.format(GRADED, "2") + "A\nB\nC\nD\nE\n");
      commit(git, 1);
      file = move(file, "programs/new.md");
      Files.writeString(file, String.format(GRADED, "3") + "A\nB\nC\nD\nE\n");
      commit(git, 2);
      assertEquals(
          "2 changed new.md [{\"level\":2}] [{\"level\":3}]\n1 added new.md", told(read()));
    }
  }
}
