package org.practicekb.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * When files last changed, by version control: never by file times. All dates are in UTC.
 *
 * @param now the output's only clock: {@code SOURCE_DATE_EPOCH}, else the date of HEAD, else the
 *     epoch
 * @param updated the day of the last commit that changed each file, by its path in the work tree; a
 *     pure rename is no change. Empty when there is no history
 * @param changes what was done to those files, the newest first: at most {@value CommitWalk#MOST}
 *     changes, and from when each file was added
 * @param lacking why dates are lacking, as a clause; empty when they are not
 */
public record History(
    Instant now, Map<Path, LocalDate> updated, List<Change> changes, String lacking) {

  /**
   * A change to a file: by a commit, or not committed yet.
   *
   * @param file its path now, whatever it was then
   * @param day when
   * @param added whether the file came to be
   * @param gradesBefore the field {@code grades} as it was; missing when it stayed as it was
   * @param gradesAfter the field as it became; missing when it stayed as it was
   */
  public record Change(
      Path file, LocalDate day, boolean added, JsonNode gradesBefore, JsonNode gradesAfter) {}

  /** Stands for the history where it is not needed. */
  public static final History UNREAD = without(Instant.EPOCH, "the history was not read");

  /** No history. */
  static History without(Instant now, String lacking) {
    return new History(now, Map.of(), List.of(), lacking);
  }

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
    return new History(now, days, changes, lacking);
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
      return without(fixed.orElse(Instant.EPOCH), "the content is under no version control");
    }
    try (Repository repository = builder.build()) {
      ObjectId head = repository.resolve(Constants.HEAD);
      if (head == null) {
        return without(fixed.orElse(Instant.EPOCH), "the repository has no commits");
      }
      return read(repository, head, start.toPath(), fixed);
    } catch (RepositoryNotFoundException e) {
      return without(fixed.orElse(Instant.EPOCH), "the content is under no version control");
    }
  }

  /**
   * What the history of unchanged files below {@code folder} depends on: the commit, whether the
   * clone has all of them, and the fixed clock.
   *
   * @param epoch the value of {@code SOURCE_DATE_EPOCH}; null when it is not set
   * @throws IOException when the repository cannot be read
   */
  public static String state(Path folder, String epoch) throws IOException {
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().findGitDir(folder.toAbsolutePath().normalize().toFile());
    if (builder.getGitDir() == null) {
      return String.valueOf(epoch);
    }
    try (Repository repository = builder.build()) {
      return epoch
          + " "
          + repository.resolve(Constants.HEAD)
          + " "
          + repository.getObjectDatabase().getShallowCommits();
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
    Path top = repository.getWorkTree().toPath().toAbsolutePath().normalize();
    try (CommitWalk walk = new CommitWalk(repository, head, top.relativize(folder))) {
      Instant now = fixed.orElse(walk.time());
      if (!repository.getObjectDatabase().getShallowCommits().isEmpty()) {
        return without(now, "the clone is shallow");
      }
      walk.uncommitted(LocalDate.ofInstant(now, ZoneOffset.UTC));
      walk.commits();
      return new History(now, walk.updated(), walk.changes(), "");
    }
  }
}
