package org.practicekb.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

  /** A name that begins as hosts are named: a link to another site that lacks its scheme. */
  private static final Pattern HOST =
      Pattern.compile("(www\\.|[\\w-]+(\\.[\\w-]+)*\\.(com|edu|gov|int|net|org)(/|$))");

  private static final String ADDRESS =
      "written as https://example.org/page or mailto:name@example.org";

  private static final int MAX_LISTED = 12;

  /** Of thousands of names one is always near by a third of its letters. */
  private static final int MAX_EDITS = 3;

  private final KnowledgeBase kb;
  private final String site;
  private final Map<String, Entry> byFile = new HashMap<>();
  private final Map<String, Entry> byAddress = new HashMap<>();

  /** A resolver for a site whose address is not known. */
  public LinkResolver(KnowledgeBase kb) {
    this(kb, "");
  }

  /**
   * @param baseUrl where the site's root is; links to there are links into the site. Empty when it
   *     is not known
   */
  public LinkResolver(KnowledgeBase kb, String baseUrl) {
    this.kb = kb;
    this.site = withoutScheme(baseUrl).replaceFirst("([^/])$", "$1/");
    for (Entry entry : kb.all()) {
      byFile.putIfAbsent(entry.file().name(), entry);
      byAddress.putIfAbsent(Address.of(entry.id()).path(), entry);
    }
  }

  private static String withoutScheme(String url) {
    return url.replaceFirst("^(?i:https?:)//", "").toLowerCase(Locale.ROOT);
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

  /** An entry whose file could not be read, which is a problem of its own. */
  public record ToUnread(EntryId id) implements Target {}

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
    String bare =
        isPlain(destination) ? destination : INVISIBLE.matcher(destination).replaceAll("");
    Matcher scheme = SCHEME.matcher(bare);
    if (bare.indexOf(':') > 0 && scheme.find()) {
      return outside(from, destination, bare, scheme.group(1).toLowerCase(Locale.ROOT));
    }
    if (destination.startsWith("#")) {
      return anchor(from, destination.substring(1), destination);
    }
    return bare.startsWith("/") || bare.startsWith("\\")
        ? absolute(from, destination, bare.replace('\\', '/'))
        : relative(from, destination);
  }

  private static boolean isPlain(String destination) {
    for (int i = 0; i < destination.length(); i++) {
      if (destination.charAt(i) <= ' ' || destination.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  private Target outside(Entry from, String destination, String bare, String scheme) {
    if (!List.of("http", "https", "mailto").contains(scheme)) {
      return new Broken(
          Problem.quoted(bare) + " is a link of the kind '" + scheme + ":'",
          "",
          "allowed: https, http, mailto and relative links");
    }
    if (!isAddress(bare) || !bare.equals(destination)) {
      return new Broken(
          Problem.quoted(destination) + " is no web or mail address",
          addressHint(destination),
          ADDRESS);
    }
    String rest = withoutScheme(bare);
    return !site.isEmpty() && (rest + "/").startsWith(site)
        ? absolute(from, destination, "/" + rest.substring(Math.min(rest.length(), site.length())))
        : new Outside(destination);
  }

  private Target absolute(Entry from, String destination, String path) {
    int hash = path.indexOf('#');
    String page =
        (hash < 0 ? path : path.substring(0, hash)).replaceAll("^/+|/*(index\\.html)?$", "");
    Entry entry = byAddress.getOrDefault(page + "/", byFile.get(page.replaceFirst("\\.md$", "")));
    String suggestion =
        entry == null
            ? ""
            : "Write '"
                + relativePath(from, entry.file().name())
                + (hash < 0 ? "" : path.substring(hash))
                + "'.";
    return new Broken(
        Problem.quoted(destination) + " is an absolute link",
        suggestion,
        "links inside the site are relative, to the other .md file");
  }

  /** What may be wrong with an address that {@link #isAddress} refuses; may be empty. */
  public static String addressHint(String url) {
    if (url.matches(".*\\s.*")) {
      return "Write spaces as %20.";
    }
    return url.matches("(?i)(https?|mailto):.*") ? "" : "Begin it with 'https://'.";
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
    if (!file.endsWith(".md")) {
      return new Broken(
          "the link " + Problem.quoted(destination) + " leads to no entry",
          HOST.matcher(path).lookingAt() ? addressHint(path) : suggestFile(from, file),
          "relative links end in .md");
    }
    String name = file.substring(0, file.length() - 3);
    Entry entry = byFile.get(name);
    if (entry != null) {
      return checked(from, entry, hash < 0 ? "" : destination.substring(hash + 1), destination);
    }
    String slug = name.substring(name.lastIndexOf('/') + 1);
    Optional<EntryId> unread =
        EntryId.parse(name).map(id -> new EntryId(id.type(), slug)).filter(kb::isUnread);
    return unread.isPresent()
        ? new ToUnread(unread.get())
        : new Broken(
            "the link " + Problem.quoted(destination) + " leads to no file",
            suggestFile(from, name),
            "links begin at this file's folder");
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
    for (Body.Heading heading : entry.headings()) {
      if (heading.platformId().equals(fragment)) {
        return new ToEntry(entry, heading.id());
      }
    }
    List<String> known = anchors(entry);
    String now = entry.anchors().get(fragment);
    return new Broken(
        Problem.quoted(written) + " leads to no heading of " + entry.id(),
        now == null ? Problem.didYouMean(fragment, known) : "It is now '" + now + "'.",
        known.isEmpty() ? "it has no headings" : "its headings: " + listed(known));
  }

  private static String listed(List<String> known) {
    return String.join(", ", known.subList(0, Math.min(MAX_LISTED, known.size())))
        + (known.size() > MAX_LISTED ? ", ..." : "");
  }

  /** All ids on an entry's page that links may name. */
  public static List<String> anchors(Entry entry) {
    List<String> anchors = new ArrayList<>(entry.parts().keySet());
    entry.headings().forEach(heading -> anchors.add(heading.id()));
    return anchors;
  }

  /**
   * What a front matter field such as {@code to} leads to: {@code programs/ce-cert#what} or {@code
   * settings/school}.
   */
  public Target field(Entry from, String written) {
    int hash = written.indexOf('#');
    String path = hash < 0 ? written : written.substring(0, hash);
    Optional<EntryId> id = EntryId.parse(path);
    Optional<Entry> entry = id.flatMap(kb::entry);
    if (entry.isPresent()) {
      return checked(from, entry.get(), hash < 0 ? "" : written.substring(hash + 1), written);
    }
    if (id.filter(kb::isUnread).isPresent()) {
      return new ToUnread(id.get());
    }
    String value = path.substring(path.indexOf('/') + 1);
    Optional<Taxonomy.Id> taxonomy =
        Taxonomy.Id.ofFolder(path.substring(0, Math.max(0, path.indexOf('/'))))
            .filter(of -> kb.isUnread(of) || kb.taxonomy(of).values().containsKey(value));
    return taxonomy.isPresent()
        ? new ToValue(taxonomy.get(), value)
        : new Broken(
            Problem.quoted(written) + " is no entry and no taxonomy value",
            suggestId(path.replaceFirst("\\.md$|/$", "")),
            "written as 'programs/ce-cert' or 'settings/school'");
  }

  private String suggestId(String path) {
    List<String> known = new ArrayList<>();
    kb.all().forEach(entry -> known.add(entry.id().toString()));
    for (Taxonomy.Id taxonomy : Taxonomy.Id.values()) {
      kb.taxonomy(taxonomy)
          .values()
          .keySet()
          .forEach(value -> known.add(taxonomy.folder() + "/" + value));
    }
    return near(path, known).map(found -> "Did you mean '" + found + "'?").orElse("");
  }

  /** What stands under the same name elsewhere, else what is written almost so. */
  private static Optional<String> near(String path, Collection<String> known) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return known.stream()
        .filter(one -> one.substring(one.lastIndexOf('/') + 1).equals(name))
        .min(Comparator.naturalOrder())
        .or(() -> Problem.nearest(path, known, MAX_EDITS));
  }

  private String suggestFile(Entry from, String file) {
    String path = file.replace('\\', '/').replaceFirst("\\?.*|/?(index\\.html)?$", "");
    Entry byPage = byAddress.get(path + "/");
    Optional<String> near =
        byPage == null
            ? near(path.replaceFirst("\\.md$", ""), byFile.keySet())
            : Optional.of(byPage.file().name());
    return near.map(found -> "Did you mean '" + relativePath(from, found) + "'?").orElse("");
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
