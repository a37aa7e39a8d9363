package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.page.SitePages;
import org.practicekb.search.BrowserIndex;
import org.practicekb.search.IndexBuilder;

/** Builds the site: from content to a published folder. */
public final class SiteBuilder {

  /** Where the index is in a built site. */
  public static final String INDEX = "search/lucene";

  /** Where the form of the index for browsers is. */
  static final String BROWSER_INDEX = "search";

  private final Workspace workspace;
  private final boolean force;
  private final SiteForm form;
  private final Progress progress;
  private final Loaded.Known known = new Loaded.Known();
  private final long start = System.nanoTime();
  private Loaded content;

  /** A build for a web server. */
  public SiteBuilder(Workspace workspace, String baseUrl, boolean force, Progress progress) {
    this(workspace, baseUrl, force, SiteForm.WEB, progress);
  }

  /**
   * @param baseUrl where the site will be; empty for the one in {@code jbake.properties}
   * @param force whether files in the target that no build put there are carried over, and a zip
   *     that no build made is replaced
   * @param form what to make
   * @param progress told of each step
   */
  public SiteBuilder(
      Workspace workspace, String baseUrl, boolean force, SiteForm form, Progress progress) {
    this.workspace = workspace.at(baseUrl);
    this.force = force;
    this.form = form;
    this.progress = progress;
  }

  /**
   * Builds and publishes. A build that finds an error publishes nothing and leaves the last site as
   * it was.
   *
   * @throws IOException when something cannot be read or written
   */
  public BuildReport build() throws IOException {
    progress.step("Reading and checking the content");
    content = Loaded.load(workspace, known, Loaded.today());
    if (Problem.anyError(content.problems())) {
      return report(List.of(), null, 0);
    }
    try (Staging staging = open();
        Background<Integer> index = Background.start(() -> index(content.kb(), staging.folder()))) {
      StagedFiles files = new StagedFiles(staging.folder());
      SitePages pages = bake(link(), files, staging.folder());
      int documents = written(index, staging.folder());
      List<Finding> findings = verify(files, staging.folder());
      if (findings.isEmpty()) {
        publish(staging, content.history().now());
      }
      return report(findings, pages, documents);
    }
  }

  /**
   * The same where {@code last} tells what was built before: when nothing was changed since, the
   * site stays; after few changes most of its files do.
   *
   * @throws IOException when something cannot be read or written
   */
  public BuildReport build(LastBuild last) throws IOException {
    Optional<BuildReport> report = last.unchanged();
    if (report.isEmpty() && form == SiteForm.WEB) {
      report = new Rebuild(workspace, last, progress).build();
    }
    return report.isPresent() ? report.get() : whole(last);
  }

  private BuildReport whole(LastBuild last) throws IOException {
    BuildReport report = build();
    if (report.published()) {
      Optional<Snapshot> site =
          last.keep(report, last.found(content, known, BuildMemory.NONE), last::look);
      if (form == SiteForm.WEB) {
        site.flatMap(whole -> RenewedFiles.prepare(workspace.out(), whole)).ifPresent(last::keep);
      }
    }
    return report;
  }

  /** A zip leaves the folder that it is named after as it is, whatever is in there. */
  private Staging open() throws IOException {
    if (form == SiteForm.ZIP) {
      SiteZip.beside(workspace.out()).requireRoom(force);
    }
    return Staging.open(workspace.out(), force || form == SiteForm.ZIP);
  }

  private void publish(Staging staging, Instant time) throws IOException {
    if (form == SiteForm.ZIP) {
      progress.step("Packing the site");
      SiteZip.beside(workspace.out()).write(staging.folder(), time);
    } else {
      staging.commit();
    }
  }

  private CrossLinks link() {
    return new CrossLinks(content.kb(), content.links(), content.schemas(), known.links());
  }

  private SitePages bake(CrossLinks links, StagedFiles files, Path out) throws IOException {
    SitePages pages = pages(workspace, content, links, out);
    progress.step("Baking pages", pages.count());
    pages.bake(form.isForDisk() ? new DiskFiles(files) : files, progress::advance);
    return pages;
  }

  private int written(Background<Integer> index, Path out) throws IOException {
    progress.step("Writing the index");
    int documents = index.result();
    if (form.isForDisk()) {
      DataScripts.write(out);
    }
    return documents;
  }

  /** Looks at the files written, and lists them for who verifies the site later. */
  private List<Finding> verify(StagedFiles files, Path out) throws IOException {
    progress.step("Verifying the site");
    List<String> names = FileTree.files(out);
    List<Finding> findings = files.verify(names, form.isForDisk());
    files.manifest(names).write(out);
    return findings;
  }

  /** The pages of checked content, to be baked into {@code out}. */
  static SitePages pages(Workspace workspace, Loaded content, CrossLinks links, Path out) {
    SitePages.Folders folders =
        new SitePages.Folders(workspace.project(), workspace.content(), workspace.templates(), out);
    return new SitePages(
        folders,
        workspace.baseUrl(),
        content.kb(),
        content.schemas(),
        content.links(),
        links,
        content.images(),
        content.history());
  }

  /**
   * Writes the index of the published entries and its form for browsers.
   *
   * @param out the site's root
   * @return the number of documents
   */
  public static int index(KnowledgeBase kb, Path out) throws IOException {
    int documents = IndexBuilder.build(out.resolve(INDEX), kb, SiteBuilder::address);
    BrowserIndex.write(out.resolve(INDEX), out.resolve(BROWSER_INDEX));
    return documents;
  }

  /** The address of an entry, as hits of a search give it. */
  static String address(Entry entry) {
    return Address.of(entry.id()).permalink().substring(1);
  }

  private BuildReport report(List<Finding> findings, SitePages pages, int documents) {
    String baseUrl = pages == null ? "" : pages.baseUrl();
    int made = pages == null ? 0 : pages.count();
    return BuildReport.of(content, findings, baseUrl, made, made, documents, start);
  }
}
