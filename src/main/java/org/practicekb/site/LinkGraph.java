package org.practicekb.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.practicekb.content.Parallel;
import org.practicekb.content.SharedText;

/**
 * Every link, fragment and asset of a site that was just built, without a parser: templates and
 * checked content write attributes in one way, and a quote in a text or a value is always escaped.
 * {@link SiteVerifier} reads any HTML, and takes six times as long. Pages can be added from any
 * thread.
 */
final class LinkGraph {

  private static final String REMEDY =
      "This is a defect of kb or of a template: no page was published.";

  private final Map<String, Outline> pages = new ConcurrentHashMap<>();

  /** Links as they are written: most are the same on many pages. */
  private final Map<String, String> written = new ConcurrentHashMap<>();

  /** What is known of a page when it has been read. */
  private record Outline(Set<String> ids, List<String> links) {}

  /** Where a link of a page leads. */
  private record Followed(String file, String link, SiteLinks.Target target) {}

  /**
   * Takes a page that is written to the site; other files are left out.
   *
   * @param file its name from the site's root
   */
  void add(String file, byte[] html) {
    if (isFollowed(file)) {
      pages.put(file, outline(new String(html, StandardCharsets.ISO_8859_1)));
    }
  }

  /** Reads the pages that were not added. */
  private void read(Path site, List<String> files) throws IOException {
    List<String> missing = files.stream().filter(file -> !pages.containsKey(file)).toList();
    Parallel.mapFiles(
        missing,
        file -> {
          add(file, Files.readAllBytes(site.resolve(file)));
          return file;
        });
  }

  /**
   * Every link within the site in {@code site} that leads nowhere, by page.
   *
   * @param names its files; pages that were not added are read
   * @param onDisk whether it will be read from disk
   */
  List<Finding> verify(Path site, List<String> names, boolean onDisk) throws IOException {
    List<String> files = names.stream().filter(LinkGraph::isFollowed).toList();
    read(site, files);
    return findings(
        files, new Follower(new SiteLinks(new HashSet<>(names), Optional.empty(), onDisk)));
  }

  /**
   * The same after some pages were written anew and no file went away that pages link to: what is
   * linked from the others is still there when none of these pages has lost a place.
   *
   * @param last the root of the site that was verified before
   * @param written the pages that are not as they are there
   */
  static List<Finding> verifyAgain(
      Path site, List<String> names, Path last, Collection<String> written) throws IOException {
    List<String> files = written.stream().filter(LinkGraph::isFollowed).sorted().toList();
    LinkGraph before = new LinkGraph();
    before.read(last, files);
    LinkGraph graph = new LinkGraph();
    graph.read(site, files);
    if (files.stream().anyMatch(file -> !graph.ids(file).containsAll(before.ids(file)))) {
      return graph.verify(site, names, false);
    }
    Follower follower = new Follower(new SiteLinks(new HashSet<>(names), Optional.empty(), false));
    graph.read(
        site,
        files.stream()
            .flatMap(file -> graph.followed(file, follower))
            .flatMap(link -> link.target instanceof SiteLinks.Inside in ? Stream.of(in) : null)
            .filter(inside -> !inside.fragment().isEmpty() && isFollowed(inside.path()))
            .map(SiteLinks.Inside::path)
            .distinct()
            .toList());
    return graph.findings(files, follower);
  }

  private Set<String> ids(String file) {
    return pages.get(file).ids;
  }

  private static boolean isFollowed(String file) {
    return file.endsWith(".html") && !file.equals(SiteLinks.NOT_FOUND_PAGE);
  }

  /**
   * In one pass: every {@code ="} that ends the name of an attribute we follow.
   *
   * @param html byte for byte: what is not ASCII is compared, never shown
   */
  private Outline outline(String html) {
    Set<String> ids = new HashSet<>();
    Set<String> links = new LinkedHashSet<>();
    for (int at = html.indexOf("=\""); at >= 0; at = html.indexOf("=\"", at)) {
      int start = at + 2;
      if (!isInTag(html, at)) {
        at = start;
        continue;
      }
      int end = html.indexOf('"', start);
      if (html.startsWith(" id", at - 3)) {
        ids.add(SharedText.of(value(html, start, end)));
      } else if (html.startsWith(" href", at - 5) || html.startsWith(" src", at - 4)) {
        links.add(shared(value(html, start, end)));
      }
      at = end + 1;
    }
    return new Outline(Set.copyOf(ids), List.copyOf(links));
  }

  private String shared(String link) {
    String known = written.get(link); // most are known, and to get them locks nothing
    return known == null ? written.computeIfAbsent(link, same -> same) : known;
  }

  /** What jsoup has written has quotation marks as they are, in texts too. */
  private static boolean isInTag(String html, int at) {
    return html.lastIndexOf('<', at) > html.lastIndexOf('>', at);
  }

  private static String value(String html, int start, int end) {
    String value = html.substring(start, end);
    return value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true);
  }

  private List<Finding> findings(List<String> files, Follower follower) {
    return Parallel.map(files, file -> findings(followed(file, follower))).stream()
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  private Stream<Followed> followed(String file, Follower follower) {
    return pages.get(file).links.stream()
        .map(link -> new Followed(file, link, follower.follow(file, link)));
  }

  private List<Finding> findings(Stream<Followed> links) {
    return links.map(this::finding).filter(Objects::nonNull).toList();
  }

  /** Null when the link leads somewhere. */
  private Finding finding(Followed link) {
    if (link.target instanceof SiteLinks.Nowhere nowhere) {
      return new Finding(link.file, "'" + link.link + "' " + nowhere.why(), REMEDY);
    }
    return link.target instanceof SiteLinks.Inside inside && !has(inside)
        ? new Finding(
            link.file,
            "'" + link.link + "' names a place that " + inside.path() + " does not have",
            REMEDY)
        : null;
  }

  private boolean has(SiteLinks.Inside target) {
    Outline page = target.fragment().isEmpty() ? null : pages.get(target.path());
    return page == null || page.ids.contains(target.fragment());
  }

  /** Follows links; those by way of the root, most of which are the same on many pages, once. */
  private record Follower(SiteLinks links, Map<String, Map<String, SiteLinks.Target>> fromRoot) {

    Follower(SiteLinks links) {
      this(links, new ConcurrentHashMap<>());
    }

    SiteLinks.Target follow(String file, String link) {
      String toRoot = "../".repeat((int) file.chars().filter(c -> c == '/').count());
      return !toRoot.isEmpty() && link.startsWith(toRoot)
          ? fromRoot
              .computeIfAbsent(toRoot, up -> new ConcurrentHashMap<>())
              .computeIfAbsent(link, unknown -> links.follow(file, unknown))
          : links.follow(file, link);
    }
  }
}
