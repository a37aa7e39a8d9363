package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks that a built site's Atom feed tells of its pages. */
final class FeedCheck {

  private static final String FILE = "feed.xml";

  private FeedCheck() {}

  static List<Finding> check(Path site, SiteLinks links, Pages pages) throws IOException {
    List<Finding> findings = new ArrayList<>();
    XmlLinks.read(site, FILE, XmlLinks.FEED_ROOT, findings)
        .ifPresent(feed -> check(feed, links, pages, findings));
    return findings;
  }

  private static void check(XmlLinks feed, SiteLinks links, Pages pages, List<Finding> findings) {
    for (String address : feed.own()) {
      if (links.followAbsolute(address) instanceof SiteLinks.Nowhere nowhere) {
        findings.add(
            new Finding(FILE, "<link> " + address + " " + nowhere.why(), nowhere.remedy()));
      }
    }
    for (XmlLinks.Place entry : feed.places()) {
      if (entry.addresses().isEmpty()) {
        findings.add(
            new Finding(FILE, entry.show("an entry") + " has no link", "Give it one to its page."));
      }
      for (String address : entry.addresses()) {
        pages
            .whyNoPage(links.followAbsolute(address))
            .map(why -> new Finding(FILE, entry.show(address) + " " + why.why(), why.remedy()))
            .ifPresent(findings::add);
      }
    }
  }
}
