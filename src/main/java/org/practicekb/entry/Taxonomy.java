package org.practicekb.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A closed list of values.
 *
 * @param id which taxonomy
 * @param title its name
 * @param description what its values say of an entry
 * @param values by slug, in the order to show
 */
public record Taxonomy(Id id, String title, String description, Map<String, Value> values) {

  /** The taxonomies, in the order to show. */
  public enum Id {
    SETTING,
    PROVIDER,
    CLIENT,
    SCOPE,
    OUTCOME,
    FORMAT,
    STARTER,
    MOMENT;

    /** The field of an entry: {@code setting}. */
    public String field() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The file's name and the first part of the addresses: {@code settings}. */
    public String folder() {
      return field() + "s";
    }

    /** The taxonomy with this folder. */
    public static Optional<Id> ofFolder(String folder) {
      return Arrays.stream(values()).filter(id -> id.folder().equals(folder)).findFirst();
    }
  }

  /**
   * @param slug its name in addresses and fields
   * @param label what a reader sees
   * @param definition one sentence
   * @param printed the labels sources print for it
   */
  public record Value(String slug, String label, String definition, List<Printed> printed) {}

  /** A label exactly as a source prints it. */
  public record Printed(String label, List<Citation> citations) {}

  /**
   * Reads a taxonomy's data, which may lack anything: what is wrong with it is reported elsewhere.
   */
  public static Taxonomy of(Id id, JsonNode data) {
    Map<String, Value> values = new LinkedHashMap<>();
    data.path("values")
        .properties()
        .forEach(field -> values.put(field.getKey(), value(field.getKey(), field.getValue())));
    return new Taxonomy(
        id, data.path("title").asText(id.folder()), data.path("description").asText(), values);
  }

  private static Value value(String slug, JsonNode data) {
    List<Printed> printed =
        StreamSupport.stream(data.path("printed").spliterator(), false)
            .map(one -> new Printed(one.path("as").asText(), Fields.citations(one.path("cite"))))
            .toList();
    return new Value(
        slug, data.path("label").asText(slug), data.path("definition").asText(), printed);
  }
}
