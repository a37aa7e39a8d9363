package org.practicekb.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/**
 * A YAML document as data, with the place of each value. Treat as immutable.
 *
 * @param document as JSON; mappings keep the order of their keys
 * @param places the place of each value by its JSON pointer; a list or mapping under a key stands
 *     where the key does
 * @param keys the place of each key by the JSON pointer of its value
 */
public record Yaml(Supplier<JsonNode> document, Places places, Places keys) {

  Yaml(JsonNode data, Places places, Places keys) {
    this(() -> data, places, keys);
  }

  /** The document. */
  public JsonNode data() {
    return document.get();
  }

  /** The file, as places name it. */
  public String path() {
    return places.path();
  }

  /** The place of the value at a JSON pointer, or of the nearest value that holds it. */
  public Place place(String pointer) {
    for (String at = pointer; ; at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
      Place place = places.at(at);
      if (place != null) {
        return place;
      }
    }
  }

  /** The place of the key of the value at a JSON pointer, or of the nearest value that holds it. */
  public Place keyPlace(String pointer) {
    Place place = keys.at(pointer);
    return place == null ? place(pointer) : place;
  }
}
