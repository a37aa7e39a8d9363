package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.practicekb.content.Parallel;

/**
 * All pages of a built site, and what can be wrong between them.
 *
 * @param links the site's files
 * @param byFile in the order of their files
 * @param drawings the ids in the drawings that links name parts of, by file
 */
record Pages(SiteLinks links, Map<String, Page> byFile, Map<String, Set<String>> drawings) {

  /** Reads all pages, in parallel. */
  static Pages read(Path site, SiteLinks links) throws IOException {
    List<String> files = links.files().stream().filter(file -> file.endsWith(".html")).toList();
    Map<String, Page> byFile = new LinkedHashMap<>();
    Parallel.mapFiles(files, file -> PageReader.read(site, file, links))
        .forEach(page -> byFile.put(page.file(), page));
    return new Pages(links, byFile, drawings(site, links, byFile.values()));
  }

  private static Map<String, Set<String>> drawings(
      Path site, SiteLinks links, Collection<Page> pages) throws IOException {
    Map<String, Set<String>> drawings = new HashMap<>();
    for (Page page : pages) {
      for (Page.Link jump : page.jumps()) {
        if (jump.address().contains(".svg#")
            && links.follow(page.file(), jump.address()) instanceof SiteLinks.Inside drawing
            && !drawings.containsKey(drawing.path())) {
          drawings.put(drawing.path(), ids(FileTree.text(site, drawing.path())));
        }
      }
    }
    return drawings;
  }

  private static Set<String> ids(String drawing) {
    return new HashSet<>(
        Jsoup.parse(drawing, "", Parser.xmlParser()).select("[id]").eachAttr("id"));
  }

  Collection<Page> all() {
    return byFile.values();
  }

  /** Why a target is neither a page nor a place on one; empty when it is. */
  Optional<SiteLinks.Nowhere> whyNoPage(SiteLinks.Target target) {
    if (target instanceof SiteLinks.Nowhere nowhere) {
      return Optional.of(nowhere);
    }
    if (target instanceof SiteLinks.Inside inside && byFile.containsKey(inside.path())) {
      return has(inside.path(), inside.fragment())
          ? Optional.empty()
          : Optional.of(noPlace(inside.path(), inside.fragment()));
    }
    return Optional.of(new SiteLinks.Nowhere("leads to no page of this site", "Correct it."));
  }

  private static SiteLinks.Nowhere noPlace(String file, String fragment) {
    return new SiteLinks.Nowhere(
        "leads to #" + fragment + ", which " + file + " does not have",
        "Correct the fragment, or give its element this id.");
  }

  /** Fragments in files of other kinds are the affair of whoever shows them. */
  private boolean has(String file, String fragment) {
    Page page = byFile.get(file);
    return page == null
        ? drawings.getOrDefault(file, Set.of(fragment)).contains(fragment)
        : page.has(fragment);
  }

  /** What is wrong in the pages and between them. */
  List<Finding> findings() {
    return Parallel.map(List.copyOf(all()), page -> findings(page).toList()).stream()
        .flatMap(List::stream)
        .toList();
  }

  private Stream<Finding> findings(Page page) {
    Stream<Finding> jumps = page.jumps().stream().flatMap(jump -> jump(page, jump).stream());
    Stream<Finding> redirect = page.redirect().flatMap(link -> redirect(page, link)).stream();
    return Stream.of(page.findings().stream(), jumps, redirect).flatMap(Function.identity());
  }

  private Optional<Finding> jump(Page page, Page.Link link) {
    return links.follow(page.file(), link.address()) instanceof SiteLinks.Inside target
            && !has(target.path(), target.fragment())
        ? Optional.of(finding(page, link, noPlace(target.path(), target.fragment())))
        : Optional.empty();
  }

  private Optional<Finding> redirect(Page page, Page.Link link) {
    if (!(links.follow(page.file(), link.address()) instanceof SiteLinks.Inside target)) {
      return Optional.empty();
    }
    Page there = byFile.get(target.path());
    if (there == null) {
      return whyNoPage(target).map(why -> finding(page, link, why));
    }
    return there
        .redirect()
        .map(
            again ->
                new SiteLinks.Nowhere(
                    "leads to " + there.file() + ", which is a redirect itself",
                    "Redirect to the page where that one ends."))
        .map(why -> finding(page, link, why));
  }

  private static Finding finding(Page page, Page.Link link, SiteLinks.Nowhere why) {
    return new Finding(page.file(), link + " " + why.why(), why.remedy());
  }
}
