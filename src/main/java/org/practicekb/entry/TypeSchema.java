package org.practicekb.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of one kind of file: its fields with their names and explanations, and the
 * standard sections of its body. Immutable and thread-safe.
 */
public final class TypeSchema {

  /** The folder of the schemas as editors see it. */
  public static final String FOLDER = "src/main/resources/schema/";

  private static final String REVIEW_MONTHS = "x-review-months";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode COMMON = load("common");

  private final String name;
  private final JsonNode root;
  private final Map<String, Section> sections = new LinkedHashMap<>();

  /**
   * A standard section of a type's bodies.
   *
   * @param id its anchor
   * @param title its heading
   * @param description what it holds
   * @param required whether every body has it
   */
  public record Section(String id, String title, String description, boolean required) {}

  /** Called for each value that has a format. */
  public interface Visitor {
    /**
     * @param pointer JSON pointer of the value
     * @param format the schema's {@code format}
     * @param value the text as written
     */
    void visit(String pointer, String format, String value);
  }

  /** Loads {@code schema/<name>.schema.json}, references to the common fields resolved. */
  public TypeSchema(String name) {
    this.name = name;
    this.root = resolved(load(name));
    for (JsonNode section : root.path("x-sections")) {
      String id = section.path("id").asText();
      sections.put(
          id,
          new Section(
              id,
              section.path("title").asText(),
              section.path("description").asText(),
              section.path("required").asBoolean()));
    }
  }

  private static JsonNode load(String name) {
    try (InputStream in =
        TypeSchema.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("schema " + name, e);
    }
  }

  /**
   * A copy in which each {@code $ref} is replaced by what it points to; what stands beside it wins.
   */
  private static JsonNode resolved(JsonNode node) {
    if (node.isArray()) {
      ArrayNode copy = JSON.createArrayNode();
      node.forEach(item -> copy.add(resolved(item)));
      return copy;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode copy = JSON.createObjectNode();
    String ref = node.path("$ref").asText();
    if (!ref.isEmpty()) {
      copy.setAll((ObjectNode) resolved(COMMON.at(ref.substring(ref.indexOf('#') + 1))));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getKey().equals("$ref")) {
        copy.set(field.getKey(), resolved(field.getValue()));
      }
    }
    return copy;
  }

  /** The kind's name: {@code program}. */
  public String name() {
    return name;
  }

  /** The file as editors see it. */
  public String path() {
    return FOLDER + name + ".schema.json";
  }

  /** The schema as JSON, without references. */
  public JsonNode root() {
    return root;
  }

  /** The standard sections of the body by id, in their order. */
  public Map<String, Section> sections() {
    return sections;
  }

  /** The anchor of each standard section by its heading. */
  public Map<String, String> sectionIds() {
    Map<String, String> ids = new LinkedHashMap<>();
    sections.values().forEach(section -> ids.put(section.title(), section.id()));
    return ids;
  }

  /** Whether an entry without a body is complete. */
  public boolean bodyOptional() {
    return root.path("x-body").asText().equals("optional");
  }

  /** How many months after {@code reviewed} an entry is to be compared with its sources again. */
  public int reviewMonths() {
    return root.path(REVIEW_MONTHS).asInt(COMMON.path(REVIEW_MONTHS).asInt());
  }

  /** The names of the fields, in order. */
  public List<String> fields() {
    return root.path("properties").properties().stream().map(Map.Entry::getKey).toList();
  }

  /** The schema of a field at the top; missing when there is none. */
  public JsonNode field(String field) {
    return root.path("properties").path(field);
  }

  /** Visits every text or number in {@code data} whose schema names a format. */
  public void visitFormats(JsonNode data, Visitor visitor) {
    visit(root, data, "", visitor);
  }

  private static void visit(JsonNode schema, JsonNode data, String pointer, Visitor visitor) {
    if (data.isObject()) {
      for (Map.Entry<String, JsonNode> field : data.properties()) {
        JsonNode own = schema.path("properties").path(field.getKey());
        JsonNode child = own.isMissingNode() ? schema.path("additionalProperties") : own;
        visit(
            child,
            field.getValue(),
            pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
            visitor);
      }
    } else if (data.isArray()) {
      Iterator<JsonNode> items = data.elements();
      for (int i = 0; items.hasNext(); i++) {
        visit(schema.path("items"), items.next(), pointer + "/" + i, visitor);
      }
    } else if (schema.has("format") && data.isValueNode() && !data.isNull()) {
      visitor.visit(pointer, schema.path("format").asText(), data.asText());
    }
  }
}
