package org.practicekb.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.LinkResolver;
import org.practicekb.link.Permalinks;

/** Checks slugs, former addresses and former headings: that each names one thing. */
final class IdentityCheck {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MAX_SLUG = 80;
  private static final Set<String> RESERVED_PAGES =
      Set.of(
          "search",
          "data",
          "go",
          "assets",
          "map",
          "compare",
          "handout",
          "changes",
          "corrections",
          "measures");
  private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

  private final KnowledgeBase kb;

  IdentityCheck(KnowledgeBase kb) {
    this.kb = kb;
  }

  void check(List<Problem> problems) {
    Map<EntryId, Entry> ids = new HashMap<>();
    Map<String, Entry> keys = new HashMap<>();
    Map<String, Entry> aliases = new HashMap<>();
    Set<String> addresses = Permalinks.pages(kb);
    for (Entry entry : kb.all()) {
      slug(entry, problems);
      unique(
          ids.putIfAbsent(entry.id(), entry),
          entry,
          "the slug '" + entry.id().slug() + "'",
          problems);
      if (entry.id().type() == EntryType.REFERENCE || entry.id().type() == EntryType.SOURCE) {
        Entry other = keys.putIfAbsent(entry.id().slug(), entry);
        unique(
            other != null && other.id().equals(entry.id()) ? null : other,
            entry,
            "the citation key '" + entry.id().slug() + "'",
            problems);
      }
      aliases(entry, aliases, addresses, problems);
      anchors(entry, problems);
    }
  }

  private static void unique(Entry earlier, Entry entry, String what, List<Problem> problems) {
    if (earlier != null) {
      problems.add(
          Problem.error(
              entry.file().place(),
              what + " is taken by " + earlier.file().place(),
              "Rename one of the two files.",
              ""));
    }
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
    } else if (isReserved(entry.id())) {
      problems.add(
          Problem.error(
              place,
              "'" + slug + "' is a reserved name",
              "Rename the file.",
              "its address is kept for the site's own pages"));
    }
  }

  private static String suggestion(String slug) {
    String wanted =
        slug.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return wanted.isEmpty() ? "name" : wanted.substring(0, Math.min(wanted.length(), MAX_SLUG));
  }

  private static boolean isReserved(EntryId id) {
    if (DEVICE.matcher(id.slug()).matches()) {
      return true;
    }
    return switch (id.type()) {
      case PAGE ->
          RESERVED_PAGES.contains(id.slug())
              || id.slug().length() == 2
              || Permalinks.isFolder(id.slug());
      case PRINCIPLE -> id.slug().matches("\\d+");
      default -> false;
    };
  }

  private static void aliases(
      Entry entry, Map<String, Entry> aliases, Set<String> addresses, List<Problem> problems) {
    for (int i = 0; i < entry.aliases().size(); i++) {
      String alias = entry.aliases().get(i);
      Place place = entry.file().place("/aliases/" + i);
      Entry other = aliases.putIfAbsent(alias, entry);
      if (addresses.contains(alias)) {
        problems.add(
            Problem.error(
                place,
                "'" + alias + "' is the address of a page",
                "A former address must be free.",
                ""));
      } else if (other != null) {
        problems.add(
            Problem.error(
                place,
                "'" + alias + "' is already a former address of " + other.id(),
                "Keep it on one of the two.",
                ""));
      } else if (RESERVED_PAGES.contains(alias.split("/", 3)[1])) {
        problems.add(
            Problem.error(
                place,
                "'" + alias + "' is a reserved address",
                "",
                "reserved: " + String.join(", ", RESERVED_PAGES.stream().sorted().toList())));
      }
    }
  }

  private static void anchors(Entry entry, List<Problem> problems) {
    List<String> now = LinkResolver.anchors(entry);
    entry
        .anchors()
        .forEach(
            (old, replacement) -> {
              Place place = entry.file().place("/anchors/" + old);
              if (!now.contains(replacement)) {
                problems.add(
                    Problem.error(
                        place,
                        "'" + replacement + "' is no heading of this entry",
                        Problem.didYouMean(replacement, now),
                        ""));
              }
              if (now.contains(old)) {
                problems.add(
                    Problem.error(
                        place,
                        "'" + old + "' is still a heading of this entry",
                        "Delete this line.",
                        ""));
              }
            });
  }
}
