package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.practicekb.content.Problem;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.page.Output;
import org.practicekb.page.SitePages;
import org.practicekb.search.BrowserIndex;
import org.practicekb.search.IndexBuilder;

/** Builds the site: from content to a published folder. */
public final class SiteBuilder {

  /** Where the index is in a built site. */
  public static final String INDEX = "search/lucene";

  private static final String BROWSER_INDEX = "search";

  private final Workspace workspace;
  private final String baseUrl;
  private final boolean force;
  private final SiteForm form;
  private final Progress progress;
  private final long start = System.nanoTime();

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
    this.baseUrl = baseUrl;
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
    Loaded content = Loaded.load(workspace, Loaded.today());
    if (Problem.anyError(content.problems())) {
      return report(content, List.of(), null, 0);
    }
    CrossLinks links = new CrossLinks(content.kb(), content.links(), content.schemas());
    try (Staging staging = open();
        Indexing index = Indexing.start(content.kb(), staging.folder())) {
      StagedFiles files = new StagedFiles(staging.folder());
      Output output = form.isForDisk() ? new DiskFiles(files) : files;
      SitePages pages = bake(content, links, staging.folder(), output);
      progress.step("Writing the index");
      int documents = index.documents();
      if (form.isForDisk()) {
        DataScripts.write(staging.folder());
      }
      progress.step("Verifying the site");
      List<String> names = FileTree.files(staging.folder());
      List<Finding> findings = LinkGraph.verify(staging.folder(), names, form.isForDisk());
      files.manifest(names).write(staging.folder());
      if (findings.isEmpty()) {
        publish(staging, content.history().now());
      }
      return report(content, findings, pages, documents);
    }
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

  private SitePages bake(Loaded content, CrossLinks links, Path out, Output output)
      throws IOException {
    SitePages.Folders folders =
        new SitePages.Folders(workspace.project(), workspace.content(), workspace.templates(), out);
    SitePages pages =
        new SitePages(
            folders,
            baseUrl,
            content.kb(),
            content.schemas(),
            content.links(),
            links,
            content.images(),
            content.history());
    progress.step("Baking pages", pages.count());
    pages.bake(output, progress::advance);
    return pages;
  }

  /**
   * Writes the index of the published entries and its form for browsers.
   *
   * @param out the site's root
   * @return the number of documents
   */
  public static int index(KnowledgeBase kb, Path out) throws IOException {
    int documents =
        IndexBuilder.build(
            out.resolve(INDEX), kb, entry -> Address.of(entry.id()).permalink().substring(1));
    BrowserIndex.write(out.resolve(INDEX), out.resolve(BROWSER_INDEX));
    return documents;
  }

  private BuildReport report(
      Loaded content, List<Finding> findings, SitePages pages, int documents) {
    Map<EntryType, Integer> entries = new EnumMap<>(EntryType.class);
    for (EntryType type : EntryType.values()) {
      entries.put(type, content.kb().published(type).size());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new BuildReport(
        content.problems(),
        findings,
        pages == null ? 0 : pages.count(),
        entries,
        documents,
        took,
        pages == null ? "" : pages.baseUrl(),
        content.history().lacking());
  }
}
