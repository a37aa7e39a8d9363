package org.practicekb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.practicekb.content.ContentFolder;
import org.practicekb.content.Problem;
import org.practicekb.link.PermalinkLock;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/**
 * A tiny site in a folder of its own: {@code src/test/sites/sound}, over which the files of one
 * situation are laid. {@code src/test/sites/README.md} says how.
 */
public final class TestSite {

  /** The day on which every test site is checked. */
  public static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  private static final Path SITES = Path.of("src", "test", "sites");
  private static final String SOUND = "sound";

  private final Path folder;

  private TestSite(Path folder) {
    this.folder = folder;
  }

  /** Lays out {@code situation} in {@code folder}. */
  public static TestSite of(String situation, Path folder) throws IOException {
    if (!Files.isDirectory(SITES.resolve(situation))) {
      throw new IllegalArgumentException("no folder " + SITES.resolve(situation));
    }
    copy(SITES.resolve(SOUND), folder);
    copy(SITES.resolve(situation), folder);
    return new TestSite(folder);
  }

  /** What a person is told of {@code situation}: one problem a line. */
  public static String report(String situation) throws IOException {
    Path folder = Files.createTempDirectory("site");
    try {
      return of(situation, folder).report();
    } finally {
      delete(folder);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(TestSite::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of its entries. */
  public Path content() {
    return folder.resolve("content");
  }

  /** Writes a file, named below the content folder. */
  public TestSite with(String file, String text) throws IOException {
    Files.createDirectories(content().resolve(file).getParent());
    Files.writeString(content().resolve(file), text, StandardCharsets.UTF_8);
    return this;
  }

  /**
   * Reads and checks it. A situation that brings no {@code permalinks.lock} is locked first, as by
   * {@code kb lock}.
   */
  public Loaded load() throws IOException {
    Path lock = content().resolve(ContentFolder.LOCK);
    if (Files.notExists(lock)) {
      PermalinkLock.read(lock, "", new ArrayList<>())
          .add(Loaded.load(workspace(), TODAY).kb(), lock);
    }
    return Loaded.load(workspace(), TODAY);
  }

  /** Its problems, one a line, files named from its own folder on. */
  public String report() throws IOException {
    List<Problem> problems = load().problems();
    String prefix = Workspace.label(folder) + "/";
    return problems.stream()
        .map(problem -> problem.toString().replace(prefix, "") + "\n")
        .collect(Collectors.joining());
  }

  private Workspace workspace() {
    return new Workspace(folder, content(), folder.resolve("templates"), folder.resolve("site"));
  }
}
