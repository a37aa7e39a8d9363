package org.practicekb.site;

import static java.nio.file.FileVisitResult.CONTINUE;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands in a target folder and no build put there: files, links and empty folders.
 *
 * @param site the target folder
 * @param paths from the target folder on, in the order of their names
 */
record ForeignFiles(Path site, List<Path> paths) {

  private static final int NAMED = 5;

  /**
   * Looks for them.
   *
   * @param site may be missing, and then holds none
   * @throws SiteException when the site's manifest, by which they are told from ours, is damaged
   */
  static ForeignFiles in(Path site) throws IOException {
    if (!Files.isDirectory(site)) {
      return new ForeignFiles(site, List.of());
    }
    Set<String> ours = Manifest.ours(site);
    List<Path> paths = new ArrayList<>();
    Files.walkFileTree(
        site,
        new SimpleFileVisitor<>() {
          private Path lastSeen = site;

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return seen(file);
          }

          /** One that is empty is the last that was seen. */
          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            return lastSeen.equals(folder) && !folder.equals(site) ? seen(folder) : CONTINUE;
          }

          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            lastSeen = folder;
            return CONTINUE;
          }

          private FileVisitResult seen(Path path) {
            lastSeen = path;
            if (!ours.contains(FileTree.name(site, path))) {
              paths.add(site.relativize(path));
            }
            return CONTINUE;
          }
        });
    Collections.sort(paths);
    return new ForeignFiles(site, paths);
  }

  /** Fails when there are any. */
  void refuse() throws SiteException {
    if (!paths.isEmpty()) {
      throw new SiteException(
          site
              + " holds what no build put there: "
              + named(paths)
              + ". Move it elsewhere, build to another folder with --out, or keep it in the new site"
              + " with --force.");
    }
  }

  /** Fails when one of them would stand where {@code folder} has something else. */
  void requireRoomIn(Path folder) throws SiteException {
    List<Path> taken = paths.stream().filter(path -> isTaken(folder, path)).toList();
    if (!taken.isEmpty()) {
      throw new SiteException(
          "The build writes to places where "
              + site
              + " holds what no build put there: "
              + named(taken)
              + ". Move it elsewhere, or build to another folder with --out.");
    }
  }

  private boolean isTaken(Path folder, Path path) {
    for (Path parent = path.getParent(); parent != null; parent = parent.getParent()) {
      if (FileTree.exists(folder.resolve(parent)) && !FileTree.isFolder(folder.resolve(parent))) {
        return true;
      }
    }
    Path there = folder.resolve(path);
    return FileTree.exists(there)
        && !(FileTree.isFolder(there) && FileTree.isFolder(site.resolve(path)));
  }

  /** Copies those that {@code folder} does not have into it, with their times and permissions. */
  void copyTo(Path folder) throws IOException {
    for (Path path : paths) {
      for (int depth = 1; depth <= path.getNameCount(); depth++) {
        Path part = path.subpath(0, depth);
        if (!FileTree.exists(folder.resolve(part))) {
          Files.copy(
              site.resolve(part),
              folder.resolve(part),
              StandardCopyOption.COPY_ATTRIBUTES,
              LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  private static String named(List<Path> paths) {
    String names =
        paths.stream()
            .limit(NAMED)
            .map(path -> path.toString().replace('\\', '/'))
            .collect(Collectors.joining(", "));
    int more = paths.size() - NAMED;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
