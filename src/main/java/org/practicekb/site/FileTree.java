package org.practicekb.site;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.practicekb.content.Parallel;

/** What is done to all files below a folder. Links are never followed. */
final class FileTree {

  private static final Set<PosixFilePermission> FILE = fromString("rw-r--r--");
  private static final Set<PosixFilePermission> FOLDER = fromString("rwxr-xr-x");

  private FileTree() {}

  /** Whether something is there, a link that leads nowhere included. */
  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a folder is there, not a link to one. */
  static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * All that is no folder, by name from {@code root}, with slashes, in the order of the names. A
   * file that goes away meanwhile is left out: the index is written while pages are verified.
   */
  static List<String> files(Path root) throws IOException {
    return files(root, attributes -> !attributes.isDirectory());
  }

  /** The same without links and devices. */
  static List<String> regularFiles(Path root) throws IOException {
    return files(root, BasicFileAttributes::isRegularFile);
  }

  private static List<String> files(Path root, Predicate<BasicFileAttributes> wanted)
      throws IOException {
    Queue<String> names = new ConcurrentLinkedQueue<>();
    visit(
        root,
        BasicFileAttributes.class,
        (path, attributes) -> {
          if (wanted.test(attributes)) {
            names.add(name(root, path));
          }
          return true;
        });
    return names.stream().sorted().toList();
  }

  /** What is done with a file or folder, in any thread. */
  interface Visit<A extends BasicFileAttributes> {

    /** Returns whether to visit what is in a folder; of files it does not matter. */
    boolean of(Path path, A attributes) throws IOException;
  }

  /**
   * Visits all that is below a folder, each folder before what is in it. What goes away meanwhile
   * is left out.
   */
  static <A extends BasicFileAttributes> void visit(Path root, Class<A> type, Visit<A> visit)
      throws IOException {
    Files.readAttributes(root, type); // throws if it is not there
    for (List<Path> folders = List.of(root); !folders.isEmpty(); ) {
      folders =
          Parallel.mapFiles(folders, folder -> visitChildren(folder, type, visit)).stream()
              .flatMap(List::stream)
              .toList();
    }
  }

  /** Visits all that is directly in a folder; returns the folders among it. */
  private static <A extends BasicFileAttributes> List<Path> visitChildren(
      Path folder, Class<A> type, Visit<A> visit) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path child : ifThere(() -> listing(folder)).orElse(List.of())) {
      Optional<A> attributes =
          ifThere(() -> Files.readAttributes(child, type, LinkOption.NOFOLLOW_LINKS));
      if (attributes.isPresent()
          && visit.of(child, attributes.get())
          && attributes.get().isDirectory()) {
        folders.add(child);
      }
    }
    return folders;
  }

  /** Those of a file or folder; nothing where there is none. */
  static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    return ifThere(
        () -> Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  private interface Reading<T> {
    T result() throws IOException;
  }

  private static <T> Optional<T> ifThere(Reading<T> reading) throws IOException {
    try {
      return Optional.of(reading.result());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** How a file is named within a site: {@code programs/ce-cert/index.html}. */
  static String name(Path root, Path file) {
    String path = file.toString();
    String start = root.toString();
    return path.startsWith(start + "/")
        ? path.substring(start.length() + 1)
        : root.relativize(file).toString().replace('\\', '/');
  }

  /** A file as UTF-8; what is not becomes the replacement character. */
  static String text(Path root, String name) throws IOException {
    return new String(Files.readAllBytes(root.resolve(name)), StandardCharsets.UTF_8);
  }

  /** The names of what is directly in a folder, in their order. */
  static List<Path> children(Path folder) throws IOException {
    return listing(folder).stream().map(Path::getFileName).sorted().toList();
  }

  private static List<Path> listing(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.toList();
    }
  }

  /** Deletes a folder, if it is there, and all that is in it. */
  static void deleteIfFolder(Path root) throws IOException {
    if (isFolder(root)) {
      delete(root);
    }
  }

  /** Deletes a folder and all that is in it. */
  static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Makes everything readable for all and writable for the owner, whatever the umask was. Does
   * nothing where files have no such permissions.
   */
  static void setPermissions(Path root) throws IOException {
    if (!Files.getFileStore(root).supportsFileAttributeView("posix")) {
      return;
    }
    setPermissions(root, FOLDER);
    visit(
        root,
        PosixFileAttributes.class,
        (path, attributes) -> {
          Set<PosixFilePermission> wanted = attributes.isDirectory() ? FOLDER : FILE;
          boolean ours = attributes.isDirectory() || attributes.isRegularFile();
          if (ours && !attributes.permissions().equals(wanted)) {
            Files.setPosixFilePermissions(path, wanted);
          }
          return true;
        });
  }

  /** The same for some files and folders below {@code root}, but not for what is in these. */
  static void setPermissions(Path root, Collection<String> names) throws IOException {
    if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
      for (String name : names) {
        Path path = root.resolve(name);
        setPermissions(path, isFolder(path) ? FOLDER : FILE);
      }
    }
  }

  /** Writes them only where they differ: reading costs a tenth. */
  private static void setPermissions(Path path, Set<PosixFilePermission> permissions)
      throws IOException {
    if (!Files.getPosixFilePermissions(path).equals(permissions)) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }
}
