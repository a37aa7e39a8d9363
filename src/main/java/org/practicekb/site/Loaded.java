package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.practicekb.check.Checks;
import org.practicekb.check.FieldChecks;
import org.practicekb.content.ContentFolder;
import org.practicekb.content.History;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entries;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Schemas;
import org.practicekb.link.Images;
import org.practicekb.link.LinkResolver;
import org.practicekb.link.PermalinkLock;

/**
 * A content folder read and checked: the steps that {@code build} and {@code check} share.
 *
 * @param kb all entries
 * @param schemas their fields
 * @param links what links lead to
 * @param images what images lead to
 * @param lock the permalinks published so far
 * @param history when files changed
 * @param problems errors and warnings by file, line and column
 */
public record Loaded(
    KnowledgeBase kb,
    Schemas schemas,
    LinkResolver links,
    Images images,
    PermalinkLock lock,
    History history,
    List<Problem> problems) {

  /** The latest day it is anywhere on Earth: what lies after it is in the future for everybody. */
  public static LocalDate today() {
    return LocalDate.now(ZoneOffset.ofHours(14));
  }

  /**
   * Reads and checks everything.
   *
   * @param today dates after it are in the future
   * @throws IOException when the content folder or the history cannot be read
   */
  public static Loaded load(Workspace workspace, LocalDate today) throws IOException {
    Path content = workspace.content();
    History history = History.read(content, System.getenv("SOURCE_DATE_EPOCH"));
    return load(workspace, Workspace.label(content), new Known(), history, today);
  }

  /** What is known of one content folder from another time. */
  public static final class Known {
    private final Schemas schemas = new Schemas();
    private final ContentFolder.Memory files = new ContentFolder.Memory();
    private final FieldChecks fields = new FieldChecks();

    /** The files as read. */
    public ContentFolder.Memory files() {
      return files;
    }
  }

  /**
   * The same with what is known from another time.
   *
   * @param label how problems name the content folder
   * @param known files that are not read again
   */
  public static Loaded load(
      Workspace workspace, String label, Known known, History history, LocalDate today)
      throws IOException {
    Path content = workspace.content();
    Schemas schemas = known.schemas;
    ContentFolder folder = ContentFolder.read(content, label, schemas::sectionIds, known.files);
    Entries entries = Entries.of(folder);
    LinkResolver links = new LinkResolver(entries.kb(), workspace.host());
    Images images = new Images(content.resolve(ContentFolder.IMAGES));
    List<Problem> problems = new ArrayList<>(folder.problems());
    PermalinkLock lock =
        PermalinkLock.read(
            content.resolve(ContentFolder.LOCK), label + "/" + ContentFolder.LOCK, problems);
    problems.addAll(entries.problems());
    problems.addAll(
        new Checks(entries.kb(), schemas, known.fields, links, images, lock, today, label)
            .run(entries.taxonomyFiles()));
    return new Loaded(
        entries.kb(),
        schemas,
        links,
        images,
        lock,
        history,
        problems.stream().distinct().sorted().toList());
  }
}
