package org.practicekb.site;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts a new folder in the place of a target folder, and clears up behind processes that were
 * killed while they did.
 *
 * <p>Where the system can exchange two folders it is asked to. Elsewhere the target is renamed from
 * {@code site} to {@code .site.old-N} and the new one from {@code .site.staging-N} to {@code site}.
 * These names are the journal: as long as both hidden folders of one number are there, the second
 * rename is still to be done, and {@link #recover} does it. The caller holds the {@link BuildLock}.
 */
final class FolderSwap {

  /** A way to exchange two folders in one step. */
  @FunctionalInterface
  interface Exchange {

    /** A system that has none. */
    Exchange NONE = (one, other) -> false;

    /** Exchanges two folders; returns false, having changed nothing, when that is not supported. */
    boolean tryExchange(Path one, Path other) throws IOException;
  }

  private final Path target;
  private final Exchange exchange;
  private final String staging;
  private final String old;
  private final Path kept;

  /**
   * @param target as {@link TargetFolder} resolves it
   * @param exchange the step to try first
   */
  FolderSwap(Path target, Exchange exchange) {
    this.target = target;
    this.exchange = exchange;
    this.staging = "." + target.getFileName() + ".staging-";
    this.old = "." + target.getFileName() + ".old-";
    this.kept = target.resolveSibling("." + target.getFileName() + ".previous");
  }

  Path target() {
    return target;
  }

  /** Makes an empty folder beside the target. */
  Path newFolder() throws IOException {
    Path parent = target.getParent();
    if (Files.exists(target) && !Files.getFileStore(target).equals(Files.getFileStore(parent))) {
      throw new SiteException(
          target + " is where another file system begins. Build to a folder in it with --out.");
    }
    return Files.createTempDirectory(parent, staging);
  }

  /**
   * A folder beside the target for a site most of which will be that of the target: the last but
   * one, if {@link #publishAndKeep} kept it, else it is empty. It may be changed, but none of its
   * files, which may be the target's too.
   */
  Path reusedFolder() throws IOException {
    Path folder = newFolder();
    if (FileTree.isFolder(kept)) {
      Files.delete(folder);
      Files.move(kept, folder, ATOMIC_MOVE);
      Files.deleteIfExists(folder.resolve(Manifest.PATH));
    }
    return folder;
  }

  /** Keeps a folder of {@link #reusedFolder} that came to nothing for the next time. */
  void putBack(Path folder) throws IOException {
    Files.move(folder, kept, ATOMIC_MOVE);
  }

  /** Deletes what {@link #publishAndKeep} kept. */
  private void deleteKept() {
    try {
      if (FileTree.isFolder(kept)) {
        clearUp(reusedFolder(), false);
      }
    } catch (IOException e) {
      // As in clearUp.
    }
  }

  /**
   * Puts {@code folder} in the target's place and deletes what was there. Files that were put there
   * in the very last moment are kept in the new one.
   *
   * @param folder one that {@link #newFolder} made
   */
  void publish(Path folder) throws IOException {
    publish(folder, previous -> clearUp(previous, true));
    deleteKept();
  }

  /**
   * The same, but what was there is kept for {@link #reusedFolder}.
   *
   * @param last what was in the target when it was looked at last
   */
  void publishAndKeep(Path folder, Snapshot last) throws IOException {
    publish(folder, previous -> keep(previous, last));
  }

  private void publish(Path folder, Consumer<Path> done) throws IOException {
    if (!Files.exists(target)) {
      moveNewIn(folder);
      return;
    }
    try {
      done.accept(exchange.tryExchange(folder, target) ? folder : renameBoth(folder));
    } catch (AtomicMoveNotSupportedException e) {
      replaceBare(folder, e);
    }
  }

  /** In a container a folder of the image can be deleted, but neither renamed nor exchanged. */
  private void replaceBare(Path folder, AtomicMoveNotSupportedException e) throws IOException {
    if (!isBare()) {
      throw new SiteException(
          target
              + " cannot be renamed, since it is part of a container's image. Delete it, or build"
              + " to another folder with --out.",
          e);
    }
    FileTree.delete(target);
    moveNewIn(folder);
  }

  private boolean isBare() throws IOException {
    return List.of(Path.of(Staging.GITIGNORE)).containsAll(FileTree.children(target))
        && ForeignFiles.in(target).paths().isEmpty();
  }

  private Path renameBoth(Path folder) throws IOException {
    Path previous = partner(folder, old);
    moveOldAside(previous);
    try {
      moveNewIn(folder);
    } catch (IOException e) {
      Files.move(previous, target, ATOMIC_MOVE);
      throw e;
    }
    return previous;
  }

  /** The first rename, and the note in the journal. */
  void moveOldAside(Path previous) throws IOException {
    Files.move(target, previous, ATOMIC_MOVE);
  }

  private void moveNewIn(Path folder) throws IOException {
    Files.move(folder, target, ATOMIC_MOVE);
  }

  /**
   * Deletes what is not needed any more. Its manifest goes last: as long as anything is there, it
   * tells which of the files are foreign.
   *
   * @param isPrevious whether files may have come to it in the very last moment: they are kept
   */
  private void clearUp(Path folder, boolean isPrevious) {
    Path manifest = folder.resolve(Manifest.PATH);
    try {
      if (isPrevious) {
        ForeignFiles.in(folder).copyTo(target);
      }
      empty(folder, manifest.getParent());
      empty(manifest.getParent(), manifest);
      FileTree.delete(folder);
    } catch (IOException e) {
      // The site itself is in place, so the command has not failed: the next one tries again.
    }
  }

  private void keep(Path previous, Snapshot last) {
    try {
      if (!last.hasSameNames(previous)) {
        ForeignFiles.in(previous).copyTo(target);
      }
      Files.move(previous, kept, ATOMIC_MOVE);
    } catch (IOException e) {
      // The site itself is in place, so the command has not failed: the next one clears up.
    }
  }

  /** Deletes all that is in a folder but one. */
  private static void empty(Path folder, Path kept) throws IOException {
    if (FileTree.isFolder(folder)) {
      for (Path name : FileTree.children(folder)) {
        if (!folder.resolve(name).equals(kept)) {
          FileTree.delete(folder.resolve(name));
        }
      }
    }
  }

  /** Whether a killed process left something beside the target. */
  boolean hasLeftovers() throws IOException {
    return !(leftovers(staging).isEmpty() && leftovers(old).isEmpty());
  }

  /** Completes an exchange that was cut short and deletes unfinished and previous sites. */
  void recover() throws IOException {
    for (Path previous : leftovers(old)) {
      complete(previous, partner(previous, staging));
    }
    for (Path unfinished : leftovers(staging)) {
      clearUp(unfinished, mayBePrevious(unfinished));
    }
  }

  /** Whether a folder was being put in the target's place, and so may have been exchanged. */
  private boolean mayBePrevious(Path unfinished) {
    return Files.isDirectory(target)
        && FileTree.exists(unfinished.resolve(Manifest.PATH))
        && FileTree.exists(unfinished.resolve(Staging.GITIGNORE));
  }

  private void complete(Path previous, Path next) throws IOException {
    if (Files.exists(next)) {
      requireNothingNew(previous, next);
      moveNewIn(next);
    } else if (!Files.exists(target)) {
      Files.move(previous, target, ATOMIC_MOVE);
      return;
    }
    clearUp(previous, true);
  }

  /** A repository that was tidied up in between has put its {@code .gitignore} back. */
  private void requireNothingNew(Path previous, Path next) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    if (!isBare()) {
      throw new SiteException(
          "A build was killed while it exchanged "
              + target
              + ", and something else has been put there since. The new site is in "
              + next.getFileName()
              + ", the previous one in "
              + previous.getFileName()
              + " beside it. Move what you need elsewhere and delete these two, or delete "
              + target
              + ".");
    }
    FileTree.delete(target);
  }

  private Path partner(Path folder, String prefix) {
    String name = folder.getFileName().toString();
    return folder.resolveSibling(prefix + name.substring(name.lastIndexOf('-') + 1));
  }

  /** The folders beside the target with this prefix and a number. */
  private List<Path> leftovers(String prefix) throws IOException {
    Path parent = target.getParent();
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    Pattern name = Pattern.compile(Pattern.quote(prefix) + "\\d+");
    try (Stream<Path> siblings = Files.list(parent)) {
      return siblings
          .filter(path -> name.matcher(path.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }
}
