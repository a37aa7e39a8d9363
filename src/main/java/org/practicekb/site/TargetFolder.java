package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder that is meant by an {@code --out}. */
final class TargetFolder {

  private static final int MAX_LINKS = 40;

  private TargetFolder() {}

  /**
   * Follows links, so that a target has one name only.
   *
   * @return an absolute path; neither the folder nor its parents need to exist
   * @throws SiteException when no folder can be there
   */
  static Path resolve(Path out) throws IOException {
    Path path = out.toAbsolutePath();
    Path target = Files.exists(path) ? path.toRealPath() : notThereYet(path);
    if (target.getFileName() == null) {
      throw new SiteException(out + " is a whole file system. Build to a folder in it with --out.");
    }
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new SiteException(out + " is a file. Build to a folder with --out, or delete it.");
    }
    return target;
  }

  private static Path notThereYet(Path path) throws IOException {
    Path target = path.normalize();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MAX_LINKS) {
        throw new SiteException(path + " is a link that leads back to itself. Delete it.");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
    }
    Path parent = target.getParent();
    return parent != null && Files.isDirectory(parent)
        ? parent.toRealPath().resolve(target.getFileName())
        : target;
  }
}
