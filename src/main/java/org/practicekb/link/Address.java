package org.practicekb.link;

import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Taxonomy;

/**
 * A page of the site or a place on it. The one class that spells addresses.
 *
 * @param path from the site's root, without a leading slash: {@code programs/ce-cert/}, empty for
 *     home, {@code feed.xml} for a file
 * @param anchor an id on the page; empty for its top
 */
public record Address(String path, String anchor) {

  /** The home page. */
  public static final Address HOME = page("");

  /** The search page, which lists all entries from A to Z. */
  public static final Address SEARCH = page("search/");

  /** Where readers put entries together to print them. */
  public static final Address HANDOUT = page("handout/");

  /** What was added, changed and regraded. */
  public static final Address CHANGES = page("changes/");

  /** The page of the reviews that are due. */
  public static final Address REVIEWS = page("reviews/");

  /** As of every record; this one is looked for often, and Java is slow at its own. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Address address
        && path.equals(address.path)
        && anchor.equals(address.anchor);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + anchor.hashCode();
  }

  /** The page at {@code path}. */
  public static Address page(String path) {
    return new Address(path, "");
  }

  /** Where an entry is read. */
  public static Address of(EntryId id) {
    return switch (id.type()) {
      case PAGE -> page(id.slug() + "/");
      case SOURCE_ERROR -> new Address(id.type().folder() + "/", id.slug());
      default -> page(id.type().folder() + "/" + id.slug() + "/");
    };
  }

  /** The list of a type's entries. */
  public static Address of(EntryType type) {
    return page(type.folder() + "/");
  }

  /** The part of a long list from A to Z for one letter. */
  public static Address ofLetter(String id) {
    return page(SEARCH.path + id + "/");
  }

  /** The page of a taxonomy's values. */
  public static Address of(Taxonomy.Id taxonomy) {
    return page(taxonomy.folder() + "/");
  }

  /** The page of the entries with a taxonomy value. */
  public static Address of(Taxonomy.Id taxonomy, String value) {
    return page(taxonomy.folder() + "/" + value + "/");
  }

  /** The page of a level of a scale. */
  public static Address ofLevel(String scale, String levelSlug) {
    return page(EntryType.SCALE.folder() + "/" + scale + "/" + levelSlug + "/");
  }

  /** The part of an evidence map by one taxonomy; the map itself is by another. */
  public static Address ofAxis(EntryId map, Taxonomy.Id axis) {
    return page(of(map).path + axis.folder() + "/");
  }

  /** The page of the individual and the organizational principle of one number. */
  public static Address ofPair(int number) {
    return page(EntryType.PRINCIPLE.folder() + "/" + number + "/");
  }

  /** The facilitator's pack of a pathway. */
  public Address pack() {
    return page(path + "pack/");
  }

  /** The short link that leads to this page, which is printed and typed. */
  public Address shortLink() {
    return page("go/" + ShortCode.of(permalink()) + "/");
  }

  /** The same page at an anchor. */
  public Address at(String anchor) {
    return anchor.isEmpty() ? this : new Address(path, anchor);
  }

  /** Whether it is a folder's page, not a file. */
  public boolean isPage() {
    return path.isEmpty() || path.endsWith("/");
  }

  /** The file of the page, from the site's root: {@code programs/ce-cert/index.html}. */
  public String file() {
    return isPage() ? path + "index.html" : path;
  }

  /**
   * From the site's root with a leading slash, as permalinks are listed: {@code
   * /programs/ce-cert/#what}.
   */
  public String permalink() {
    return "/" + path + fragment();
  }

  /**
   * The address outside the site.
   *
   * @param baseUrl where the site's root is, ending with a slash
   */
  public String absolute(String baseUrl) {
    return baseUrl + path + fragment();
  }

  /**
   * Whether a site can be read at {@code url}: http or https, a host, and perhaps a path; nothing
   * behind it, so that addresses can be put together.
   */
  public static boolean isBaseUrl(String url) {
    return url.matches("https?://[!-~&&[^?#@]]+") && LinkResolver.isAddress(url);
  }

  /** What to tell who wrote {@code url} where a base URL is wanted. */
  public static String noBaseUrl(String url) {
    return "'" + url + "' is not a base URL; write it as https://example.org/kb/";
  }

  /** Whether {@code baseUrl} stands for a real one: names in {@code .example} lead nowhere. */
  public static boolean isPlaceholder(String baseUrl) {
    return baseUrl.matches("https?://[^/]*\\.example(:\\d+)?/.*");
  }

  /** The link to here from the page at {@code from}: {@code ../../terms/burnout/}. */
  public String from(Address from) {
    if (path.equals(from.path) && !anchor.isEmpty()) {
      return fragment();
    }
    int shared = sharedFolders(from);
    StringBuilder link = new StringBuilder();
    for (int i = from.path.indexOf('/', shared); i >= 0; i = from.path.indexOf('/', i + 1)) {
      link.append("../");
    }
    link.append(path, shared, path.length());
    return (link.isEmpty() ? "./" : link) + fragment();
  }

  /** The length of the folders that both paths begin with. */
  private int sharedFolders(Address from) {
    int shared = 0;
    int shorter = Math.min(path.length(), from.path.length());
    for (int i = 0; i < shorter && path.charAt(i) == from.path.charAt(i); i++) {
      if (path.charAt(i) == '/') {
        shared = i + 1;
      }
    }
    return shared;
  }

  private String fragment() {
    return anchor.isEmpty() ? "" : "#" + anchor;
  }
}
