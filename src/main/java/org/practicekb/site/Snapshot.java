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
import org.practicekb.content.Parallel;
import org.practicekb.search.ContentDigest;

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

  /** Differs when a file or folder came or went, or a file was written to. */
  String digest() {
    List<String> texts = new ArrayList<>(folders.keySet());
    files.forEach((name, file) -> texts.add(name + "\t" + file.size() + "\t" + nanos(file)));
    Collections.sort(texts);
    return ContentDigest.of(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
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
    for (Map.Entry<String, FileTime> folder : folders.entrySet()) {
      Path there = now.resolve(folder.getKey());
      if (!FileTree.isFolder(there)) {
        return false;
      }
      if (!Files.getLastModifiedTime(there, NOFOLLOW_LINKS).equals(folder.getValue())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Makes another folder like this one: each file there becomes a link to the one here, if it is
   * not already, or a copy. What else is there is deleted.
   *
   * @param leftOut files and folders that stay as they are there
   * @return the folders that were made
   */
  List<String> mirror(Path other, Set<String> leftOut) throws IOException {
    return without(leftOut).mirror(other, of(other, leftOut));
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

  private List<String> mirror(Path other, Snapshot there) throws IOException {
    for (String name : there.files.keySet()) {
      if (!files.containsKey(name)) {
        Files.delete(other.resolve(name));
      }
    }
    List<String> made = lacking(folders, there.folders);
    for (String folder : made) {
      Files.createDirectories(other.resolve(folder));
    }
    Parallel.mapFiles(
        files.keySet().stream().filter(name -> !isSame(name, there)).toList(),
        name -> link(name, other, there.files.containsKey(name)));
    List<String> tooMany = lacking(there.folders, folders);
    Collections.reverse(tooMany);
    for (String folder : tooMany) {
      Files.delete(other.resolve(folder));
    }
    return made;
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

  private Path link(String name, Path other, boolean there) throws IOException {
    Path link = other.resolve(name);
    if (there) {
      Files.delete(link);
    }
    try {
      return Files.createLink(link, root.resolve(name));
    } catch (UnsupportedOperationException | FileSystemException e) {
      // Not all systems have such links, and some keep them to the owner of the file.
      return Files.copy(root.resolve(name), link, COPY_ATTRIBUTES, NOFOLLOW_LINKS);
    }
  }
}
