package org.practicekb.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the files that a built site's links lead to. Immutable.
 *
 * @param files the site's files, from its root, with slashes, in the order of their names
 * @param baseUrl the address of the site's root with a final slash; empty when it is not known
 * @param onDisk whether the site is read from disk, where a link to a folder opens no page
 */
record SiteLinks(Set<String> files, Optional<String> baseUrl, boolean onDisk) {

  /** What hosts show for addresses that do not exist. */
  static final String NOT_FOUND_PAGE = "404.html";

  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:");
  private static final Pattern FOLDER = Pattern.compile("(?:[^?#]*/\\.{0,2}|\\.{1,2})(?=[?#]|$)");
  private static final Pattern REFUSED =
      Pattern.compile("(?i)(javascript|vbscript|data|file|blob):");

  /** Where a link leads. */
  sealed interface Target {}

  /**
   * A file of the site.
   *
   * @param path from the site's root
   * @param fragment as it stands in the link, decoded; empty when there is none
   */
  record Inside(String path, String fragment) implements Target {}

  /** Another site, a mail address and the like. */
  record Elsewhere() implements Target {}

  /**
   * Nowhere.
   *
   * @param why a clause that follows the name of the link
   * @param remedy what to do, as a sentence
   */
  record Nowhere(String why, String remedy) implements Target {}

  /**
   * Follows a link of a page.
   *
   * @param from the file with the link
   * @param link as it is written there, relative but for addresses of other sites
   */
  Target follow(String from, String link) {
    String address = link.strip();
    if (address.startsWith("//")) {
      return new Elsewhere();
    }
    if (address.startsWith("/")) {
      return fromHostRoot(from, address);
    }
    if (address.indexOf(':') > 0 && SCHEME.matcher(address).lookingAt()) {
      return withScheme(address);
    }
    return onDisk && FOLDER.matcher(address).lookingAt()
        ? new Nowhere("leads to a folder, which opens no page from disk", "Name its index.html.")
        : within(from, address);
  }

  /**
   * Finds the page of an address from the site's root, as data name it.
   *
   * @param address such as {@code terms/burnout/#signs}
   */
  Target page(String address) {
    return new SiteLinks(files, baseUrl, false).follow("index.html", address);
  }

  private Target withScheme(String address) {
    if (REFUSED.matcher(address).lookingAt()) {
      return new Nowhere("is refused by browsers or unsafe", "Link to a page or to a file.");
    }
    return isUnderBase(address)
        ? new Nowhere(
            "is absolute", "Write it relative to the page: the site may be read anywhere.")
        : new Elsewhere();
  }

  /**
   * Follows a link that must be absolute where it stands: a canonical link, a sitemap, a feed.
   *
   * @param address with the base URL
   */
  Target followAbsolute(String address) {
    if (isUnderBase(address)) {
      return within("index.html", address.substring(baseUrl.orElseThrow().length()));
    }
    return new Nowhere(
        "does not begin with " + baseUrl.orElse("a base URL, which the site does not tell"),
        "Build with the base URL that the site has.");
  }

  boolean isUnderBase(String address) {
    return baseUrl.filter(address::startsWith).isPresent();
  }

  /** Only the page that is shown at any missing address cannot have relative links. */
  private Target fromHostRoot(String from, String address) {
    String basePath = baseUrl.orElse("/").replaceFirst("^[^/]*//[^/]*", "");
    return from.equals(NOT_FOUND_PAGE) && address.startsWith(basePath)
        ? within("index.html", address.substring(basePath.length()))
        : new Nowhere(
            "begins at the host's root",
            "Write it relative to the page: the site may be in a sub-path.");
  }

  private Target within(String from, String address) {
    int hash = address.indexOf('#');
    String beforeHash = hash < 0 ? address : address.substring(0, hash);
    int query = beforeHash.indexOf('?');
    String path = query < 0 ? beforeHash : beforeHash.substring(0, query);
    try {
      String fragment = hash < 0 ? "" : decode(address.substring(hash + 1));
      return path.isEmpty() ? new Inside(from, fragment) : file(from, decode(path), fragment);
    } catch (IllegalArgumentException e) {
      return new Nowhere(
          "has a '%' without two hexadecimal digits", "Write the '%' itself as '%25'.");
    }
  }

  private static String decode(String text) {
    return text.indexOf('%') < 0
        ? text
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private Target file(String from, String path, String fragment) {
    StringBuilder file = new StringBuilder(from.substring(0, from.lastIndexOf('/') + 1));
    for (int start = 0, end; start < path.length(); start = end) {
      end = path.indexOf('/', start) + 1;
      end = end == 0 ? path.length() : end;
      String name = path.substring(start, end);
      if (!isUp(name)) {
        file.append(isHere(name) ? "" : name);
      } else if (file.isEmpty()) {
        return new Nowhere("leads out of the site", "Remove a '../'.");
      } else {
        file.setLength(file.lastIndexOf("/", file.length() - 2) + 1);
      }
    }
    boolean folder = file.isEmpty() || file.charAt(file.length() - 1) == '/';
    return existing(folder ? file + "index.html" : file.toString(), fragment);
  }

  private static boolean isUp(String name) {
    return name.equals("../") || name.equals("..");
  }

  private static boolean isHere(String name) {
    return name.equals("./") || name.equals(".") || name.equals("/");
  }

  private Target existing(String file, String fragment) {
    if (files.contains(file)) {
      return new Inside(file, fragment);
    }
    return files.contains(file + "/index.html")
        ? new Nowhere("leads to a folder without saying so", "End the path with '/'.")
        : new Nowhere(
            "leads to " + file + ", which does not exist",
            "Correct the link, or publish what it leads to.");
  }
}
