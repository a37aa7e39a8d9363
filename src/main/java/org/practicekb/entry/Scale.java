package org.practicekb.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A grading scale.
 *
 * @param slug the entry's slug
 * @param title its name
 * @param code its short name in the search command
 * @param issuer who grades by it
 * @param types the types of entry a grade on it may stand on, as {@link EntryType#id()}
 * @param levels strongest first, those outside the order last
 */
public record Scale(
    String slug, String title, String code, String issuer, Set<String> types, List<Level> levels) {

  private static final Pattern NO_SLUG = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^-|-$");

  /**
   * @param level as the issuer writes it
   * @param slug its name in addresses: {@code nr}
   * @param label its name
   * @param badge the words of its badge: issuer and meaning
   * @param meaning what it says and what it does not
   * @param criteria the issuer's criteria where verified
   * @param rank 1 is strongest; 0 when it is outside the order
   * @param outside whether label or meaning was verified outside the source texts
   * @param citations where it is printed
   */
  public record Level(
      String level,
      String slug,
      String label,
      String badge,
      String meaning,
      List<String> criteria,
      int rank,
      boolean outside,
      List<Citation> citations) {

    /** The name in addresses of the level written so. */
    public static String slug(String level) {
      return EDGES
          .matcher(NO_SLUG.matcher(level.toLowerCase(Locale.ROOT)).replaceAll("-"))
          .replaceAll("");
    }
  }

  /** How many of its levels stand in an order of strength. */
  public int ranks() {
    return (int) levels.stream().filter(level -> level.rank > 0).count();
  }

  /** The level written so. */
  public Optional<Level> level(String level) {
    return levels.stream().filter(one -> one.level.equals(level)).findFirst();
  }

  static Scale of(Entry entry) {
    JsonNode data = entry.fields();
    return new Scale(
        entry.id().slug(),
        entry.title(),
        data.path("code").asText(),
        data.path("issuer").asText(),
        Set.copyOf(Fields.texts(data.path("grades-types"))),
        Fields.list(data.path("levels"), Scale::level));
  }

  private static Level level(JsonNode data) {
    return new Level(
        data.path("level").asText(),
        Level.slug(data.path("level").asText()),
        data.path("label").asText(),
        data.path("badge").asText(),
        data.path("meaning").asText(),
        Fields.texts(data.path("criteria")),
        data.path("rank").asInt(),
        data.path("outside").asBoolean(),
        Fields.citations(data.path("cite")));
  }
}
