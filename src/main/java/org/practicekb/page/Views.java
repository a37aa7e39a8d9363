package org.practicekb.page;

import java.util.List;

/** The models of the small pages and feeds. */
final class Views {

  private Views() {}

  /** A page with nothing but its frame. */
  public record Plain(Head head) {}

  /** An evidence map by another taxonomy; {@code whole} leads to the page with its text. */
  public record AxisPage(Head head, MapView map, String whole) {}

  /** A former address that leads on. */
  public record Redirect(Head head, String target, String absolute) {}

  /** The list of all pages for search engines. */
  public record Sitemap(List<Url> urls) {}

  /** A page of the sitemap; {@code modified} is {@code YYYY-MM-DD} or empty. */
  public record Url(String address, String modified) {}

  /**
   * An Atom feed.
   *
   * @param home the page it is the feed of
   */
  public record Feed(
      String title,
      String author,
      String home,
      String self,
      String updated,
      List<Change> changes) {}

  /** What is new of an entry; {@code id} names the news, {@code updated} is an RFC 3339 time. */
  public record Change(
      String id, String title, String address, String updated, String summary, String kind) {}

  /** What robots and language models are told: the title, what it is, and the lists. */
  public record Robots(String title, String description, String baseUrl, List<Head.Link> lists) {}

  /** The handout; {@code qr} says whether entries have QR codes. */
  public record Handout(Head head, boolean qr, List<Pack> packs) {}

  /** A pathway's pack, and its readings as the handout writes them. */
  public record Pack(Head.Link pack, String readings) {}

  /** The downloads. */
  public record Downloads(Head head, List<Download> files) {}

  /** A file to download. */
  public record Download(String href, String description) {}
}
