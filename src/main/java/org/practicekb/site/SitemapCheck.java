package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that a built site's sitemap lists exactly the pages that search engines may list. */
final class SitemapCheck {

  private static final String FILE = "sitemap.xml";

  private final SiteLinks links;
  private final Pages pages;
  private final List<Finding> findings;
  private final Set<String> listed = new HashSet<>();

  private SitemapCheck(SiteLinks links, Pages pages, List<Finding> findings) {
    this.links = links;
    this.pages = pages;
    this.findings = findings;
  }

  static List<Finding> check(Path site, SiteLinks links, Pages pages) throws IOException {
    List<Finding> findings = new ArrayList<>();
    Optional<XmlLinks> sitemap = XmlLinks.read(site, FILE, XmlLinks.SITEMAP_ROOT, findings);
    sitemap.ifPresent(found -> new SitemapCheck(links, pages, findings).check(found));
    return findings;
  }

  private void check(XmlLinks sitemap) {
    for (XmlLinks.Place place : sitemap.places()) {
      for (String address : place.addresses()) {
        problem(address)
            .map(why -> new Finding(FILE, place.show(address) + " " + why.why(), why.remedy()))
            .ifPresent(findings::add);
      }
    }
    pages.all().stream()
        .filter(page -> page.indexable() && !listed.contains(page.file()))
        .map(SitemapCheck::notListed)
        .forEach(findings::add);
  }

  private static Finding notListed(Page page) {
    return new Finding(
        page.file(),
        "the sitemap does not list this page",
        "Add it to " + FILE + ", or write <meta name=\"robots\" content=\"noindex\">.");
  }

  private Optional<SiteLinks.Nowhere> problem(String address) {
    SiteLinks.Target target = links.followAbsolute(address);
    Optional<SiteLinks.Nowhere> why = pages.whyNoPage(target);
    return why.isPresent() ? why : pageProblem(address, ((SiteLinks.Inside) target).path());
  }

  private Optional<SiteLinks.Nowhere> pageProblem(String address, String file) {
    Page page = pages.byFile().get(file);
    if (!listed.add(file)) {
      return Optional.of(new SiteLinks.Nowhere("is listed twice", "List it once."));
    }
    if (!page.indexable()) {
      return Optional.of(
          new SiteLinks.Nowhere("leads to a page marked noindex", "Remove it from the sitemap."));
    }
    return page.canonical()
        .filter(canonical -> !canonical.equals(address))
        .map(
            canonical ->
                new SiteLinks.Nowhere(
                    "leads to a page that calls itself " + canonical, "Spell both the same."));
  }
}
