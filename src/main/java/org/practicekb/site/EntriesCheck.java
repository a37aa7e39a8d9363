package org.practicekb.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that every published entry has its page, its elements and its JSON twin. */
final class EntriesCheck {

  private EntriesCheck() {}

  static List<Finding> check(List<PublishedEntry> entries, SiteLinks links, Pages pages) {
    List<Finding> findings = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (PublishedEntry entry : entries) {
      if (!ids.add(entry.id())) {
        findings.add(
            new Finding(PublishedEntry.LIST, "'" + entry.id() + "' occurs twice", "List it once."));
      }
      entry.urls().flatMap(url -> nowhere(entry, url, links, pages)).forEach(findings::add);
      SiteLinks.Target target = links.page(entry.url());
      if (target instanceof SiteLinks.Inside page && page.fragment().isEmpty()) {
        requireTwin(page.path(), links, findings);
      }
    }
    return findings;
  }

  private static Stream<Finding> nowhere(
      PublishedEntry entry, String url, SiteLinks links, Pages pages) {
    String what = "the url '" + url + "' of '" + entry.id() + "' ";
    return pages
        .whyNoPage(links.page(url))
        .map(why -> new Finding(PublishedEntry.LIST, what + why.why(), why.remedy()))
        .stream();
  }

  /** An entry that is a part of a page has none of its own. */
  private static void requireTwin(String page, SiteLinks links, List<Finding> findings) {
    String twin = page.replaceFirst("html$", "json");
    if (!links.files().contains(twin)) {
      findings.add(new Finding(page, "the page has no twin " + twin, "Write it beside the page."));
    }
  }
}
