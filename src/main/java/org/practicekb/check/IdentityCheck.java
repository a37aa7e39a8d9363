package org.practicekb.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.practicekb.content.HeadingIds;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Placeholder;
import org.practicekb.entry.Scale;
import org.practicekb.link.Address;
import org.practicekb.link.LinkResolver;
import org.practicekb.link.Permalinks;

/** Checks slugs, former addresses and former headings: that each names one thing. */
final class IdentityCheck {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MAX_SLUG = 80;
  private static final Set<String> RESERVED_PAGES =
      Set.of("search", "data", "go", "assets", "map", "handout", "changes", "reviews");
  private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

  private static final String RENAME = "Rename one of the two files.";

  private final KnowledgeBase kb;

  IdentityCheck(KnowledgeBase kb) {
    this.kb = kb;
  }

  void check(List<Problem> problems) {
    Map<EntryId, Entry> ids = new HashMap<>();
    Map<String, Entry> keys = new HashMap<>();
    Map<String, Entry> codes = new HashMap<>();
    Map<String, Entry> aliases = new HashMap<>();
    Map<Address, Address> shortLinks = new HashMap<>();
    Set<String> addresses = Permalinks.pages(kb);
    List<Entry> byFile =
        kb.all().stream().sorted(Comparator.comparing(entry -> entry.file().name())).toList();
    for (Entry entry : byFile) {
      String slug = entry.id().slug();
      slug(entry, problems);
      Entry same = ids.putIfAbsent(entry.id(), entry);
      taken(same, entry.file().place(), "the slug '" + slug + "'", RENAME, problems);
      if (entry.id().type() == EntryType.REFERENCE || entry.id().type() == EntryType.SOURCE) {
        Entry other = same == null ? keys.putIfAbsent(slug, entry) : null;
        taken(other, entry.file().place(), "the citation key '" + slug + "'", RENAME, problems);
      }
      if (entry.id().type() == EntryType.SCALE && same == null) {
        scale(entry, codes, problems);
      }
      shortLinks(entry, shortLinks, problems);
      aliases(entry, aliases, addresses, problems);
      anchors(entry, problems);
    }
  }

  private static void taken(
      Entry earlier, Place place, String what, String suggestion, List<Problem> problems) {
    if (earlier != null) {
      problems.add(
          Problem.error(place, what + " is taken by " + earlier.file().place(), suggestion, ""));
    }
  }

  private static void scale(Entry entry, Map<String, Entry> codes, List<Problem> problems) {
    String code = entry.text("code");
    boolean none = code.isEmpty() || code.equals(Placeholder.WORD);
    Entry other = none ? null : codes.putIfAbsent(code, entry);
    String suggestion = "Give one of the two another code.";
    taken(other, entry.file().place("/code"), "the code '" + code + "'", suggestion, problems);
    levels(entry, problems);
  }

  private static void slug(Entry entry, List<Problem> problems) {
    String slug = entry.id().slug();
    Place place = entry.file().place();
    if (!SLUG.matcher(slug).matches() || slug.length() > MAX_SLUG) {
      problems.add(
          Problem.error(
              place,
              "'" + slug + "' is not a slug",
              "Rename the file to '" + suggestion(slug) + ".md'.",
              "lower-case letters, digits and single hyphens, at most " + MAX_SLUG));
    } else if (isDevice(slug)) {
      problems.add(
          Problem.error(
              place, "'" + slug + "' is a reserved name", "Rename the file.", "Windows keeps it"));
    } else if (isReserved(entry.id())) {
      problems.add(
          Problem.error(
              place,
              "'" + slug + "' is a reserved name",
              "Rename the file.",
              "the site keeps " + Address.of(entry.id()).permalink() + " for itself"));
    }
  }

  /** Each level of a scale has a page, whose address comes from how the level is written. */
  private static void levels(Entry entry, List<Problem> problems) {
    Set<String> slugs = new HashSet<>();
    int i = 0;
    for (JsonNode level : entry.fields().path("levels")) {
      String written = level.path("level").asText();
      String pointer = "/levels/" + i++ + "/level";
      String slug = Scale.Level.slug(written);
      if (!written.isEmpty() && (slug.isEmpty() || isDevice(slug) || !slugs.add(slug))) {
        problems.add(
            Problem.error(
                entry.file().place(pointer),
                "the level '" + written + "' has no address of its own",
                "Write it with other letters or digits than the levels above.",
                ""));
      }
    }
  }

  /** Whether Windows has no file or folder of this name, which becomes one of the site. */
  static boolean isDevice(String name) {
    return DEVICE.matcher(name).matches();
  }

  private static String suggestion(String slug) {
    String wanted = HeadingIds.slug(slug);
    return wanted.substring(0, Math.min(wanted.length(), MAX_SLUG)).replaceFirst("-$", "");
  }

  private static boolean isReserved(EntryId id) {
    return switch (id.type()) {
      case PAGE -> isReservedFolder(id.slug()) || Permalinks.isFolder(id.slug());
      case PRINCIPLE -> id.slug().matches("\\d+");
      default -> false;
    };
  }

  /** The site's own folders, and the two letters of a language. */
  private static boolean isReservedFolder(String name) {
    return RESERVED_PAGES.contains(name) || name.length() == 2;
  }

  /** Two addresses can have the same code, though hardly ever. */
  private static void shortLinks(
      Entry entry, Map<Address, Address> shortLinks, List<Problem> problems) {
    for (Address page : Permalinks.everOf(entry)) {
      Address other = shortLinks.putIfAbsent(page.shortLink(), page);
      if (other != null && !other.equals(page)) {
        problems.add(
            Problem.error(
                entry.file().place(),
                String.format(
                    "the short link %s of %s is that of %s too",
                    page.shortLink().permalink(), page.permalink(), other.permalink()),
                "Rename the newer of the two files.",
                "a short link is made from the address"));
      }
    }
  }

  private static void aliases(
      Entry entry, Map<String, Entry> aliases, Set<String> addresses, List<Problem> problems) {
    for (int i = 0; i < entry.aliases().size(); i++) {
      String alias = entry.aliases().get(i);
      String pointer = "/aliases/" + i;
      Entry other = aliases.putIfAbsent(alias, entry);
      if (addresses.contains(alias)) {
        problems.add(
            Problem.error(
                entry.file().place(pointer),
                "'" + alias + "' is the address of a page",
                "A former address must be free.",
                ""));
      } else if (other != null) {
        problems.add(
            Problem.error(
                entry.file().place(pointer),
                "'" + alias + "' is already a former address of " + other.id(),
                "Keep it on one of the two.",
                ""));
      } else if (Arrays.stream(alias.split("/")).anyMatch(IdentityCheck::isDevice)) {
        problems.add(
            Problem.error(
                entry.file().place(pointer),
                "'" + alias + "' is a reserved address",
                "Delete it.",
                "Windows keeps it"));
      } else if (isReservedFolder(alias.replaceFirst("^/", "").replaceFirst("/.*", ""))) {
        problems.add(
            Problem.error(
                entry.file().place(pointer),
                "'" + alias + "' is a reserved address",
                "Delete it.",
                "reserved: two-letter languages, "
                    + String.join(", ", RESERVED_PAGES.stream().sorted().toList())));
      }
    }
  }

  private static void anchors(Entry entry, List<Problem> problems) {
    List<String> now = LinkResolver.anchors(entry);
    entry
        .anchors()
        .forEach(
            (old, replacement) -> {
              String pointer = "/anchors/" + old;
              if (!now.contains(replacement)) {
                problems.add(
                    Problem.error(
                        entry.file().place(pointer),
                        Problem.quoted(replacement) + " is no heading of this entry",
                        Problem.didYouMean(replacement, now),
                        now.isEmpty() ? "it has none" : "its headings: " + String.join(", ", now)));
              }
              if (now.contains(old)) {
                problems.add(
                    Problem.error(
                        entry.file().frontMatter().keyPlace(pointer),
                        "'" + old + "' is still a heading of this entry",
                        "Delete this line.",
                        ""));
              }
            });
  }
}
