package org.practicekb.site;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A site as one file: {@code site.zip}, with all of it in a folder {@code site}. The same site
 * gives the same bytes.
 *
 * @param file where it is, or will be
 * @param folder the folder in it
 */
public record SiteZip(Path file, String folder) {

  /** By this comment a build knows what it may replace. */
  private static final String COMMENT = "practice-kb";

  /** Zip files have no earlier time that is the same in all time zones. */
  private static final Instant EARLIEST = Instant.parse("1980-02-01T00:00:00Z");

  private static final String UNFINISHED = ".unfinished.zip";

  /** The one beside the folder {@code out}, named after it. */
  public static SiteZip beside(Path out) throws IOException {
    Path target = TargetFolder.resolve(out);
    String name = target.getFileName().toString();
    return new SiteZip(target.resolveSibling(name + ".zip"), name);
  }

  /**
   * Fails when something else is in its place.
   *
   * @param force whether another file may be replaced
   */
  void requireRoom(boolean force) throws IOException {
    if (FileTree.isFolder(file)) {
      throw new SiteException(file + " is a folder. Name another place with --out.");
    }
    if (!force && FileTree.exists(file) && !isOurs()) {
      throw new SiteException(
          file
              + " is no zip that kb made. Move it elsewhere, name another place with --out, or"
              + " replace it with --force.");
    }
  }

  private boolean isOurs() throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return COMMENT.equals(zip.getComment());
    } catch (ZipException e) {
      return false;
    }
  }

  /**
   * Writes it, and then puts it in its place in one step.
   *
   * @param site on the same file system, and not changed meanwhile
   * @param time that all files in it have
   */
  void write(Path site, Instant time) throws IOException {
    Path unfinished = site.resolve(UNFINISHED);
    Iterable<String> names = FileTree.regularFiles(site);
    LocalDateTime then =
        LocalDateTime.ofInstant(time.isBefore(EARLIEST) ? EARLIEST : time, ZoneOffset.UTC);
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
      zip.setComment(COMMENT);
      for (String name : names) {
        ZipEntry entry = new ZipEntry(folder + "/" + name);
        entry.setTimeLocal(then);
        zip.putNextEntry(entry);
        Files.copy(site.resolve(name), zip);
        zip.closeEntry();
      }
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
