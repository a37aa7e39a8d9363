package org.practicekb.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;
import org.practicekb.content.Parallel;

/**
 * Every link, fragment and asset of a site that was just built, without a parser: templates and
 * checked content write attributes in one way, and a quote in a text or a value is always escaped.
 * {@link SiteVerifier} reads any HTML, and takes six times as long.
 */
final class LinkGraph {

  private static final String REMEDY =
      "This is a defect of kb or of a template: no page was published.";

  private final SiteLinks links;
  private final Map<String, Outline> pages;

  private record Outline(String file, Set<String> ids, Set<String> links) {}

  private LinkGraph(SiteLinks links, Map<String, Outline> pages) {
    this.links = links;
    this.pages = pages;
  }

  /** Every link within the site in {@code site} that leads nowhere, by page. */
  static List<Finding> verify(Path site) throws IOException {
    SiteLinks links = new SiteLinks(new HashSet<>(FileTree.files(site)), Optional.empty());
    List<String> files =
        links.files().stream()
            .filter(file -> file.endsWith(".html") && !file.equals("404.html"))
            .toList();
    List<Outline> outlines =
        Parallel.mapFiles(files, file -> outline(file, text(site.resolve(file))));
    LinkGraph graph =
        new LinkGraph(
            links, outlines.stream().collect(Collectors.toMap(Outline::file, page -> page)));
    return Parallel.map(outlines, graph::broken).stream().flatMap(List::stream).sorted().toList();
  }

  /** A page byte for byte: what is not ASCII is compared, never shown. */
  private static String text(Path page) throws IOException {
    return new String(Files.readAllBytes(page), StandardCharsets.ISO_8859_1);
  }

  /** In one pass: every {@code ="} that ends the name of an attribute we follow. */
  private static Outline outline(String file, String html) {
    Set<String> ids = new HashSet<>();
    Set<String> links = new HashSet<>();
    for (int at = html.indexOf("=\""); at >= 0; at = html.indexOf("=\"", at)) {
      int start = at + 2;
      int end = html.indexOf('"', start);
      if (html.startsWith(" id", at - 3)) {
        ids.add(value(html, start, end));
      } else if (html.startsWith(" href", at - 5) || html.startsWith(" src", at - 4)) {
        links.add(value(html, start, end));
      }
      at = end + 1;
    }
    return new Outline(file, ids, links);
  }

  private static String value(String html, int start, int end) {
    String value = html.substring(start, end);
    return value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true);
  }

  private List<Finding> broken(Outline page) {
    List<Finding> findings = new ArrayList<>();
    for (String link : page.links) {
      SiteLinks.Target target = links.follow(page.file, link);
      if (target instanceof SiteLinks.Nowhere nowhere) {
        findings.add(new Finding(page.file, "'" + link + "' " + nowhere.why(), REMEDY));
      } else if (target instanceof SiteLinks.Inside inside && !has(inside)) {
        findings.add(
            new Finding(
                page.file,
                "'" + link + "' names a place that " + inside.path() + " does not have",
                REMEDY));
      }
    }
    return findings;
  }

  private boolean has(SiteLinks.Inside target) {
    Outline page = pages.get(target.path());
    return page == null || target.fragment().isEmpty() || page.ids.contains(target.fragment());
  }
}
