package org.practicekb.content;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything in a content folder, as read.
 *
 * @param files the Markdown files that could be read, by name
 * @param taxonomies the files of {@code taxonomies/} that could be read, by name without {@code
 *     .yml}
 * @param problems what could not be read, and why
 */
public record ContentFolder(
    List<ContentFile> files, Map<String, Yaml> taxonomies, List<Problem> problems) {

  /** The folder of the taxonomies. */
  public static final String TAXONOMIES = "taxonomies";

  /** The folder of the images. */
  public static final String IMAGES = "images";

  /** The list of permalinks. */
  public static final String LOCK = "permalinks.lock";

  /**
   * Reads all files below {@code folder}, in parallel. Hidden files are left out; links to
   * elsewhere are problems.
   *
   * @param label how problems name the folder
   * @param sectionIds the anchors of a folder's standard sections, by heading
   * @throws NoSuchFileException when there is no such folder
   */
  public static ContentFolder read(
      Path folder, String label, Function<String, Map<String, String>> sectionIds)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "no such folder");
    }
    ContentReader reader = new ContentReader(folder, label);
    List<Problem> problems = new ArrayList<>();
    List<Path> files = list(folder, reader, problems);
    List<Read> read =
        files.parallelStream().map(file -> read(folder, file, reader, sectionIds)).toList();
    Map<String, Yaml> taxonomies = new TreeMap<>();
    for (Read one : read) {
      problems.addAll(one.problems);
      one.yaml.ifPresent(yaml -> taxonomies.put(one.name, yaml));
    }
    List<ContentFile> entries = read.stream().flatMap(one -> one.entry.stream()).toList();
    return new ContentFolder(entries, taxonomies, problems);
  }

  private record Read(
      String name, Optional<ContentFile> entry, Optional<Yaml> yaml, List<Problem> problems) {}

  private static Read read(
      Path folder,
      Path file,
      ContentReader reader,
      Function<String, Map<String, String>> sectionIds) {
    List<Problem> problems = new ArrayList<>();
    String name = file.getFileName().toString();
    if (name.endsWith(".md")) {
      return new Read(name, reader.entry(file, sectionIds, problems), Optional.empty(), problems);
    }
    if (folder.relativize(file).startsWith(TAXONOMIES) && name.endsWith(".yml")) {
      return new Read(
          name.substring(0, name.length() - 4),
          Optional.empty(),
          reader.yaml(file, problems),
          problems);
    }
    Problem problem =
        Problem.error(
            Place.file(reader.label(file)),
            "'" + name + "' is no entry",
            "Move it out of the content folder.",
            "entries end in .md, taxonomies in .yml; images are in images/");
    return new Read(name, Optional.empty(), Optional.empty(), List.of(problem));
  }

  /** The files to read in a fixed order. */
  private static List<Path> list(Path folder, ContentReader reader, List<Problem> problems)
      throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            boolean skip =
                !dir.equals(folder) && (isHidden(dir) || dir.equals(folder.resolve(IMAGES)));
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
              problems.add(
                  Problem.error(
                      Place.file(reader.label(file)),
                      "not a regular file",
                      "Put the file itself here, not a link to it.",
                      ""));
            } else if (!isHidden(file) && !isOurs(folder, file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files.stream().sorted().toList();
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static boolean isOurs(Path folder, Path file) {
    return Stream.of(LOCK, "README.md").anyMatch(name -> file.equals(folder.resolve(name)));
  }
}
