package org.practicekb.diff;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.practicekb.content.History;
import org.practicekb.content.Parallel;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.page.SitePages;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/**
 * Compares the main parts of all pages that both contents have, made with the templates of today.
 * The days on which files changed are left out: they would differ on every page.
 */
public final class PageTexts {

  private static final History NO_DAYS =
      new History(Instant.EPOCH, Map.of(), List.of(), "left out");

  private PageTexts() {}

  /**
   * The pages whose text differs, by address.
   *
   * @param before without errors, as {@code after}
   */
  public static List<SiteDiff.ChangedPage> compare(Workspace workspace, Loaded before, Loaded after)
      throws IOException {
    SitePages old = pages(workspace, before);
    SitePages now = pages(workspace, after);
    List<Address> both =
        now.addresses().stream()
            .filter(Address::isPage)
            .filter(old.addresses()::contains)
            .sorted((one, other) -> one.path().compareTo(other.path()))
            .toList();
    return Parallel.mapFiles(both, address -> compare(address, old, now)).stream()
        .filter(Objects::nonNull)
        .toList();
  }

  private static SitePages pages(Workspace workspace, Loaded content) {
    SitePages.Folders folders =
        new SitePages.Folders(
            workspace.project(), workspace.content(), workspace.templates(), workspace.out());
    CrossLinks links = new CrossLinks(content.kb(), content.links(), content.schemas());
    return new SitePages(
        folders,
        "",
        content.kb(),
        content.schemas(),
        content.links(),
        links,
        content.images(),
        NO_DAYS);
  }

  /** Null when the text is the same. */
  private static SiteDiff.ChangedPage compare(Address address, SitePages old, SitePages now)
      throws IOException {
    String before = old.render(address).orElseThrow();
    String after = now.render(address).orElseThrow();
    if (before.equals(after)) {
      return null;
    }
    List<String> was = words(before);
    List<String> is = words(after);
    return was.equals(is)
        ? null
        : new SiteDiff.ChangedPage(
            address.permalink(),
            Differences.without(is, was).size(),
            Differences.without(was, is).size());
  }

  private static List<String> words(String html) {
    return Arrays.asList(Jsoup.parse(html).select("main").text().split(" "));
  }
}
