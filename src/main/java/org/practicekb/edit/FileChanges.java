package org.practicekb.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes of several files that are made as a whole or not at all. Before the first change, a
 * journal holds what stood in each file; unless the changes are kept, it is put back: when this is
 * closed, or after a crash by {@link #recover}.
 */
public final class FileChanges implements AutoCloseable {

  private static final String LIST = "list";
  private static final String ABSENT = "-";

  private final Path journal;
  private boolean kept;

  private FileChanges(Path journal) {
    this.journal = journal;
  }

  /**
   * Begins.
   *
   * @param journal a folder that is not there yet
   */
  public static FileChanges begin(Path journal) {
    return new FileChanges(journal);
  }

  /**
   * Puts back what a command that was killed had begun to change.
   *
   * @return whether there was anything
   */
  public static boolean recover(Path journal) throws IOException {
    boolean begun = Files.exists(journal.resolve(LIST));
    if (begun) {
      restore(journal);
    }
    delete(journal);
    return begun;
  }

  /**
   * Gives files another text, or removes them.
   *
   * @param files the texts; nothing for a file to remove
   */
  public void apply(Map<Path, Optional<String>> files) throws IOException {
    note(files.keySet().stream().sorted().toList());
    for (Map.Entry<Path, Optional<String>> file : files.entrySet()) {
      if (file.getValue().isPresent()) {
        write(file.getKey(), file.getValue().get().getBytes(StandardCharsets.UTF_8));
      } else {
        Files.delete(file.getKey());
      }
    }
  }

  /** The changes stay. */
  public void keep() throws IOException {
    Files.deleteIfExists(journal.resolve(LIST));
    kept = true;
  }

  @Override
  public void close() throws IOException {
    if (!kept && Files.exists(journal.resolve(LIST))) {
      restore(journal);
    }
    delete(journal);
  }

  /** The list comes last: with it the journal is whole. */
  private void note(List<Path> files) throws IOException {
    Files.createDirectories(journal);
    List<String> list = new ArrayList<>();
    for (Path file : files) {
      String name = ABSENT;
      if (Files.exists(file)) {
        name = String.valueOf(list.size());
        Files.copy(file, journal.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      list.add(name + "\t" + file.toAbsolutePath());
    }
    write(journal.resolve(LIST), String.join("\n", list).getBytes(StandardCharsets.UTF_8));
  }

  private static void restore(Path journal) throws IOException {
    for (String line : Files.readAllLines(journal.resolve(LIST), StandardCharsets.UTF_8)) {
      String[] parts = line.split("\t", 2);
      Path file = Path.of(parts[1]);
      if (parts[0].equals(ABSENT)) {
        Files.deleteIfExists(file);
      } else {
        write(file, Files.readAllBytes(journal.resolve(parts[0])));
      }
    }
    Files.delete(journal.resolve(LIST));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path next = file.resolveSibling("." + file.getFileName() + ".new");
    Files.write(next, bytes);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (NoSuchFileException e) {
      // There is nothing to delete.
    }
  }
}
