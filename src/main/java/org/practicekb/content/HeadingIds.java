package org.practicekb.content;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The anchors of the headings of one body. */
public final class HeadingIds {

  /** The ids of the parts of every entry's page, which headings must not take. */
  private static final Set<String> PAGE_IDS =
      Set.of(
          "main",
          "at-a-glance",
          "grades",
          "contents",
          "citations",
          "relations",
          "linked-from",
          "cited-by",
          "see-also",
          "dates",
          "menu",
          "disagreements",
          "tags",
          "outside",
          "cite-this",
          "definitions",
          "positions",
          "elements",
          "levels",
          "steps",
          "sections");

  private static final Pattern NUMBERED_ID =
      Pattern.compile("source-[0-9]+[a-z]*|(fn|fnref)-[0-9-]+");

  private static final Pattern NOT_ON_PLATFORM = Pattern.compile("[^\\p{L}\\p{N}\\p{M}_ -]");
  private static final Pattern MARKS = Pattern.compile("[\\p{M}'\u2019]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern OUTER_HYPHENS = Pattern.compile("^-|-$");

  private final Names ids = new Names();
  private final Names onPlatform = new Names();

  HeadingIds() {
    ids.taken.addAll(PAGE_IDS);
  }

  /** Names that are given once: the second {@code what} becomes {@code what-1}. */
  private static final class Names {
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> repeats = new HashMap<>();

    String unique(String wanted) {
      String name = wanted;
      while (!taken.add(name)) {
        name = wanted + "-" + repeats.merge(wanted, 1, Integer::sum);
      }
      return name;
    }
  }

  /** Whether an entry's page uses {@code id} for itself. */
  public static boolean isReserved(String id) {
    return PAGE_IDS.contains(id) || NUMBERED_ID.matcher(id).matches();
  }

  /** Takes an id that content chose; false when an earlier heading has it. */
  boolean take(String id) {
    return ids.taken.add(id);
  }

  /** Makes an id of a heading's text. */
  String of(String text) {
    String slug = slug(text);
    return ids.unique(isReserved(slug) ? "section-" + slug : slug);
  }

  /**
   * The anchor that GitHub's renderer gives a heading: letters, digits, underscores and hyphens
   * kept, spaces to hyphens.
   */
  String onPlatform(String text) {
    String kept = NOT_ON_PLATFORM.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    return onPlatform.unique(kept.replace(' ', '-'));
  }

  /** {@code Über uns} gives {@code uber-uns}; a text without Latin letters {@code section}. */
  public static String slug(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String hyphened = BETWEEN_WORDS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String slug = OUTER_HYPHENS.matcher(hyphened).replaceAll("");
    return slug.isEmpty() ? "section" : slug;
  }
}
