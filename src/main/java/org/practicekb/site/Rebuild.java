package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.practicekb.content.History;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.CrossLinks;
import org.practicekb.page.SitePages;
import org.practicekb.page.Touched;
import org.practicekb.search.BrowserIndex;
import org.practicekb.search.RenewedIndex;

/**
 * Builds a site again of which few entries were changed: as {@link SiteBuilder} does, but most of
 * its files are those of the last build. It makes the same bytes, but for those of the index for
 * the server. Where it cannot tell what a change touches, it does nothing.
 */
final class Rebuild {

  /** Each takes a while to be put into the index; of more, a whole build makes little more. */
  private static final int MOST = 20;

  private final Workspace workspace;
  private final LastBuild last;
  private final Progress progress;
  private final LocalDate today = Loaded.today();
  private final long start = System.nanoTime();

  /**
   * @param last the build that is repeated
   * @param progress told of each step
   */
  Rebuild(Workspace workspace, LastBuild last, Progress progress) {
    this.workspace = workspace;
    this.last = last;
    this.progress = progress;
  }

  /**
   * Builds and publishes, or finds errors and does not, as {@link SiteBuilder#build(LastBuild)}.
   *
   * @return nothing, and nothing is done, when the site is to be built whole
   * @throws IOException when something cannot be read or written
   */
  Optional<BuildReport> build() throws IOException {
    Optional<BuildMemory> memory = last.memory();
    return memory.isPresent() ? build(memory.get()) : Optional.empty();
  }

  private Optional<BuildReport> build(BuildMemory memory) throws IOException {
    progress.step("Reading and checking what was changed");
    Changed changed = changed(memory);
    if (changed.files().size() > MOST) {
      return Optional.empty();
    }
    Path indexBefore = last.site().root().resolve(SiteBuilder.INDEX);
    try (RenewedIndex index = new RenewedIndex(indexBefore, ids(changed));
        Background<Boolean> opened = Background.start(index::open);
        Staging staging = Staging.again(workspace.out())) {
      FileTree.deleteIfFolder(staging.folder().resolve(SiteBuilder.INDEX));
      try (Background<Optional<RenewedFiles>> files =
          Background.start(() -> files(staging.folder()))) {
        return build(memory, changed, staging, new Meanwhile(files, index, opened));
      }
    }
  }

  /** What is done while content is read and checked. */
  private record Meanwhile(
      Background<Optional<RenewedFiles>> files, RenewedIndex index, Background<Boolean> opened) {}

  private Set<EntryId> ids(Changed changed) {
    return changed.files().stream()
        .map(file -> FileTree.name(workspace.content(), file).replaceFirst("\\.md$", ""))
        .flatMap(name -> EntryId.parse(name).stream())
        .collect(Collectors.toSet());
  }

  /** Those of the last site; nothing when something came to it since it was looked at. */
  private Optional<RenewedFiles> files(Path folder) throws IOException {
    Snapshot site = last.site();
    return site.hasSameNames(site.root())
        ? Optional.of(new RenewedFiles(site, folder, last.next()))
        : Optional.empty();
  }

  private Optional<BuildReport> build(
      BuildMemory memory, Changed changed, Staging staging, Meanwhile meanwhile)
      throws IOException {
    Loaded.Known known = Loaded.Known.restored(workspace, memory, today);
    List<Was> were = were(changed, known);
    known.forget(changed.written);
    String label = Workspace.label(workspace.content());
    Loaded content = Loaded.load(workspace, label, known, changed.history, today);
    if (Problem.anyError(content.problems())) {
      return Optional.of(BuildReport.of(content, List.of(), "", 0, 0, 0, start));
    }
    CrossLinks links =
        new CrossLinks(content.kb(), content.links(), content.schemas(), known.links());
    Optional<Touched> touched =
        known.held() ? Touched.by(changes(were, changed, known), links) : Optional.empty();
    if (touched.isEmpty() || !meanwhile.opened.result()) {
      return Optional.empty();
    }
    try (Background<RenewedIndex> index =
            Background.start(() -> put(meanwhile.index, content.kb()));
        Background<RenewedIndex> written = Background.start(() -> write(index.result(), staging))) {
      Optional<LastBuild.Found> found = last.found(content, known, memory);
      Optional<RenewedFiles> files = meanwhile.files.result();
      if (files.isEmpty()) {
        return Optional.empty();
      }
      try (Background<BrowserIndex.Renewed> browser =
          Background.start(() -> files.get().browserIndex(index.result()))) {
        int baked = bake(content, links, touched.get(), staging, files.get());
        progress.step("Writing the index");
        BrowserIndex.Renewed forBrowsers = browser.result();
        written.result().close(); // both have read what is now replaced
        RenewedFiles.Complete complete = files.get().complete(forBrowsers);
        return Optional.of(publish(content, baked, staging, files.get(), complete, found));
      }
    }
  }

  private static RenewedIndex put(RenewedIndex index, KnowledgeBase kb) throws IOException {
    index.put(kb, SiteBuilder::address);
    return index;
  }

  private static RenewedIndex write(RenewedIndex index, Staging staging) throws IOException {
    index.write(staging.folder().resolve(SiteBuilder.INDEX));
    return index;
  }

  /**
   * What is to be looked at.
   *
   * @param written the files of entries that are not as they were
   * @param dated those of which the history says something else
   */
  private record Changed(List<Path> written, Set<Path> dated, History history) {

    Set<Path> files() {
      Set<Path> all = new LinkedHashSet<>(written);
      all.addAll(dated);
      return all;
    }
  }

  private Changed changed(BuildMemory memory) throws IOException {
    Path folder = workspace.content();
    History history = History.read(folder, System.getenv("SOURCE_DATE_EPOCH"));
    return new Changed(last.changed(memory), memory.datedOtherwise(folder, history), history);
  }

  /** An entry as it was, and what it pointed to: null when it is a draft. */
  private record Was(Path file, Entry entry, CrossLinks.Pointers pointers) {}

  private static List<Was> were(Changed changed, Loaded.Known known) {
    Map<Path, Entry> entries = known.entries(changed.files());
    return changed.files().stream()
        .map(file -> new Was(file, entries.get(file), known.links().of(entries.get(file))))
        .toList();
  }

  private static List<Touched.Change> changes(List<Was> were, Changed changed, Loaded.Known known) {
    Map<Path, Entry> now = known.entries(changed.files());
    return were.stream()
        .map(
            was ->
                new Touched.Change(
                    was.entry, was.pointers, now.get(was.file), changed.dated.contains(was.file)))
        .toList();
  }

  /** Returns how many pages were made anew. */
  private int bake(
      Loaded content, CrossLinks links, Touched touched, Staging staging, RenewedFiles files)
      throws IOException {
    SitePages pages = SiteBuilder.pages(workspace, content, links, staging.folder());
    progress.step("Baking pages");
    Path site = last.site().root();
    return pages.bakeAgain(touched, site, files, progress::advance);
  }

  private BuildReport publish(
      Loaded content,
      int baked,
      Staging staging,
      RenewedFiles files,
      RenewedFiles.Complete complete,
      Optional<LastBuild.Found> found)
      throws IOException {
    progress.step("Verifying the site");
    Snapshot site = last.site();
    List<Finding> findings =
        LinkGraph.verifyAgain(staging.folder(), complete.names(), site.root(), files.written());
    BuildReport report = last.report(content, findings, baked, start);
    if (report.published()) {
      staging.commitAgain(site);
      last.keep(report, found, () -> files.look(complete, site.root()))
          .flatMap(look -> files.next(complete, look))
          .ifPresent(last::keep);
    }
    return report;
  }
}
