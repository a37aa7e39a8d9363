package org.practicekb.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A typed link as one of its two ends states it.
 *
 * @param to {@code programs/ce-cert}, {@code frameworks/pillars#workload} or {@code
 *     settings/child-welfare}
 * @param kind as written; see {@link Kind}
 * @param note the sentence that says how the two belong together
 * @param result what a study found, for {@code tests}; else empty
 * @param citations where it is said; may be empty
 */
public record Relation(
    String to, String kind, String note, String result, List<Citation> citations) {

  /** The kinds of relation, each with its name seen from either end. */
  public enum Kind {
    SAME("same", "Same as", "Same as"),
    PART_OF("part-of", "Part of", "Has part"),
    CITES("cites", "Cites", "Cited by"),
    TESTS("tests", "Tests", "Tested by"),
    RELATED("related", "Related (our reading)", "Related (our reading)"),
    TENSION("tension", "In tension with", "In tension with");

    private final String id;
    private final String label;
    private final String inverse;

    Kind(String id, String label, String inverse) {
      this.id = id;
      this.label = label;
      this.inverse = inverse;
    }

    /** As front matter writes it. */
    public String id() {
      return id;
    }

    /** The name seen from the end that states it. */
    public String label() {
      return label;
    }

    /** The name seen from the other end. */
    public String inverse() {
      return inverse;
    }

    /** The kind with this id. */
    public static Optional<Kind> of(String id) {
      return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
  }

  static Relation of(JsonNode data) {
    return new Relation(
        data.path("to").asText(),
        data.path("kind").asText(),
        data.path("note").asText(),
        data.path("result").asText(),
        Fields.citations(data.path("cite")));
  }
}
