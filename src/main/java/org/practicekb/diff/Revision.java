package org.practicekb.diff;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The content as it was at a commit, in a folder of its own that {@link #close} deletes.
 *
 * @param name how to tell a person which commit it is
 * @param content the folder
 */
public record Revision(String name, Path content) implements AutoCloseable {

  /** The branches that others leave from; the first that is there counts. */
  private static final List<String> MAIN_BRANCHES = List.of("main", "master");

  private static final int SHORT_ID = 7;

  /**
   * Reads the content of a commit from the repository that a content folder is in.
   *
   * @param revision as git names it; empty for the commit at which the branch left the main branch,
   *     which on the main branch itself is its newest
   * @throws IOException when there is no repository, no such commit or no content in it; the
   *     message is for the person who asked
   */
  public static Revision open(Path content, String revision) throws IOException {
    Path folder = content.toRealPath();
    FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
    if (builder.getGitDir() == null) {
      throw new IOException(
          "'" + content + "' is under no version control: there is nothing to compare it with");
    }
    try (Repository repository = builder.build();
        RevWalk walk = new RevWalk(repository)) {
      Base base = revision.isEmpty() ? base(repository, walk) : named(repository, walk, revision);
      Path top = repository.getWorkTree().toPath().toRealPath();
      String path = top.relativize(folder).toString().replace('\\', '/');
      return new Revision(base.name, extract(repository, base, path));
    }
  }

  private record Base(RevCommit commit, String name) {}

  private static Base named(Repository repository, RevWalk walk, String revision)
      throws IOException {
    try {
      ObjectId id = repository.resolve(revision + "^{commit}");
      if (id != null) {
        RevCommit commit = walk.parseCommit(id);
        return new Base(commit, abbreviated(commit) + " (" + revision + ")");
      }
    } catch (RevisionSyntaxException
        | AmbiguousObjectException
        | IncorrectObjectTypeException
        | MissingObjectException e) {
      throw unknown(revision, e);
    }
    throw unknown(revision, null);
  }

  private static IOException unknown(String revision, Exception cause) {
    return new IOException(
        "this repository has no commit '"
            + revision
            + "'. Fetch it (git fetch), or name another, as in: kb diff HEAD",
        cause);
  }

  /** Where the branch left the main branch: of several main branches the latest such commit. */
  private static Base base(Repository repository, RevWalk walk) throws IOException {
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head == null) {
      throw new IOException("the repository has no commits yet: there is nothing to compare with");
    }
    for (String branch : MAIN_BRANCHES) {
      Optional<RevCommit> base = Optional.empty();
      for (String ref :
          List.of(Constants.R_HEADS + branch, Constants.R_REMOTES + "origin/" + branch)) {
        Ref main = repository.exactRef(ref);
        RevCommit common = main == null ? null : common(walk, head, main.getObjectId());
        if (common != null && (base.isEmpty() || walk.isMergedInto(base.get(), common))) {
          base = Optional.of(common);
        }
      }
      if (base.isPresent()) {
        boolean same = base.get().equals(head);
        String why = same ? "the last commit" : "where this branch left " + branch;
        return new Base(base.get(), abbreviated(base.get()) + " (" + why + ")");
      }
    }
    RevCommit commit = walk.parseCommit(head);
    return new Base(commit, abbreviated(commit) + " (the last commit)");
  }

  private static RevCommit common(RevWalk walk, ObjectId one, ObjectId other) throws IOException {
    walk.reset();
    walk.setRevFilter(RevFilter.MERGE_BASE);
    walk.markStart(walk.parseCommit(one));
    walk.markStart(walk.parseCommit(other));
    RevCommit common = walk.next();
    walk.reset();
    walk.setRevFilter(RevFilter.ALL);
    return common;
  }

  private static String abbreviated(RevCommit commit) {
    return commit.abbreviate(SHORT_ID).name();
  }

  private static Path extract(Repository repository, Base base, String path) throws IOException {
    Path folder = Files.createTempDirectory("kb-diff");
    int files = 0;
    try (TreeWalk tree = new TreeWalk(repository)) {
      tree.setRecursive(true);
      tree.setFilter(path.isEmpty() ? TreeFilter.ALL : PathFilter.create(path));
      tree.addTree(base.commit.getTree());
      while (tree.next()) {
        if (FileMode.REGULAR_FILE.equals(tree.getRawMode(0))
            || FileMode.EXECUTABLE_FILE.equals(tree.getRawMode(0))) {
          String name = tree.getPathString().substring(path.isEmpty() ? 0 : path.length() + 1);
          write(repository, tree.getObjectId(0), folder.resolve(name));
          files++;
        }
      }
    }
    if (files == 0) {
      FileUtils.deleteQuietly(folder.toFile());
      throw new IOException("the commit " + base.name + " has no folder '" + path + "'");
    }
    return folder;
  }

  private static void write(Repository repository, ObjectId blob, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      repository.open(blob).copyTo(out);
    }
  }

  /** Deletes the folder. */
  @Override
  public void close() {
    FileUtils.deleteQuietly(content.toFile());
  }
}
