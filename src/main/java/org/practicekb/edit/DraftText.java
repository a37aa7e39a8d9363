package org.practicekb.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.text.WordUtils;
import org.practicekb.entry.Placeholder;
import org.practicekb.entry.TypeSchema;

/**
 * The text of a new entry: each field explained by the schema's own words as a comment, {@link
 * Placeholder#WORD} where the editor is to write, and the standard sections. Optional fields and
 * sections, where they are wanted, are commented out.
 */
public final class DraftText {

  private static final int WIDTH = 100;
  private static final Set<String> CITED_SECTIONS = Set.of("evidence", "cautions");

  private final TypeSchema schema;
  private final boolean all;
  private final List<String> lines = new ArrayList<>();

  private DraftText(TypeSchema schema, boolean all) {
    this.schema = schema;
    this.all = all;
  }

  /**
   * Writes an entry.
   *
   * @param title the entry's title
   * @param schemaFile the address of the schema's file from the entry's, for YAML language servers
   * @param all whether the optional fields are there too
   */
  public static String of(TypeSchema schema, String title, String schemaFile, boolean all) {
    return new DraftText(schema, all).text(title, schemaFile);
  }

  private String text(String title, String schemaFile) {
    lines.add("---");
    lines.add("# yaml-language-server: $schema=" + schemaFile);
    JsonNode properties = schema.root().path("properties");
    for (Map.Entry<String, JsonNode> field : properties.properties()) {
      boolean live = isRequired(schema.root(), field.getKey()) || field.getKey().equals("status");
      if (live || all) {
        String value =
            switch (field.getKey()) {
              case "title" -> quoted(title);
              case "status" -> "draft";
              default -> Placeholder.WORD;
            };
        lines.add("");
        comment(field.getValue(), live && !field.getKey().equals("status"), "");
        List<String> written = value(field.getKey(), field.getValue(), value, "", all);
        written.forEach(line -> lines.add(live || isComment(line) ? line : "#" + line));
      }
    }
    lines.add("---");
    body();
    return String.join("\n", lines) + "\n";
  }

  private static boolean isComment(String line) {
    return line.stripLeading().startsWith("#");
  }

  private static boolean isRequired(JsonNode owner, String field) {
    return StreamSupport.stream(owner.path("required").spliterator(), false)
        .anyMatch(name -> name.asText().equals(field));
  }

  /** The schema's words on a field, and its values where they are a closed list. */
  private void comment(JsonNode field, boolean required, String indent) {
    lines.addAll(comments(field, required, indent));
  }

  private static List<String> comments(JsonNode field, boolean required, String indent) {
    String values =
        StreamSupport.stream(field.path("enum").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "));
    String text =
        field.path("title").asText()
            + (required ? ": " : " (optional): ")
            + field.path("description").asText()
            + (values.isEmpty() ? "" : " One of: " + values + ".");
    return WordUtils.wrap(text, WIDTH - indent.length() - 2)
        .lines()
        .map(line -> indent + "# " + line)
        .toList();
  }

  /** A field as it is written, {@link Placeholder#WORD} for each value, with its comments. */
  public static List<String> field(String name, JsonNode field) {
    return value(name, field, Placeholder.WORD, "", false);
  }

  /** A field with its value; of one made of parts, each part with its own comment. */
  private static List<String> value(
      String name, JsonNode field, String scalar, String indent, boolean all) {
    List<String> written = new ArrayList<>();
    JsonNode items = field.path("items");
    boolean list = types(field).contains("array") && !types(field).contains("string");
    if (list && types(items).contains("object")) {
      written.add(indent + name + ":");
      List<String> parts = parts(items, indent + "    ", all);
      int first = 0;
      while (isComment(parts.get(first))) {
        first++;
      }
      parts.set(first, indent + "  - " + parts.get(first).strip());
      written.addAll(parts);
    } else if (list) {
      written.add(indent + name + ": [" + item(items, scalar) + "]");
    } else if (types(field).contains("object")) {
      written.add(indent + name + ":");
      written.addAll(parts(field, indent + "  ", all));
    } else {
      written.add(indent + name + ": " + scalar);
    }
    return written;
  }

  /** A citation has a comma: without quotation marks a list would take it for two items. */
  private static String item(JsonNode items, String scalar) {
    if (types(items).contains("array")) {
      return "[" + scalar + "]";
    }
    return items.path("format").asText().equals("citation") ? "'" + scalar + "'" : scalar;
  }

  /**
   * The parts of a value: those it must have, or all when none is a must.
   *
   * @param all whether the others stand below them, commented out
   */
  private static List<String> parts(JsonNode owner, String indent, boolean all) {
    List<String> written = new ArrayList<>();
    List<String> optional = new ArrayList<>();
    boolean none = owner.path("required").isEmpty();
    for (Map.Entry<String, JsonNode> part : owner.path("properties").properties()) {
      boolean must = isRequired(owner, part.getKey());
      List<String> lines = must || none ? written : optional;
      lines.addAll(comments(part.getValue(), must, indent));
      lines.addAll(value(part.getKey(), part.getValue(), Placeholder.WORD, indent, all));
    }
    if (all) {
      optional.forEach(line -> written.add(isComment(line) ? line : "#" + line));
    }
    if (written.isEmpty()) {
      written.add(indent + "name: " + Placeholder.WORD);
    }
    return written;
  }

  private static List<String> types(JsonNode field) {
    JsonNode type = field.path("type");
    return type.isArray()
        ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(type.asText());
  }

  /** In single quotes where YAML would take the text for something else. */
  private static String quoted(String text) {
    boolean plain =
        text.matches("[A-Za-z][\\p{L}\\p{N} ().,/+®™-]*")
            && !text.matches("(?i)true|false|null|yes|no");
    return plain ? text : "'" + text.replace("'", "''") + "'";
  }

  private void body() {
    Collection<TypeSchema.Section> sections = schema.sections().values();
    if (!schema.bodyOptional() && sections.stream().noneMatch(TypeSchema.Section::required)) {
      lines.addAll(List.of("", Placeholder.WORD + "."));
    }
    sections.stream().filter(section -> section.required() || all).forEach(this::section);
  }

  private void section(TypeSchema.Section section) {
    String cite = CITED_SECTIONS.contains(section.id()) ? " [@" + Placeholder.WORD + "]" : "";
    lines.add("");
    if (section.required()) {
      lines.addAll(List.of("## " + section.title(), ""));
      lines.add("<!-- " + section.description() + " -->");
      lines.addAll(List.of("", Placeholder.WORD + cite + "."));
    } else {
      lines.add(
          "<!-- Optional section. "
              + section.description()
              + " To use it, delete this line and the last.");
      lines.addAll(List.of("## " + section.title(), "", Placeholder.WORD + cite + "."));
      lines.add("-->");
    }
  }
}
