package org.practicekb.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything in a content folder, as read.
 *
 * @param files the Markdown files that could be read, by name
 * @param taxonomies the files of {@code taxonomies/} that could be read, by name without {@code
 *     .yml}
 * @param unread the Markdown files and taxonomies that could not be read, named as {@link
 *     ContentFile#name}
 * @param problems what could not be read, and why
 */
public record ContentFolder(
    List<ContentFile> files,
    Map<String, Yaml> taxonomies,
    Set<String> unread,
    List<Problem> problems) {

  /** The folder of the taxonomies. */
  public static final String TAXONOMIES = "taxonomies";

  /** The folder of the images. */
  public static final String IMAGES = "images";

  /** Of more files (Markdown and taxonomies) not everything can be kept in memory as it is. */
  private static final int MANY = 20_000;

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
    return read(folder, label, sectionIds, new Memory(), file -> {});
  }

  /**
   * The same, but files that {@code memory} has are not read again.
   *
   * @param told of each Markdown file when it is read, in any thread: of very many files what is in
   *     one is not at hand later, and takes longer to get at
   */
  public static ContentFolder read(
      Path folder,
      String label,
      Function<String, Map<String, String>> sectionIds,
      Memory memory,
      Consumer<ContentFile> told)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "no such folder");
    }
    ContentReader reader = new ContentReader(folder, label);
    Listing listing = memory.listing(folder, reader);
    List<Problem> problems = new ArrayList<>(listing.problems);
    problems.addAll(ImageFiles.problems(folder.resolve(IMAGES), label + "/" + IMAGES));
    Function<Path, Read> made =
        file -> {
          Read whole = read(folder, file, reader, sectionIds);
          boolean many = listing.files.size() > memory.whole;
          Read kept = many ? whole.stored(reader, sectionIds, memory.overflow.get()) : whole;
          kept.entry.ifPresent(told);
          return kept;
        };
    List<Read> read =
        Parallel.mapFiles(listing.files, file -> memory.files.computeIfAbsent(file, made));
    List<ContentFile> entries = new ArrayList<>();
    Map<String, Yaml> taxonomies = new TreeMap<>();
    Set<String> unread = new TreeSet<>();
    for (Read one : read) {
      problems.addAll(one.problems);
      one.entry.ifPresent(entries::add);
      one.yaml.ifPresent(yaml -> taxonomies.put(one.name.substring(TAXONOMIES.length() + 1), yaml));
      if (one.entry.isEmpty() && one.yaml.isEmpty() && !one.name.isEmpty()) {
        unread.add(one.name);
      }
    }
    return new ContentFolder(entries, taxonomies, unread, problems);
  }

  /** What was read of each file of one folder, for the next time it is read. */
  public static final class Memory {
    private final Map<Path, Read> files = new ConcurrentHashMap<>();
    private final Lazy<Overflow> overflow = new Lazy<>(Overflow::new);
    private final int whole;
    private Listing listing;

    /** Remembers nothing yet. */
    public Memory() {
      this(MANY);
    }

    /**
     * @param whole so many files are kept in memory as they are; of more, little
     */
    Memory(int whole) {
      this.whole = whole;
    }

    /**
     * Has a file as it was read without a problem at another time.
     *
     * @param folder the content folder
     * @param label how problems name it
     * @param name of the file, as {@link ContentFile} has it
     */
    public ContentFile restore(
        Path folder,
        String label,
        String name,
        Supplier<JsonNode> fields,
        Supplier<List<Body.Heading>> headings,
        Function<String, Map<String, String>> sectionIds) {
      ContentFile file = new ContentReader(folder, label).again(name, fields, headings, sectionIds);
      files.put(file.path(), new Read(name, Optional.of(file), Optional.empty(), List.of()));
      return file;
    }

    /** Has {@code changed} files read again; they are named as the folder's path begins. */
    public void forget(Collection<Path> changed) {
      if (!changed.stream().allMatch(this::isStillThere)) {
        listing = null;
      }
      files.keySet().removeAll(changed);
    }

    /** Has all files read again. */
    public void forgetAll() {
      listing = null;
      files.clear();
    }

    private boolean isStillThere(Path file) {
      return files.containsKey(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The folder is looked through only after a file was made or deleted: it may have many. */
    private Listing listing(Path folder, ContentReader reader) throws IOException {
      if (listing == null) {
        List<Problem> problems = new ArrayList<>();
        listing = new Listing(list(folder, reader, problems), problems);
        files.keySet().retainAll(Set.copyOf(listing.files));
      }
      return listing;
    }
  }

  /** The files to read, and what is no such file. */
  private record Listing(List<Path> files, List<Problem> problems) {}

  /**
   * One file as read.
   *
   * @param name relative to the content folder, without {@code .md} or {@code .yml}; empty when the
   *     file does not belong here
   */
  private record Read(
      String name, Optional<ContentFile> entry, Optional<Yaml> yaml, List<Problem> problems) {

    Read stored(
        ContentReader reader, Function<String, Map<String, String>> sectionIds, Overflow overflow) {
      Optional<ContentFile> small = entry.map(file -> reader.stored(file, sectionIds, overflow));
      return new Read(name, small, yaml, problems);
    }
  }

  private static Read read(
      Path folder,
      Path file,
      ContentReader reader,
      Function<String, Map<String, String>> sectionIds) {
    List<Problem> problems = new ArrayList<>();
    if (file.getFileName().toString().indexOf('\\') >= 0) {
      return refused(
          Problem.error(
              Place.file(reader.label(file)),
              "the file's name has a '\\'",
              "Rename it.",
              "Windows takes it for a folder"));
    }
    String name = folder.relativize(file).toString().replace('\\', '/');
    if (name.endsWith(".md")) {
      Optional<ContentFile> entry = reader.entry(file, sectionIds, problems);
      return new Read(name.substring(0, name.length() - 3), entry, Optional.empty(), problems);
    }
    if (name.matches(TAXONOMIES + "/[^/]+\\.yml")) {
      Optional<Yaml> yaml = reader.yaml(file, problems);
      return new Read(name.substring(0, name.length() - 4), Optional.empty(), yaml, problems);
    }
    return refused(stray(reader.label(file)));
  }

  private static Read refused(Problem problem) {
    return new Read("", Optional.empty(), Optional.empty(), List.of(problem));
  }

  private static Problem stray(String label) {
    String name = label.substring(label.lastIndexOf('/') + 1);
    String stem = name.replaceFirst("\\.[^.]*$", "");
    String suggestion =
        switch (name.substring(stem.length()).toLowerCase(Locale.ROOT)) {
          case "", ".md", ".markdown", ".mdx", ".txt" ->
              "Rename it to '" + stem.replaceFirst("\\.md$", "") + ".md'.";
          case ".yml", ".yaml" -> "A taxonomy is '" + TAXONOMIES + "/" + stem + ".yml'.";
          case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg" -> "Move it to 'images/'.";
          default -> "Move it out of the content folder.";
        };
    return Problem.error(
        Place.file(label),
        Problem.quoted(name) + " is no entry",
        suggestion,
        "entries end in .md, taxonomies in .yml; images are in images/");
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
            if (isHidden(file)) {
              return FileVisitResult.CONTINUE;
            }
            if (attributes.isRegularFile()) {
              Stream.of(file).filter(one -> !isOurs(folder, one)).forEach(files::add);
            } else {
              problems.add(
                  Problem.error(
                      Place.file(reader.label(file)),
                      "a link to elsewhere, not a file of its own",
                      "Put the file itself here.",
                      ""));
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
