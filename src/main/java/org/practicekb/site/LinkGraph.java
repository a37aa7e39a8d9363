package org.practicekb.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.parser.Parser;

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

  private record Outline(String file, Set<String> ids, List<String> links) {}

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
    Map<String, Outline> pages = new HashMap<>();
    Parallel.map(files, file -> outline(file, text(site.resolve(file))))
        .forEach(page -> pages.put(page.file, page));
    LinkGraph graph = new LinkGraph(links, pages);
    return Parallel.map(pages.values(), graph::broken).stream()
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  /** A page byte for byte: what is not ASCII is compared, never shown. */
  private static String text(Path page) throws IOException {
    return new String(Files.readAllBytes(page), StandardCharsets.ISO_8859_1);
  }

  private static Outline outline(String file, String html) {
    Set<String> ids = new HashSet<>(values(html, " id=\""));
    List<String> links = new ArrayList<>(values(html, " href=\""));
    links.addAll(values(html, " src=\""));
    return new Outline(file, ids, links.stream().distinct().toList());
  }

  /** The values of an attribute, in order. */
  private static List<String> values(String html, String attribute) {
    List<String> values = new ArrayList<>();
    for (int at = html.indexOf(attribute); at >= 0; at = html.indexOf(attribute, at)) {
      int start = at + attribute.length();
      at = html.indexOf('"', start);
      String value = html.substring(start, at);
      values.add(value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true));
    }
    return values;
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
