package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Reads a built site back and reports all that is wrong with it: links, fragments, assets and
 * redirects that lead nowhere; what a page must have and what its policy refuses; a sitemap, a
 * feed, data, an index or a manifest that do not agree with the files.
 */
public final class SiteVerifier {

  private static final String HOME = "index.html";
  private static final String INDEX = "search/lucene";

  /** Looks into a site's search index, of which this package knows nothing else. */
  @FunctionalInterface
  public interface IndexVerifier {

    /**
     * Checks an index.
     *
     * @param index its folder, which may be missing
     * @param ids of the published entries, {@code programs/ce-cert} for one, and of the elements of
     *     frameworks, {@code frameworks/six-pillars#workload}: exactly what must be in it
     * @return what is wrong with it, each as a clause without a final stop
     */
    List<String> verify(Path index, Set<String> ids) throws IOException;
  }

  private SiteVerifier() {}

  /**
   * Verifies the site in a folder. Pages are read in parallel, and of each only its ids and links
   * are kept.
   *
   * @param folder the site's, or a link to it
   * @param baseUrl the address at which the site will be read; when it is empty, the one that the
   *     home page names as its own
   * @param index looks into the search index
   * @return what is wrong, in the order of the files; empty when all is well
   * @throws SiteException when there is no site in the folder
   */
  public static List<Finding> verify(Path folder, Optional<String> baseUrl, IndexVerifier index)
      throws IOException {
    Path site = Files.exists(folder) ? folder.toRealPath() : folder;
    if (!Files.isRegularFile(site.resolve(HOME)) && !Files.exists(site.resolve(Manifest.PATH))) {
      throw new SiteException("There is no site in " + site + ". Run 'kb build' first.");
    }
    Set<String> files = new LinkedHashSet<>(FileTree.regularFiles(site));
    Optional<String> base = baseUrl.isPresent() ? baseUrl : ownBaseUrl(site);
    SiteLinks links =
        new SiteLinks(files, base.map(SiteVerifier::folder), DataScripts.areIn(files));
    Pages pages = Pages.read(site, links);

    List<Finding> findings = new ArrayList<>(pages.findings());
    findings.addAll(Stylesheets.check(site, links));
    findings.addAll(SitemapCheck.check(site, links, pages));
    findings.addAll(FeedCheck.check(site, links, pages));
    List<PublishedEntry> entries = PublishedEntry.read(site, findings);
    findings.addAll(EntriesCheck.check(entries, links, pages));
    findings.addAll(JsonFiles.check(site, files));
    findings.addAll(index(site, entries, index));
    findings.addAll(manifest(site));
    return findings.stream().sorted().distinct().toList();
  }

  private static Optional<String> ownBaseUrl(Path site) throws IOException {
    if (!Files.isRegularFile(site.resolve(HOME))) {
      return Optional.empty();
    }
    Element canonical =
        Jsoup.parse(FileTree.text(site, HOME)).selectFirst("link[rel=canonical][href~=^https?://]");
    return Optional.ofNullable(canonical).map(link -> link.attr("href"));
  }

  private static String folder(String url) {
    return url.endsWith("/") ? url : url + "/";
  }

  private static List<Finding> index(Path site, List<PublishedEntry> entries, IndexVerifier index)
      throws IOException {
    Set<String> ids =
        entries.stream()
            .flatMap(entry -> Stream.concat(Stream.of(entry.id()), entry.elementIds()))
            .collect(Collectors.toCollection(TreeSet::new));
    return index.verify(site.resolve(INDEX), ids).stream()
        .map(what -> new Finding(INDEX, what, "Build again."))
        .toList();
  }

  private static List<Finding> manifest(Path site) throws IOException {
    try {
      return Manifest.read(site).compare(site);
    } catch (NoSuchFileException e) {
      return List.of(new Finding(Manifest.PATH, "the manifest is missing", "Build again."));
    } catch (SiteException e) {
      return List.of(new Finding(Manifest.PATH, "the manifest is damaged", e.getMessage()));
    }
  }
}
