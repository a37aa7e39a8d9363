package org.practicekb.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.practicekb.content.Body;
import org.practicekb.content.Place;

/**
 * The word that {@code kb new} writes where an editor is to write. A draft may hold it anywhere; a
 * published entry nowhere.
 */
public final class Placeholder {

  /** The word. */
  public static final String WORD = "FILL-IN";

  private static final String KEY =
      "Write a key: the name of a file in content/references or content/sources without '.md'.";

  private Placeholder() {}

  /**
   * The places of all values, paragraphs and citations of an entry that hold the word, in order.
   *
   * @return what belongs there by place, as the schema says it; empty for text of the body
   */
  public static Map<Place, String> in(Entry entry, TypeSchema schema) {
    Map<Place, String> found = new TreeMap<>();
    if (!holds(entry.fields()) && !holds(entry.body())) {
      return found;
    }
    values(entry.fields(), schema.root(), "")
        .forEach((pointer, text) -> found.put(entry.file().place(pointer), text));
    entry.body().blocks().stream()
        .filter(Placeholder::holds)
        .forEach(block -> found.put(block.place(), ""));
    entry.body().citations().stream()
        .filter(Placeholder::holds)
        .forEach(cited -> found.put(cited.place(), KEY));
    return found;
  }

  /** Nearly no entry does: this is asked of all of them. */
  private static boolean holds(JsonNode data) {
    if (data.isContainerNode()) {
      for (JsonNode part : data) {
        if (holds(part)) {
          return true;
        }
      }
    }
    return data.isTextual() && data.textValue().contains(WORD);
  }

  private static boolean holds(Body body) {
    return body.blocks().stream().anyMatch(Placeholder::holds)
        || body.citations().stream().anyMatch(Placeholder::holds);
  }

  private static boolean holds(Body.Block block) {
    return block.text().contains(WORD);
  }

  private static boolean holds(Body.Citation cited) {
    return cited.key().contains(WORD) || cited.locator().contains(WORD);
  }

  /** The schema's words on a value, and the closed list where it is of one. */
  private static String explained(JsonNode schema) {
    List<String> allowed = Fields.texts(schema.path("enum"));
    String text = schema.path("description").asText();
    return allowed.isEmpty() ? text : text + " One of: " + String.join(", ", allowed) + ".";
  }

  /** The explanations of the values that hold the word, by their JSON pointers. */
  private static Map<String, String> values(JsonNode data, JsonNode schema, String pointer) {
    Map<String, String> found = new LinkedHashMap<>();
    if (data.isTextual() && data.asText().contains(WORD)) {
      found.put(pointer, explained(schema));
    }
    data.properties()
        .forEach(
            field ->
                found.putAll(
                    values(
                        field.getValue(),
                        schema.path("properties").path(field.getKey()),
                        pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"))));
    List<JsonNode> items = Fields.list(data, item -> item);
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = schema.path("items");
      Map<String, String> inside = values(items.get(i), item, pointer + "/" + i);
      String ofList = schema.path("description").asText();
      inside.replaceAll((at, text) -> text.isEmpty() ? ofList : text);
      found.putAll(inside);
    }
    return found;
  }
}
