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
import org.practicekb.link.Address;

/**
 * The files of a built site, or of another folder. Every request looks anew, so that a build may
 * exchange the site in between.
 */
public record ServedFiles(Path site) implements SiteSource {

  /** The content type of pages. */
  public static final String HTML = "text/html; charset=utf-8";

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

  @Override
  public Found find(String rawPath) throws IOException {
    Optional<String> name = name(rawPath);
    if (name.isEmpty()) {
      return new Nothing();
    }
    Optional<Found> stored = stored(Address.page(name.get()).file());
    if (stored.isPresent()) {
      return stored.get();
    }
    return !name.get().endsWith("/") && stored(name.get() + "/index.html").isPresent()
        ? new Folder(rawPath + "/")
        : new Nothing();
  }

  /**
   * The file with this name from the site's root.
   *
   * @param name as {@link #name} gives it
   */
  public Optional<Found> stored(String name) throws IOException {
    try {
      Path file = site.resolve(name);
      return isInside(file) ? Optional.of(new Stored(file, type(name))) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public Found notFoundPage() throws IOException {
    return stored("404.html").orElse(new Nothing());
  }

  /**
   * The name of a file from the site's root. Names that could mean something outside on one system
   * or another are refused, as are hidden files.
   *
   * @param rawPath as in the request line; null when that has none
   */
  public static Optional<String> name(String rawPath) {
    if (rawPath == null) {
      return Optional.empty();
    }
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

  /** The content type of the file with this name from the site's root. */
  public static String type(String name) {
    if (name.endsWith("feed.xml")) {
      return "application/atom+xml; charset=utf-8";
    }
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(extension.toLowerCase(Locale.ROOT), BYTES);
  }
}
