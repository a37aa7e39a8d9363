package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Checks that every Atom feed of a built site tells of its pages. */
final class FeedCheck {

  private static final String NAME = "feed.xml";

  private final String file;
  private final SiteLinks links;
  private final Pages pages;
  private final List<Finding> findings;

  private FeedCheck(String file, SiteLinks links, Pages pages, List<Finding> findings) {
    this.file = file;
    this.links = links;
    this.pages = pages;
    this.findings = findings;
  }

  /** Checks the feed at the root, which every site has, and those in its folders. */
  static List<Finding> check(Path site, SiteLinks links, Pages pages) throws IOException {
    TreeSet<String> feeds = new TreeSet<>(List.of(NAME));
    links.files().stream().filter(FeedCheck::isFeed).forEach(feeds::add);
    List<Finding> findings = new ArrayList<>();
    for (String feed : feeds) {
      XmlLinks.read(site, feed, XmlLinks.FEED_ROOT, findings)
          .ifPresent(new FeedCheck(feed, links, pages, findings)::check);
    }
    return findings;
  }

  private static boolean isFeed(String file) {
    return file.equals(NAME) || file.endsWith("/" + NAME);
  }

  private void check(XmlLinks feed) {
    feed.own().forEach(this::checkOwn);
    for (XmlLinks.Place entry : feed.places()) {
      if (entry.addresses().isEmpty()) {
        find(entry.show("an entry") + " has no link", "Give it one to its page.");
      }
      entry.addresses().forEach(address -> checkEntry(entry, address));
    }
  }

  private void checkOwn(String address) {
    whyNotOwn(links.followAbsolute(address))
        .ifPresent(why -> find("<link> " + address + " " + why.why(), why.remedy()));
  }

  private Optional<SiteLinks.Nowhere> whyNotOwn(SiteLinks.Target target) {
    if (target instanceof SiteLinks.Inside to && isFeed(to.path()) && !to.path().equals(file)) {
      return Optional.of(
          new SiteLinks.Nowhere("is the address of another feed", "Name this feed's own."));
    }
    return target instanceof SiteLinks.Nowhere nowhere ? Optional.of(nowhere) : Optional.empty();
  }

  private void checkEntry(XmlLinks.Place entry, String address) {
    pages
        .whyNoPage(links.followAbsolute(address))
        .ifPresent(why -> find(entry.show(address) + " " + why.why(), why.remedy()));
  }

  private void find(String what, String remedy) {
    findings.add(new Finding(file, what, remedy));
  }
}
