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
    Optional<Changed> files = changed(memory);
    Optional<BuildReport> report = Optional.empty();
    if (files.isPresent()) {
      Loaded.Known known = Loaded.Known.restored(workspace, memory, today);
      List<Was> were = files.get().all().stream().map(file -> was(file, known)).toList();
      known.forget(files.get().written);
      Loaded content = load(known, files.get().history);
      if (Problem.anyError(content.problems())) {
        return Optional.of(BuildReport.of(content, List.of(), null, 0, 0, start));
      }
      CrossLinks links = links(content, known);
      Optional<Touched> touched = touched(were, files.get(), known, links);
      if (touched.isPresent()) {
        report = Optional.of(bake(content, links, touched.get(), ids(were)));
        keep(report.get(), content, known);
      }
    }
    return report;
  }

  /**
   * The files of entries that are to be looked at.
   *
   * @param written those that are not as they were
   * @param dated those of which the history says something else
   */
  private record Changed(List<Path> written, Set<Path> dated, History history) {

    Set<Path> all() {
      Set<Path> all = new LinkedHashSet<>(written);
      all.addAll(dated);
      return all;
    }
  }

  /** An entry as it was; without pointers when it was not published. */
  private record Was(Path file, Entry entry, Optional<CrossLinks.Pointers> pointers) {}

  private Optional<Changed> changed(BuildMemory memory) throws IOException {
    Path folder = workspace.content();
    History history = History.read(folder, System.getenv("SOURCE_DATE_EPOCH"));
    Set<Path> dated = memory.datedOtherwise(folder, history);
    return Optional.of(new Changed(last.changed(memory), dated, history))
        .filter(changed -> changed.all().size() <= MOST);
  }

  private static Was was(Path file, Loaded.Known known) {
    Entry entry = known.entries().get(file);
    return new Was(file, entry, known.links().of(entry));
  }

  private Loaded load(Loaded.Known known, History history) throws IOException {
    return Loaded.load(workspace, Workspace.label(workspace.content()), known, history, today);
  }

  private static CrossLinks links(Loaded content, Loaded.Known known) {
    return new CrossLinks(content.kb(), content.links(), content.schemas(), known.links());
  }

  private static Set<EntryId> ids(List<Was> were) {
    return were.stream().map(was -> was.entry.id()).collect(Collectors.toSet());
  }

  private static Optional<Touched> touched(
      List<Was> were, Changed files, Loaded.Known known, CrossLinks links) {
    if (!known.held() || were.stream().anyMatch(was -> was.pointers.isEmpty())) {
      return Optional.empty();
    }
    Map<Path, Entry> now = known.entries();
    return Touched.by(
        were.stream()
            .map(
                was ->
                    new Touched.Change(
                        was.entry,
                        was.pointers.orElseThrow(),
                        now.get(was.file),
                        files.dated.contains(was.file)))
            .toList(),
        links);
  }

  private BuildReport bake(Loaded content, CrossLinks links, Touched touched, Set<EntryId> changed)
      throws IOException {
    Path site = last.site().root();
    try (Staging staging = Staging.again(workspace.out());
        Background<BitSet> index =
            Background.start(() -> index(site, staging.folder(), content, changed))) {
      Path folder = staging.folder();
      RenewedFiles files = new RenewedFiles(last.site(), folder);
      try (Background<BrowserIndex.Renewed> browser =
          Background.start(() -> files.browserIndex(index.result()))) {
        SitePages pages = SiteBuilder.pages(workspace, content, links, folder);
        progress.step("Baking pages");
        int made = pages.bakeAgain(touched, site, files, progress::advance);
        progress.step("Writing the index");
        List<String> names = files.complete(browser.result());
        progress.step("Verifying the site");
        List<Finding> findings = LinkGraph.verifyAgain(folder, names, site, files.written());
        if (findings.isEmpty()) {
          staging.commitAgain(last.site());
        }
        return BuildReport.of(content, findings, pages, made, last.documents(), start);
      }
    }
  }

  private static BitSet index(Path site, Path folder, Loaded content, Set<EntryId> changed)
      throws IOException {
    Path index = folder.resolve(SiteBuilder.INDEX);
    if (FileTree.isFolder(index)) {
      FileTree.delete(index);
    }
    return IndexBuilder.renew(
        site.resolve(SiteBuilder.INDEX), index, content.kb(), SiteBuilder::address, changed);
  }

  private void keep(BuildReport report, Loaded content, Loaded.Known known) {
    if (report.published()) {
      last.keep(report, content, known);
    }
  }
}
