package org.practicekb.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.practicekb.content.Parallel;
import org.practicekb.content.SharedText;

/**
 * Every link, fragment and asset of a site that was just built, without a parser: templates and
 * checked content write attributes in one way, and a quote in a text or a value is always escaped.
 * {@link SiteVerifier} reads any HTML, and takes six times as long.
 */
final class LinkGraph {

  private static final String REMEDY =
      "This is a defect of kb or of a template: no page was published.";

  private final SiteLinks links;

  /** Where links by way of the root lead, by the way to it: most are the same on many pages. */
  private final Map<String, Map<String, SiteLinks.Target>> fromRoot = new ConcurrentHashMap<>();

  /**
   * What is known of a page when it has been read.
   *
   * @param fragments by link: the places on other pages that it names
   */
  private record Outline(
      String file,
      Set<String> ids,
      List<Finding> findings,
      Map<String, SiteLinks.Inside> fragments) {}

  private LinkGraph(SiteLinks links) {
    this.links = links;
  }

  /**
   * Every link within the site in {@code site} that leads nowhere, by page.
   *
   * @param names its files
   * @param onDisk whether it will be read from disk
   */
  static List<Finding> verify(Path site, List<String> names, boolean onDisk) throws IOException {
    LinkGraph graph = new LinkGraph(new SiteLinks(new HashSet<>(names), Optional.empty(), onDisk));
    List<Outline> pages =
        graph.outlines(site, names.stream().filter(LinkGraph::isFollowed).toList());
    Map<String, Set<String>> ids =
        pages.stream().collect(Collectors.toMap(Outline::file, Outline::ids));
    return pages.stream().flatMap(page -> findings(page, ids)).sorted().toList();
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
    LinkGraph graph = new LinkGraph(new SiteLinks(new HashSet<>(names), Optional.empty(), false));
    List<String> files = written.stream().filter(LinkGraph::isFollowed).sorted().toList();
    List<Outline> pages = graph.outlines(site, files);
    List<Outline> before = graph.outlines(last, files);
    Map<String, Set<String>> ids = new HashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      if (!pages.get(i).ids.containsAll(before.get(i).ids)) {
        return verify(site, names, false);
      }
      ids.put(files.get(i), pages.get(i).ids);
    }
    List<String> targets =
        pages.stream()
            .flatMap(page -> page.fragments.values().stream())
            .map(SiteLinks.Inside::path)
            .filter(file -> isFollowed(file) && !ids.containsKey(file))
            .distinct()
            .toList();
    graph.outlines(site, targets).forEach(page -> ids.put(page.file, page.ids));
    return pages.stream().flatMap(page -> findings(page, ids)).sorted().toList();
  }

  private List<Outline> outlines(Path site, List<String> files) throws IOException {
    return Parallel.mapFiles(files, file -> outline(file, text(site.resolve(file))));
  }

  private static boolean isFollowed(String file) {
    return file.endsWith(".html") && !file.equals(SiteLinks.NOT_FOUND_PAGE);
  }

  /** A page byte for byte: what is not ASCII is compared, never shown. */
  private static String text(Path page) throws IOException {
    return new String(Files.readAllBytes(page), StandardCharsets.ISO_8859_1);
  }

  /** In one pass: every {@code ="} that ends the name of an attribute we follow. */
  private Outline outline(String file, String html) {
    Set<String> ids = new HashSet<>();
    Set<String> targets = new HashSet<>();
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
        targets.add(value(html, start, end));
      }
      at = end + 1;
    }
    return followed(file, Set.copyOf(ids), targets);
  }

  /** What jsoup has written has quotation marks as they are, in texts too. */
  private static boolean isInTag(String html, int at) {
    return html.lastIndexOf('<', at) > html.lastIndexOf('>', at);
  }

  private static String value(String html, int start, int end) {
    String value = html.substring(start, end);
    return value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true);
  }

  /** Follows links as far as one page tells: only places on other pages are kept for later. */
  private Outline followed(String file, Set<String> ids, Set<String> targets) {
    Outline page = new Outline(file, ids, new ArrayList<>(), new HashMap<>());
    String toRoot = "../".repeat((int) file.chars().filter(c -> c == '/').count());
    Map<String, SiteLinks.Target> known =
        fromRoot.computeIfAbsent(toRoot, up -> new ConcurrentHashMap<>());
    for (String link : targets) {
      SiteLinks.Target target =
          !toRoot.isEmpty() && link.startsWith(toRoot)
              ? known.computeIfAbsent(link, unknown -> links.follow(file, unknown))
              : links.follow(file, link);
      if (target instanceof SiteLinks.Nowhere nowhere) {
        page.findings.add(new Finding(file, "'" + link + "' " + nowhere.why(), REMEDY));
      } else if (target instanceof SiteLinks.Inside inside && !inside.fragment().isEmpty()) {
        if (!inside.path().equals(file) || !ids.contains(inside.fragment())) {
          page.fragments.put(link, inside);
        }
      }
    }
    return page;
  }

  private static Stream<Finding> findings(Outline page, Map<String, Set<String>> ids) {
    return Stream.concat(
        page.findings.stream(),
        page.fragments.entrySet().stream()
            .filter(link -> !has(ids, link.getValue()))
            .map(link -> missing(page.file, link.getKey(), link.getValue())));
  }

  private static boolean has(Map<String, Set<String>> ids, SiteLinks.Inside target) {
    Set<String> ofPage = ids.get(target.path());
    return ofPage == null || ofPage.contains(target.fragment());
  }

  private static Finding missing(String file, String link, SiteLinks.Inside target) {
    String what = "'" + link + "' names a place that " + target.path() + " does not have";
    return new Finding(file, what, REMEDY);
  }
}
