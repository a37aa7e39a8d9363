package org.practicekb.site;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the file of a built site that a request is about. Every request looks anew, so that a build
 * may exchange the site in between.
 */
record ServedFiles(Path site) {

  static final String HTML = "text/html; charset=utf-8";
  private static final String BYTES = "application/octet-stream";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", HTML),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("xml", "application/xml; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("bib", "application/x-bibtex; charset=utf-8"),
          Map.entry("ris", "application/x-research-info-systems; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"),
          Map.entry("webmanifest", "application/manifest+json"));

  /** What a path leads to. */
  sealed interface Found {}

  /** A file of the site. */
  record Served(Path file, String type) implements Found {}

  /** A folder without its final slash; relative links on its page would miss. */
  record Folder(String location) implements Found {}

  /** Nothing. */
  record Nothing() implements Found {}

  /**
   * Finds what is at a path.
   *
   * @param rawPath as in the request line, with its percent signs; null when that has none
   */
  Found find(String rawPath) throws IOException {
    Optional<String> name = Optional.ofNullable(rawPath).flatMap(ServedFiles::name);
    if (name.isEmpty()) {
      return new Nothing();
    }
    try {
      return find(rawPath, name.get());
    } catch (InvalidPathException e) {
      return new Nothing();
    }
  }

  private Found find(String rawPath, String name) throws IOException {
    Path file = site.resolve(name);
    boolean folder = name.isEmpty() || name.endsWith("/");
    if (isInside(folder ? file.resolve("index.html") : file)) {
      Path served = folder ? file.resolve("index.html") : file;
      return new Served(served, type(name, served));
    }
    return !folder && isInside(file.resolve("index.html"))
        ? new Folder(rawPath + "/")
        : new Nothing();
  }

  /** The page for all that is not there. */
  Optional<Path> notFoundPage() throws IOException {
    Path page = site.resolve("404.html");
    return isInside(page) ? Optional.of(page) : Optional.empty();
  }

  /**
   * The name of a file from the site's root. Names that could mean something outside on one system
   * or another are refused, as are hidden files.
   */
  private static Optional<String> name(String rawPath) {
    try {
      String path = URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
      boolean plain =
          path.startsWith("/")
              && !path.contains("//")
              && !path.contains("/.")
              && path.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 0x7F);
      return plain ? Optional.of(path.substring(1)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a file is there, and not by way of a link that leads out of the site. */
  private boolean isInside(Path file) throws IOException {
    return Files.isRegularFile(file) && file.toRealPath().startsWith(site.toRealPath());
  }

  private static String type(String name, Path file) {
    if (name.endsWith("feed.xml")) {
      return "application/atom+xml; charset=utf-8";
    }
    String fileName = file.getFileName().toString();
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(extension.toLowerCase(Locale.ROOT), BYTES);
  }
}
