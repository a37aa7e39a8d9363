package org.practicekb.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All changes or none, whatever happens between the first and the last. */
class FileChangesTest {

  @TempDir Path folder;

  private Path journal;
  private Path first;
  private Path second;
  private final Map<Path, Optional<String>> changes = new LinkedHashMap<>();

  @BeforeEach
  void files() throws IOException {
    journal = folder.resolve("state/move");
    first = Files.writeString(folder.resolve("first.md"), "first");
    second = Files.writeString(folder.resolve("second.md"), "second");
    changes.put(first, Optional.of("changed"));
    changes.put(second, Optional.empty());
    changes.put(folder.resolve("third.md"), Optional.of("new"));
  }

  private void assertUntouched() throws IOException {
    assertEquals("first", Files.readString(first));
    assertEquals("second", Files.readString(second));
    assertFalse(Files.exists(folder.resolve("third.md")));
    assertFalse(Files.exists(journal));
  }

  @Test
  void keptChangesStay() throws IOException {
    try (FileChanges work = FileChanges.begin(journal)) {
      work.apply(changes);
      work.keep();
    }
    assertEquals("changed", Files.readString(first));
    assertFalse(Files.exists(second));
    assertEquals("new", Files.readString(folder.resolve("third.md")));
    assertFalse(Files.exists(journal));
    assertFalse(FileChanges.recover(journal));
  }

  @Test
  void changesThatAreNotKeptAreUndone() throws IOException {
    try (FileChanges work = FileChanges.begin(journal)) {
      work.apply(changes);
    }
    assertUntouched();
  }

  @Test
  void failureInTheMiddleUndoesWhatWasDone() throws IOException {
    changes.put(folder.resolve("no-such-folder/fourth.md"), Optional.of("fails"));
    assertThrows(
        IOException.class,
        () -> {
          try (FileChanges work = FileChanges.begin(journal)) {
            work.apply(changes);
          }
        });
    assertUntouched();
  }

  @Test
  void killedCommandIsUndoneByTheNext() throws IOException {
    FileChanges.begin(journal).apply(changes);
    assertTrue(FileChanges.recover(journal));
    assertUntouched();
  }

  @Test
  void journalThatWasNotWholeMeansThatNothingWasChanged() throws IOException {
    Files.createDirectories(journal);
    Files.writeString(journal.resolve("0"), "half");
    assertFalse(FileChanges.recover(journal));
    assertUntouched();
  }
}
