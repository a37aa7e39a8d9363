package org.practicekb.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Walks the commits once, from the newest to the oldest, and notes what each did to the files of
 * HEAD. Merges change nothing by themselves.
 */
final class CommitWalk implements AutoCloseable {

  /** So many changes are told: reading what each did to the grades takes its time. */
  static final int MOST = 5_000;

  private static final int WHOLE = 100;

  private final Repository repository;
  private final RevWalk walk;
  private final RevCommit head;
  private final String folder;
  private final Path top;
  private final GradesField grades;
  private final Map<String, ObjectId> files = new HashMap<>();

  /** The file of HEAD by the path it has in the commit at hand. */
  private final Map<String, String> names = new HashMap<>();

  private final Map<Path, LocalDate> updated = new HashMap<>();
  private final List<History.Change> changes = new ArrayList<>();

  /**
   * @param folder the folder of the files, below the work tree
   */
  CommitWalk(Repository repository, ObjectId head, Path folder) throws IOException {
    this.repository = repository;
    this.walk = new RevWalk(repository);
    this.head = walk.parseCommit(head);
    this.folder = folder.toString().replace('\\', '/');
    this.top = repository.getWorkTree().toPath().toAbsolutePath().normalize();
    this.grades = new GradesField(walk.getObjectReader());
    try (TreeWalk tree = new TreeWalk(repository)) {
      tree.setRecursive(true);
      tree.setFilter(this.folder.isEmpty() ? TreeFilter.ALL : PathFilter.create(this.folder));
      tree.addTree(this.head.getTree());
      while (tree.next()) {
        files.put(tree.getPathString(), tree.getObjectId(0));
      }
    }
    files.keySet().forEach(path -> names.put(path, path));
  }

  /** When HEAD was committed. */
  Instant time() {
    return Instant.ofEpochSecond(head.getCommitTime());
  }

  /** The day each file was last changed. */
  Map<Path, LocalDate> updated() {
    return updated;
  }

  /** What was done, the newest first. */
  List<History.Change> changes() {
    return List.copyOf(changes);
  }

  /** Notes what is not committed yet as done on {@code today}. */
  void uncommitted(LocalDate today) throws IOException {
    Set<String> changed = new TreeSet<>();
    try (Git git = new Git(repository)) {
      var status = folder.isEmpty() ? git.status().call() : git.status().addPath(folder).call();
      changed.addAll(status.getUncommittedChanges());
      changed.addAll(status.getUntracked());
    } catch (GitAPIException e) {
      throw new IOException("the state of the work tree could not be read", e);
    }
    for (String path : changed) {
      Path file = top.resolve(path);
      ObjectId before = files.get(path);
      updated.put(file, today);
      if (Files.isRegularFile(file)) {
        String after = before == null ? "" : GradesField.in(Files.readAllBytes(file));
        changes.add(grades.change(file, today, before, after));
      }
    }
  }

  /** Notes what the commits did, until each file has come to be. */
  void commits() throws IOException {
    // Clocks go wrong: a commit may be older by its date than what it builds on.
    walk.sort(RevSort.TOPO);
    walk.markStart(head);
    for (RevCommit commit = walk.next(); commit != null && !isDone(); commit = walk.next()) {
      if (commit.getParentCount() < 2) {
        note(commit, LocalDate.ofInstant(time(commit), ZoneOffset.UTC));
      }
    }
  }

  private static Instant time(RevCommit commit) {
    return Instant.ofEpochSecond(commit.getCommitTime());
  }

  private boolean isDone() {
    return names.isEmpty() || changes.size() >= MOST && updated.size() >= files.size();
  }

  private void note(RevCommit commit, LocalDate day) throws IOException {
    Map<String, String> renamed = new HashMap<>();
    for (DiffEntry change : changes(commit)) {
      boolean stays = change.getChangeType() == DiffEntry.ChangeType.MODIFY;
      String name = stays ? names.get(change.getNewPath()) : names.remove(change.getNewPath());
      if (name == null) {
        continue;
      }
      boolean moved = change.getChangeType() == DiffEntry.ChangeType.RENAME;
      if (moved) {
        renamed.put(change.getOldPath(), name);
      }
      if (!moved || change.getScore() < WHOLE) {
        note(top.resolve(name), day, change, stays || moved);
      }
    }
    names.putAll(renamed);
  }

  private void note(Path file, LocalDate day, DiffEntry change, boolean wasThere)
      throws IOException {
    updated.putIfAbsent(file, day);
    if (changes.size() < MOST || !wasThere) {
      ObjectId before = wasThere ? change.getOldId().toObjectId() : null;
      String after = wasThere ? grades.in(change.getNewId().toObjectId()) : "";
      changes.add(grades.change(file, day, before, after));
    }
  }

  /** Every file that differs from the parent: one renamed may come from anywhere. */
  private List<DiffEntry> changes(RevCommit commit) throws IOException {
    try (TreeWalk tree = new TreeWalk(repository, walk.getObjectReader())) {
      tree.setRecursive(true);
      tree.setFilter(TreeFilter.ANY_DIFF);
      if (commit.getParentCount() == 0) {
        tree.addTree(new EmptyTreeIterator());
      } else {
        tree.addTree(walk.parseCommit(commit.getParent(0)).getTree());
      }
      tree.addTree(commit.getTree());
      return withRenames(DiffEntry.scan(tree));
    }
  }

  private List<DiffEntry> withRenames(List<DiffEntry> changes) throws IOException {
    if (changes.stream().noneMatch(one -> one.getChangeType() == DiffEntry.ChangeType.DELETE)) {
      return changes;
    }
    RenameDetector renames = new RenameDetector(repository);
    renames.addAll(changes);
    return renames.compute();
  }

  @Override
  public void close() {
    walk.close();
  }
}
