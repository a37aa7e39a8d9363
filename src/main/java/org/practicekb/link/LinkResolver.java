package org.practicekb.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.practicekb.content.Body;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Taxonomy;

/** Finds what links and relations lead to. Thread-safe. */
public final class LinkResolver {

  private static final Pattern SCHEME = Pattern.compile("^\\s*([a-zA-Z][a-zA-Z0-9+.-]*)\\s*:");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]");

  private final KnowledgeBase kb;
  private final Map<String, Entry> byFile = new HashMap<>();

  public LinkResolver(KnowledgeBase kb) {
    this.kb = kb;
    kb.all().forEach(entry -> byFile.putIfAbsent(entry.file().name(), entry));
  }

  /** What a link leads to. */
  public sealed interface Target {}

  /**
   * An entry, or an anchor of it.
   *
   * @param anchor the heading's id; empty for the whole entry
   */
  public record ToEntry(Entry entry, String anchor) implements Target {
    /** Where it is read. */
    public Address address() {
      Address address = Address.of(entry.id());
      return anchor.isEmpty() ? address : address.at(anchor);
    }
  }

  /** A taxonomy value. */
  public record ToValue(Taxonomy.Id taxonomy, String value) implements Target {}

  /** A page elsewhere. */
  public record Outside(String url) implements Target {}

  /**
   * Nothing.
   *
   * @param what the value and what is wrong with it
   * @param suggestion a sentence; may be empty
   */
  public record Broken(String what, String suggestion, String expected) implements Target {}

  /** What a link in the body of {@code from} leads to. */
  public Target link(Entry from, String destination) {
    String bare = INVISIBLE.matcher(destination).replaceAll("");
    Matcher scheme = SCHEME.matcher(bare);
    if (scheme.find()) {
      return outside(destination, bare, scheme.group(1).toLowerCase(Locale.ROOT));
    }
    if (destination.startsWith("#")) {
      return anchor(from, destination.substring(1), destination);
    }
    if (destination.startsWith("/") || destination.startsWith("\\")) {
      return new Broken(
          "'" + destination + "' is an absolute link",
          suggestPath(destination),
          "links inside the site are relative, to the other .md file");
    }
    return relative(from, destination);
  }

  private static Target outside(String destination, String bare, String scheme) {
    if (!List.of("http", "https", "mailto").contains(scheme)) {
      return new Broken(
          "'" + destination + "' is a link of the kind '" + scheme + ":'",
          "",
          "allowed: https, http, mailto and relative links");
    }
    return isAddress(bare) && bare.equals(destination)
        ? new Outside(destination)
        : new Broken("'" + destination + "' is not a web address", "Write spaces as %20.", "");
  }

  /**
   * Whether {@code url} is an http, https or mail address that browsers and feed readers accept.
   */
  public static boolean isAddress(String url) {
    try {
      URI uri = new URI(url);
      return uri.getScheme() != null
          && (uri.getScheme().equalsIgnoreCase("mailto")
              ? uri.getSchemeSpecificPart().contains("@")
              : uri.getHost() != null);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Target relative(Entry from, String destination) {
    int hash = destination.indexOf('#');
    String path = hash < 0 ? destination : destination.substring(0, hash);
    String file = normalized(from.file().folder(), path);
    if (!path.endsWith(".md") || file.isEmpty()) {
      return new Broken(
          "the link '" + destination + "' leads to no entry",
          suggestFile(from, path),
          "relative links end in .md");
    }
    Entry entry = byFile.get(file.substring(0, file.length() - 3));
    if (entry == null) {
      return new Broken(
          "the link '" + destination + "' leads to no file", suggestFile(from, path), "");
    }
    return checked(from, entry, hash < 0 ? "" : destination.substring(hash + 1), destination);
  }

  private static Target checked(Entry from, Entry entry, String fragment, String written) {
    if (entry.draft() && !from.draft()) {
      return new Broken(
          "'" + written + "' leads to a draft, which is not published",
          "Leave the link out until the draft is published.",
          "");
    }
    return anchor(entry, fragment, written);
  }

  /** An anchor by its id, or by the id that code-hosting sites give its heading. */
  private static Target anchor(Entry entry, String fragment, String written) {
    if (fragment.isEmpty() || entry.anchorTitle(fragment).isPresent()) {
      return new ToEntry(entry, fragment);
    }
    for (Body.Heading heading : entry.body().headings()) {
      if (heading.platformId().equals(fragment)) {
        return new ToEntry(entry, heading.id());
      }
    }
    List<String> known = anchors(entry);
    return new Broken(
        "'" + written + "' leads to no heading of " + entry.id(),
        Problem.didYouMean(fragment, known),
        known.isEmpty() ? "it has no headings" : "its headings: " + String.join(", ", known));
  }

  /** All ids on an entry's page that links may name. */
  public static List<String> anchors(Entry entry) {
    List<String> anchors = new ArrayList<>(entry.parts().keySet());
    entry.body().headings().forEach(heading -> anchors.add(heading.id()));
    return anchors;
  }

  /**
   * What a front matter field such as {@code to} leads to: {@code programs/ce-cert#what} or {@code
   * settings/school}.
   */
  public Target field(Entry from, String written) {
    int hash = written.indexOf('#');
    String path = hash < 0 ? written : written.substring(0, hash);
    Optional<Entry> entry = EntryId.parse(path).flatMap(kb::entry);
    if (entry.isPresent()) {
      return checked(from, entry.get(), hash < 0 ? "" : written.substring(hash + 1), written);
    }
    Optional<Taxonomy.Id> taxonomy =
        Taxonomy.Id.ofFolder(path.substring(0, Math.max(0, path.indexOf('/'))));
    String value = path.substring(path.indexOf('/') + 1);
    if (taxonomy.isPresent() && kb.taxonomy(taxonomy.get()).values().containsKey(value)) {
      return new ToValue(taxonomy.get(), value);
    }
    return new Broken(
        "'" + written + "' is no entry and no taxonomy value",
        suggestId(path),
        "written as 'programs/ce-cert' or 'settings/school'");
  }

  private String suggestId(String path) {
    return Problem.didYouMean(path, kb.all().stream().map(entry -> entry.id().toString()).toList());
  }

  private String suggestFile(Entry from, String path) {
    String file = normalized(from.file().folder(), path.replaceFirst("/?(index\\.html)?$", ""));
    String name = file.endsWith(".md") ? file.substring(0, file.length() - 3) : file;
    Optional<String> near =
        byFile.containsKey(name) ? Optional.of(name) : Problem.nearest(name, byFile.keySet());
    return near.map(found -> "Did you mean '" + relativePath(from, found) + "'?").orElse("");
  }

  private String suggestPath(String destination) {
    String name = destination.replaceAll("^/+|/+(#.*)?$|#.*$", "").replaceAll("/+$", "");
    return byFile.containsKey(name) ? "Write '../" + name + ".md'." : "";
  }

  private static String relativePath(Entry from, String name) {
    return Address.page(name + ".md").from(Address.page(from.file().folder() + "/"));
  }

  /**
   * {@code programs} and {@code ../terms/burnout.md} give {@code terms/burnout.md}; empty when it
   * leaves the content folder.
   */
  private static String normalized(String folder, String path) {
    List<String> parts = new ArrayList<>(List.of(folder.split("/")));
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return "";
        }
        parts.remove(parts.size() - 1);
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
