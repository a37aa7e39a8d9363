package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.BitSet;
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
import org.practicekb.link.CrossLinks;
import org.practicekb.page.SitePages;
import org.practicekb.page.Touched;
import org.practicekb.search.BrowserIndex;
import org.practicekb.search.IndexBuilder;

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
    try (Staging staging = Staging.again(workspace.out())) {
      FileTree.deleteIfFolder(staging.folder().resolve(SiteBuilder.INDEX));
      try (Background<Optional<RenewedFiles>> files =
          Background.start(() -> files(staging.folder()))) {
        return build(memory, changed, staging, files);
      }
    }
  }

  /** Those of the last site; nothing when something came to it since it was looked at. */
  private Optional<RenewedFiles> files(Path folder) throws IOException {
    Snapshot site = last.site();
    return site.hasSameNames(site.root())
        ? Optional.of(new RenewedFiles(site, folder))
        : Optional.empty();
  }

  private Optional<BuildReport> build(
      BuildMemory memory,
      Changed changed,
      Staging staging,
      Background<Optional<RenewedFiles>> files)
      throws IOException {
    Loaded.Known known = Loaded.Known.restored(workspace, memory, today);
    List<Was> were = were(changed, known);
    known.forget(changed.written);
    String label = Workspace.label(workspace.content());
    Loaded content = Loaded.load(workspace, label, known, changed.history, today);
    if (Problem.anyError(content.problems())) {
      return Optional.of(BuildReport.of(content, List.of(), null, 0, 0, start));
    }
    CrossLinks links =
        new CrossLinks(content.kb(), content.links(), content.schemas(), known.links());
    Optional<Touched> touched =
        known.held() ? Touched.by(changes(were, changed, known), links) : Optional.empty();
    if (touched.isEmpty()) {
      return Optional.empty();
    }
    try (Background<BitSet> index =
        Background.start(() -> index(staging.folder(), content, were))) {
      Optional<LastBuild.Found> found = last.found(content, known, memory);
      Optional<RenewedFiles> renewed = files.result();
      if (renewed.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(bake(content, links, touched.get(), staging, renewed.get(), index, found));
    }
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
    Map<Path, Entry> entries = known.entries();
    return changed.files().stream()
        .map(file -> new Was(file, entries.get(file), known.links().of(entries.get(file))))
        .toList();
  }

  private static List<Touched.Change> changes(List<Was> were, Changed changed, Loaded.Known known) {
    Map<Path, Entry> now = known.entries();
    return were.stream()
        .map(
            was ->
                new Touched.Change(
                    was.entry, was.pointers, now.get(was.file), changed.dated.contains(was.file)))
        .toList();
  }

  private BuildReport bake(
      Loaded content,
      CrossLinks links,
      Touched touched,
      Staging staging,
      RenewedFiles files,
      Background<BitSet> index,
      Optional<LastBuild.Found> found)
      throws IOException {
    Snapshot site = last.site();
    Path folder = staging.folder();
    try (Background<BrowserIndex.Renewed> browser =
        Background.start(() -> files.browserIndex(index.result()))) {
      SitePages pages = SiteBuilder.pages(workspace, content, links, folder);
      progress.step("Baking pages");
      int made = pages.bakeAgain(touched, site.root(), files, progress::advance);
      progress.step("Writing the index");
      RenewedFiles.Complete complete = files.complete(browser.result());
      progress.step("Verifying the site");
      List<Finding> findings =
          LinkGraph.verifyAgain(folder, complete.names(), site.root(), files.written());
      BuildReport report = BuildReport.of(content, findings, pages, made, last.documents(), start);
      if (report.published()) {
        staging.commitAgain(site);
        last.keep(report, found, () -> files.look(complete, site.root()));
      }
      return report;
    }
  }

  private BitSet index(Path folder, Loaded content, List<Was> were) throws IOException {
    Set<EntryId> changed = were.stream().map(was -> was.entry.id()).collect(Collectors.toSet());
    return IndexBuilder.renew(
        last.site().root().resolve(SiteBuilder.INDEX),
        folder.resolve(SiteBuilder.INDEX),
        content.kb(),
        SiteBuilder::address,
        changed);
  }
}
