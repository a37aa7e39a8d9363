package org.practicekb.site;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A folder in which a site is built before it takes the place of the last one. Nothing in the
 * target changes before {@link #commit}, whatever happens to the build: it fails, and {@link
 * #close} discards the folder; it is killed, and the next command does.
 *
 * <pre>{@code
 * try (Staging staging = Staging.open(out, force)) {
 *   build(staging.folder());
 *   staging.commit();
 * }
 * }</pre>
 */
public final class Staging implements AutoCloseable {

  /** The file that keeps a built site out of a repository. */
  static final String GITIGNORE = ".gitignore";

  static final String IGNORE_ALL_BUT_ITSELF = "*\n!.gitignore\n";

  private final FolderSwap swap;
  private final boolean force;
  private final BuildLock lock;
  private final Path folder;
  private final boolean reused;
  private boolean committed;

  private Staging(FolderSwap swap, boolean force, BuildLock lock, Path folder, boolean reused) {
    this.swap = swap;
    this.force = force;
    this.lock = lock;
    this.folder = folder;
    this.reused = reused;
  }

  /**
   * Makes an empty folder beside {@code out}, after tidying up behind builds that were killed.
   *
   * @param out where the site is to be: a folder, a link to one, or nothing yet
   * @param force whether files in {@code out} that no build put there are kept in the new site;
   *     without it they are refused
   * @throws SiteException when {@code out} is no place for a site, or another build works on it
   */
  public static Staging open(Path out, boolean force) throws IOException {
    try {
      Files.createDirectories(TargetFolder.resolve(out).getParent());
      return open(new FolderSwap(TargetFolder.resolve(out), FolderExchange::tryExchange), force);
    } catch (FileSystemException e) {
      throw cannotReplace(out, e);
    }
  }

  /**
   * The same for a build that leaves most files of {@code out} as they are, and has seen that no
   * others are there. The folder has a site or is empty; no file in it may be written to. What was
   * in {@code out} is kept beside it for the next such build.
   */
  static Staging again(Path out) throws IOException {
    try {
      return again(new FolderSwap(TargetFolder.resolve(out), FolderExchange::tryExchange));
    } catch (FileSystemException e) {
      throw cannotReplace(out, e);
    }
  }

  static Staging again(FolderSwap swap) throws IOException {
    BuildLock lock = BuildLock.tryAcquire(swap.target()).orElseThrow(() -> busy(swap.target()));
    try {
      swap.recover();
      return new Staging(swap, true, lock, swap.reusedFolder(), true);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static SiteException cannotReplace(Path target, FileSystemException e) {
    return new SiteException(
        ("%s cannot be replaced by a site, which is built beside it (%s: %s). Nothing has changed."
                + " Close what has files in it open, or build to another folder with --out.")
            .formatted(target, e.getClass().getSimpleName(), e.getMessage()),
        e);
  }

  static Staging open(FolderSwap swap, boolean force) throws IOException {
    Path target = swap.target();
    BuildLock lock = BuildLock.tryAcquire(target).orElseThrow(() -> busy(target));
    try {
      swap.recover();
      foreignFiles(target, force);
      return new Staging(swap, force, lock, swap.newFolder(), false);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static SiteException busy(Path target) {
    return new SiteException(
        "Another build is writing to " + target + ". Wait until it has ended, then try again.");
  }

  /**
   * Completes or clears away what a killed build left beside {@code out}. Every command that reads
   * a built site calls this first. Does nothing while a build is running.
   */
  public static void recover(Path out) throws IOException {
    recover(new FolderSwap(TargetFolder.resolve(out), FolderExchange::tryExchange));
  }

  static void recover(FolderSwap swap) throws IOException {
    if (!swap.hasLeftovers()) {
      return;
    }
    try (BuildLock lock = BuildLock.tryAcquire(swap.target()).orElse(null)) {
      if (lock != null) {
        swap.recover();
      }
    }
  }

  /** Where to build: empty at first, on the same file system as the target. */
  public Path folder() {
    return folder;
  }

  /**
   * Puts the folder in the target's place, then deletes what was there. Permissions become the same
   * whatever the umask is.
   *
   * @throws SiteException when the target holds what no build put there and it cannot be kept
   */
  public void commit() throws IOException {
    ForeignFiles foreign = foreignFiles(swap.target(), force);
    if (!foreign.paths().contains(Path.of(GITIGNORE))) {
      Files.writeString(folder.resolve(GITIGNORE), IGNORE_ALL_BUT_ITSELF);
    }
    FileTree.setPermissions(folder);
    foreign.requireRoomIn(folder);
    foreign.copyTo(folder);
    publish(swap::publish);
  }

  /**
   * The same for a folder of {@link #again}, which is complete.
   *
   * @param last what was in the target when it was looked at last
   */
  void commitAgain(Snapshot last) throws IOException {
    publish(complete -> swap.publishAndKeep(complete, last));
  }

  private interface Publication {
    void of(Path folder) throws IOException;
  }

  private void publish(Publication publication) throws IOException {
    try {
      publication.of(folder);
    } catch (FileSystemException e) {
      throw cannotReplace(swap.target(), e);
    }
    committed = true;
  }

  /**
   * Whether the {@code .gitignore} of a folder is the one that builds write: git may end lines its
   * own way.
   */
  static boolean hasOwnGitignore(Path site) throws IOException {
    return Files.isRegularFile(site.resolve(GITIGNORE), LinkOption.NOFOLLOW_LINKS)
        && FileTree.text(site, GITIGNORE).replace("\r\n", "\n").equals(IGNORE_ALL_BUT_ITSELF);
  }

  private static ForeignFiles foreignFiles(Path target, boolean force) throws IOException {
    ForeignFiles foreign = ForeignFiles.in(target);
    if (!force) {
      foreign.refuse();
    }
    return foreign;
  }

  /** Discards what was not committed, and lets the next build begin. */
  @Override
  public void close() throws IOException {
    try (lock) {
      if (!committed && reused) {
        swap.putBack(folder);
      } else if (!committed) {
        FileTree.delete(folder);
      }
    }
  }
}
