package org.practicekb.content;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * When files last changed, by version control: never by file times. All dates are in UTC.
 *
 * @param now the output's only clock: {@code SOURCE_DATE_EPOCH}, else the date of HEAD, else the
 *     epoch
 * @param updated the day of the last commit that changed each file, by its path in the work tree; a
 *     pure rename is no change. Empty when there is no history
 * @param lacking why dates are lacking, as a clause; empty when they are not
 */
public record History(Instant now, Map<Path, LocalDate> updated, String lacking) {

  /** The day {@code file} last changed; empty when unknown. */
  public Optional<LocalDate> updated(Path file) {
    return Optional.ofNullable(updated.get(file.toAbsolutePath().normalize()));
  }

  /** The same after files were changed and not committed: their day is that of {@link #now}. */
  public History changed(Collection<Path> files) {
    if (!lacking.isEmpty()) {
      return this;
    }
    Map<Path, LocalDate> days = new HashMap<>(updated);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    files.forEach(file -> days.put(file.toAbsolutePath().normalize(), today));
    return new History(now, days, lacking);
  }

  /**
   * Reads the history of the files below {@code folder}.
   *
   * @param epoch the value of {@code SOURCE_DATE_EPOCH}: seconds; null when it is not set
   * @throws IOException when the repository cannot be read, or {@code epoch} is no number
   */
  public static History read(Path folder, String epoch) throws IOException {
    Optional<Instant> fixed = fixed(epoch);
    File start = folder.toAbsolutePath().normalize().toFile();
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().findGitDir(start).setMustExist(true);
    if (builder.getGitDir() == null) {
      return new History(
          fixed.orElse(Instant.EPOCH), Map.of(), "the content is under no version control");
    }
    try (Repository repository = builder.build()) {
      ObjectId head = repository.resolve(Constants.HEAD);
      if (head == null) {
        return new History(fixed.orElse(Instant.EPOCH), Map.of(), "the repository has no commits");
      }
      return read(repository, head, start.toPath(), fixed);
    } catch (RepositoryNotFoundException e) {
      return new History(
          fixed.orElse(Instant.EPOCH), Map.of(), "the content is under no version control");
    }
  }

  private static Optional<Instant> fixed(String epoch) throws IOException {
    if (epoch == null || epoch.isEmpty()) {
      return Optional.empty();
    }
    if (!epoch.matches("\\d{1,11}")) {
      throw new IOException("SOURCE_DATE_EPOCH is '" + epoch + "', not a number of seconds");
    }
    return Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch)));
  }

  private static History read(
      Repository repository, ObjectId head, Path folder, Optional<Instant> fixed)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(head);
      Instant now = fixed.orElse(Instant.ofEpochSecond(commit.getCommitTime()));
      if (!repository.getObjectDatabase().getShallowCommits().isEmpty()) {
        return new History(now, Map.of(), "the clone is shallow");
      }
      Path top = repository.getWorkTree().toPath().toAbsolutePath().normalize();
      Map<Path, LocalDate> updated = new HashMap<>();
      days(repository, walk, commit, slashed(top.relativize(folder)))
          .forEach((path, day) -> updated.put(top.resolve(path), day));
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      uncommitted(repository, slashed(top.relativize(folder)))
          .forEach(path -> updated.put(top.resolve(path), today));
      return new History(now, updated, "");
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static Set<String> uncommitted(Repository repository, String folder) throws IOException {
    try (Git git = new Git(repository)) {
      var status = folder.isEmpty() ? git.status().call() : git.status().addPath(folder).call();
      Set<String> changed = new TreeSet<>(status.getUncommittedChanges());
      changed.addAll(status.getUntracked());
      return changed;
    } catch (GitAPIException e) {
      throw new IOException("the state of the work tree could not be read", e);
    }
  }

  /** Walks the commits from the newest, and notes the first that changed each file of HEAD. */
  private static Map<String, LocalDate> days(
      Repository repository, RevWalk walk, RevCommit head, String folder) throws IOException {
    Map<String, String> open = new HashMap<>();
    Map<String, LocalDate> days = new HashMap<>();
    files(repository, head, folder).forEach(path -> open.put(path, path));
    walk.markStart(head);
    for (RevCommit commit = walk.next(); commit != null && !open.isEmpty(); commit = walk.next()) {
      if (commit.getParentCount() < 2) {
        LocalDate day =
            LocalDate.ofInstant(Instant.ofEpochSecond(commit.getCommitTime()), ZoneOffset.UTC);
        changed(repository, walk, commit, open).forEach(file -> days.put(file, day));
      }
    }
    return days;
  }

  /**
   * Takes the files that {@code commit} changed out of {@code open}, and gives those it only
   * renamed their earlier path there.
   *
   * @param open the file of HEAD by the path it has in this commit
   * @return the files of HEAD that were changed
   */
  private static List<String> changed(
      Repository repository, RevWalk walk, RevCommit commit, Map<String, String> open)
      throws IOException {
    List<DiffEntry> changes = changes(repository, walk, commit);
    Map<ObjectId, String> deleted = new HashMap<>();
    for (DiffEntry change : changes) {
      if (change.getChangeType() == DiffEntry.ChangeType.DELETE) {
        deleted.putIfAbsent(change.getOldId().toObjectId(), change.getOldPath());
      }
    }
    List<String> changed = new ArrayList<>();
    Map<String, String> renamed = new HashMap<>();
    for (DiffEntry change : changes) {
      String file = open.remove(change.getNewPath());
      String earlier =
          change.getChangeType() == DiffEntry.ChangeType.ADD
              ? deleted.get(change.getNewId().toObjectId())
              : null;
      if (file != null && earlier != null) {
        renamed.put(earlier, file);
      } else if (file != null) {
        changed.add(file);
      }
    }
    open.putAll(renamed);
    return changed;
  }

  private static Set<String> files(Repository repository, RevCommit commit, String folder)
      throws IOException {
    Set<String> files = new TreeSet<>();
    try (TreeWalk tree = new TreeWalk(repository)) {
      tree.setRecursive(true);
      tree.setFilter(folder.isEmpty() ? TreeFilter.ALL : PathFilter.create(folder));
      tree.addTree(commit.getTree());
      while (tree.next()) {
        files.add(tree.getPathString());
      }
    }
    return files;
  }

  /** Every file that differs from the parent: one renamed may come from anywhere. */
  private static List<DiffEntry> changes(Repository repository, RevWalk walk, RevCommit commit)
      throws IOException {
    try (TreeWalk tree = new TreeWalk(repository)) {
      tree.setRecursive(true);
      tree.setFilter(TreeFilter.ANY_DIFF);
      if (commit.getParentCount() == 0) {
        tree.addTree(new EmptyTreeIterator());
      } else {
        tree.addTree(walk.parseCommit(commit.getParent(0)).getTree());
      }
      tree.addTree(commit.getTree());
      return DiffEntry.scan(tree);
    }
  }
}
