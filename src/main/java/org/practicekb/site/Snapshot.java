package org.practicekb.site;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.practicekb.content.Parallel;

/**
 * What is below a folder at a moment, by name from there, with slashes. Links are never followed.
 *
 * @param root the folder
 * @param files all that is no folder
 * @param folders all folders, the root among them, with the times when a file or folder last came
 *     to them or went
 */
record Snapshot(Path root, Map<String, BasicFileAttributes> files, Map<String, FileTime> folders) {

  /** Looks at everything. */
  static Snapshot of(Path root) throws IOException {
    return of(root, Set.of());
  }

  /** Looks at everything but these files and folders. */
  private static Snapshot of(Path root, Set<String> leftOut) throws IOException {
    Map<String, BasicFileAttributes> files = new ConcurrentHashMap<>();
    Map<String, FileTime> folders = new ConcurrentHashMap<>();
    folders.put("", Files.getLastModifiedTime(root, NOFOLLOW_LINKS));
    FileTree.visit(
        root,
        BasicFileAttributes.class,
        (path, attributes) -> {
          String name = FileTree.name(root, path);
          boolean wanted = !leftOut.contains(name);
          if (wanted && attributes.isDirectory()) {
            folders.put(name, attributes.lastModifiedTime());
          } else if (wanted) {
            files.put(name, attributes);
          }
          return wanted;
        });
    return new Snapshot(root, files, folders);
  }

  /**
   * Differs when a file or folder came or went, or a file was written to. A sum of what each gives,
   * as of {@link #sum}.
   */
  String digest() {
    return Long.toHexString(
        sum(folders.keySet().stream())
            + sum(files.entrySet().stream().map(file -> text(file.getKey(), file.getValue()))));
  }

  private static String text(String name, BasicFileAttributes file) {
    return name + "\t" + file.size() + "\t" + nanos(file);
  }

  /** In no order: to sort the names of a large site takes longer than to look at its folders. */
  private static long sum(Stream<String> texts) {
    return texts.parallel().mapToLong(Snapshot::spread).sum();
  }

  /** Two checksums of a text, in 64 bits that all depend on all (the last step of SplitMix64). */
  private static long spread(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CRC32 first = new CRC32();
    CRC32C second = new CRC32C();
    first.update(bytes);
    second.update(bytes);
    long both = first.getValue() << 32 | second.getValue();
    both = (both ^ both >>> 30) * 0xbf58476d1ce4e5b9L;
    both = (both ^ both >>> 27) * 0x94d049bb133111ebL;
    return both ^ both >>> 31;
  }

  /** When a file was written to last; its text would take ten times as long. */
  static long nanos(BasicFileAttributes file) {
    return file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  /**
   * Whether no file or folder has come or gone since.
   *
   * @param now where the folder is now
   */
  boolean hasSameNames(Path now) throws IOException {
    return !Parallel.mapFiles(
            List.copyOf(folders.entrySet()),
            folder -> isAsThen(now.resolve(folder.getKey()), folder.getValue()))
        .contains(false);
  }

  private static boolean isAsThen(Path folder, FileTime then) throws IOException {
    return FileTree.attributes(folder)
        .filter(now -> now.isDirectory() && now.lastModifiedTime().equals(then))
        .isPresent();
  }

  /** Differs when a file or folder came to one of {@code some} folders or went. */
  String times(Set<String> some) {
    Stream<String> texts =
        folders.entrySet().stream()
            .filter(folder -> some.contains(folder.getKey()))
            .map(folder -> folder.getKey() + "\t" + folder.getValue().to(TimeUnit.NANOSECONDS));
    return Long.toHexString(sum(texts));
  }

  /** The folders of another place that are here as well, with their times there, and no files. */
  Snapshot folders(Path other) throws IOException {
    Map<String, FileTime> times = new ConcurrentHashMap<>();
    Parallel.mapFiles(
        List.copyOf(folders.keySet()),
        name -> {
          FileTree.attributes(other.resolve(name))
              .filter(BasicFileAttributes::isDirectory)
              .ifPresent(folder -> times.put(name, folder.lastModifiedTime()));
          return name;
        });
    return new Snapshot(other, Map.of(), times);
  }

  /**
   * Makes another folder like this one: each file there becomes a link to the one here, if it is
   * not already, or a copy. What else is there is deleted.
   *
   * @param leftOut files and folders that stay as they are there
   * @return whether no copies were made
   */
  boolean mirror(Path other, Set<String> leftOut) throws IOException {
    return without(leftOut).mirror(other, of(other, leftOut));
  }

  /** The same where all other files are links to those here, and no folder is there but these. */
  boolean mirrorOnly(Set<String> some, Path other) throws IOException {
    Map<String, BasicFileAttributes> here = new HashMap<>(files);
    here.keySet().retainAll(some);
    Map<String, BasicFileAttributes> there = new HashMap<>();
    for (String name : some) {
      FileTree.attributes(other.resolve(name)).ifPresent(file -> there.put(name, file));
    }
    return new Snapshot(root, here, folders).mirror(other, new Snapshot(other, there, folders));
  }

  private Snapshot without(Set<String> leftOut) {
    Map<String, BasicFileAttributes> some = new HashMap<>(files);
    some.keySet().removeIf(name -> isIn(leftOut, name));
    Map<String, FileTime> others = new HashMap<>(folders);
    others.keySet().removeAll(leftOut);
    return new Snapshot(root, some, others);
  }

  private static boolean isIn(Set<String> leftOut, String file) {
    return leftOut.contains(file)
        || leftOut.contains(file.substring(0, Math.max(0, file.lastIndexOf('/'))));
  }

  private boolean mirror(Path other, Snapshot there) throws IOException {
    for (String name : there.files.keySet()) {
      if (!files.containsKey(name)) {
        Files.delete(other.resolve(name));
      }
    }
    List<String> made = lacking(folders, there.folders);
    for (String folder : made) {
      Files.createDirectories(other.resolve(folder));
    }
    FileTree.setPermissions(other, made);
    List<Boolean> linked =
        Parallel.mapFiles(
            files.keySet().stream().filter(name -> !isSame(name, there)).toList(),
            name -> link(name, other, there.files.containsKey(name)));
    List<String> tooMany = lacking(there.folders, folders);
    Collections.reverse(tooMany);
    for (String folder : tooMany) {
      Files.delete(other.resolve(folder));
    }
    return !linked.contains(false);
  }

  /** In an order in which a folder comes before what is in it. */
  private static List<String> lacking(Map<String, FileTime> wanted, Map<String, FileTime> there) {
    List<String> lacking = new ArrayList<>(wanted.keySet());
    lacking.removeAll(there.keySet());
    Collections.sort(lacking);
    return lacking;
  }

  private boolean isSame(String name, Snapshot there) {
    BasicFileAttributes other = there.files.get(name);
    return other != null
        && other.fileKey() != null
        && Objects.equals(other.fileKey(), files.get(name).fileKey());
  }

  /** Returns whether that could be done; else it is a copy. */
  private boolean link(String name, Path other, boolean there) throws IOException {
    Path link = other.resolve(name);
    if (there) {
      Files.delete(link);
    }
    try {
      Files.createLink(link, root.resolve(name));
      return true;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // Not all systems have such links, and some keep them to the owner of the file.
      Files.copy(root.resolve(name), link, COPY_ATTRIBUTES, NOFOLLOW_LINKS);
      return false;
    }
  }
}
