package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.practicekb.check.Checks;
import org.practicekb.content.ContentFile;
import org.practicekb.content.ContentFolder;
import org.practicekb.content.ContentReader;
import org.practicekb.content.History;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entries;
import org.practicekb.entry.Entry;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Schemas;
import org.practicekb.link.CrossLinks;
import org.practicekb.link.Images;
import org.practicekb.link.LinkResolver;
import org.practicekb.link.Outline;
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

  /** Has Java load what reading and checking take, while the command line is read. */
  public static void prepare() {
    Thread thread = new Thread(() -> Checks.prepare(ContentReader.prepare()), "preparation");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Reads and checks everything.
   *
   * @param today dates after it are in the future
   * @throws IOException when the content folder or the history cannot be read
   */
  public static Loaded load(Workspace workspace, LocalDate today) throws IOException {
    return load(workspace, new Known(), today);
  }

  /** The same with what is known from another time. */
  static Loaded load(Workspace workspace, Known known, LocalDate today) throws IOException {
    Path content = workspace.content();
    History history = History.read(content, System.getenv("SOURCE_DATE_EPOCH"));
    return load(workspace, Workspace.label(content), known, history, today);
  }

  /** The same for those who need not know when files changed: no commits are read. */
  public static Loaded withoutHistory(Workspace workspace, LocalDate today) throws IOException {
    String label = Workspace.label(workspace.content());
    return load(workspace, label, new Known(), History.UNREAD, today);
  }

  /** What is known of one content folder from another time. */
  public static final class Known {
    final Schemas schemas = new Schemas();
    final ContentFolder.Memory files = new ContentFolder.Memory();
    final Checks.Memory checks = new Checks.Memory();
    private final Entries.Memory entries = new Entries.Memory();
    private final CrossLinks.Memory links = new CrossLinks.Memory();
    private Outline outline;
    private Lock lock;
    private boolean held;

    /** What the last build knew of the content as it was then. */
    static Known restored(Workspace workspace, BuildMemory memory, LocalDate today)
        throws IOException {
      Known known = new Known();
      String label = Workspace.label(workspace.content());
      memory.restoreFiles(known, workspace.content(), label);
      Read read = Read.of(workspace, label, known, today);
      known.outline = read.outline;
      memory.restoreFound(known, read.entries.byFile());
      return known;
    }

    /** Has the entry of a file of {@link #files} as it was at another time. */
    void restore(ContentFile file, String title, boolean draft) {
      entries.restore(file, title, draft);
    }

    /** Has {@code changed} files read again; they are named as the folder's path begins. */
    public void forget(Collection<Path> changed) {
      files.forget(changed);
      if (changed.stream().anyMatch(file -> file.endsWith(ContentFolder.LOCK))) {
        lock = null;
      }
    }

    /** Has all files read again. */
    public void forgetAll() {
      files.forgetAll();
      lock = null;
    }

    /** What entries lead to. */
    public CrossLinks.Memory links() {
      return links;
    }

    private Lock lock(Path content, String label) throws IOException {
      if (lock == null) {
        List<Problem> problems = new ArrayList<>();
        Path file = content.resolve(ContentFolder.LOCK);
        String name = label + "/" + ContentFolder.LOCK;
        lock = new Lock(PermalinkLock.read(file, name, problems), problems);
      }
      return lock;
    }

    /** The entries of some files. */
    Map<Path, Entry> entries(Collection<Path> files) {
      return outline.entries().stream()
          .filter(entry -> files.contains(entry.file().path()))
          .collect(Collectors.toMap(entry -> entry.file().path(), entry -> entry));
    }

    /** Whether what was known of unchanged files held when everything was loaded last. */
    boolean held() {
      return held;
    }

    /** Forgets what was found out about entries when it may depend on what is otherwise now. */
    private void follow(Outline now) {
      held = outline != null && outline.isLike(now);
      if (!held) {
        checks.forget();
        links.forget();
      }
      outline = now;
    }
  }

  /** The content as read, not yet checked. */
  private record Read(
      ContentFolder folder, Entries entries, Images images, Lock lock, Outline outline) {

    static Read of(Workspace workspace, String label, Known known, LocalDate today)
        throws IOException {
      Path content = workspace.content();
      ContentFolder folder =
          ContentFolder.read(
              content, label, known.schemas::sectionIds, known.files, known.entries::add);
      Entries entries = Entries.of(folder, known.entries);
      Images images = new Images(content.resolve(ContentFolder.IMAGES));
      Lock lock = known.lock(content, label);
      Outline outline =
          new Outline(
              entries.byFile(),
              entries.taxonomyFiles(),
              folder.unread(),
              lock.read,
              images.sizes(),
              today);
      return new Read(folder, entries, images, lock, outline);
    }
  }

  /** The list of permalinks as read. */
  private record Lock(PermalinkLock read, List<Problem> problems) {}

  /**
   * The same with what is known from another time.
   *
   * @param label how problems name the content folder
   * @param known what of it still holds
   */
  public static Loaded load(
      Workspace workspace, String label, Known known, History history, LocalDate today)
      throws IOException {
    Read read = Read.of(workspace, label, known, today);
    known.follow(read.outline);
    KnowledgeBase kb = read.entries.kb();
    LinkResolver links = new LinkResolver(kb, workspace.host());
    List<Problem> problems = new ArrayList<>(read.folder.problems());
    problems.addAll(read.lock.problems);
    problems.addAll(read.entries.problems());
    problems.addAll(
        new Checks(
                kb, known.schemas, known.checks, links, read.images, read.lock.read, today, label)
            .run(read.entries.taxonomyFiles()));
    return new Loaded(
        kb,
        known.schemas,
        links,
        read.images,
        read.lock.read,
        history,
        problems.stream().distinct().sorted().toList());
  }
}
