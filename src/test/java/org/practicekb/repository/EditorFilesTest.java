package org.practicekb.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.practicekb.edit.DraftText;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Placeholder;
import org.practicekb.entry.Schemas;
import org.practicekb.entry.TypeSchema;

/**
 * What editors read and type is made from the schemas. After a change of a schema: {@code mvn test
 * -Dtest=EditorFilesTest -Dkb.regenerate=true}.
 */
class EditorFilesTest {

  private static final boolean REGENERATE = Boolean.getBoolean("kb.regenerate");
  private static final Path GUIDE = Path.of("CONTRIBUTING.md");
  private static final Path SNIPPETS = Path.of(".vscode", "fields.code-snippets");
  private static final Path SETTINGS = Path.of(".vscode", "settings.json");
  private static final String BEGIN = "<!-- made from the schemas: begin -->\n";
  private static final String END = "<!-- made from the schemas: end -->\n";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Schemas schemas = new Schemas();

  @Test
  void guideShowsTheFieldsOfEachTypeAsTheSchemasHaveThem() throws IOException {
    String guide = Files.readString(GUIDE);
    int begin = guide.indexOf(BEGIN) + BEGIN.length();
    int end = guide.indexOf(END);
    assertTrue(begin >= BEGIN.length() && end >= begin, "CONTRIBUTING.md has lost its marks");
    same(GUIDE, guide.substring(0, begin) + guideToTypes() + guide.substring(end));
  }

  @Test
  void completionInMarkdownComesFromTheSchemas() throws IOException {
    same(SNIPPETS, snippets());
  }

  @Test
  void everySchemaIsMappedToItsFiles() throws IOException {
    JsonNode mapped = JSON.readTree(Files.readString(SETTINGS)).path("yaml.schemas");
    Map<String, String> expected = new TreeMap<>();
    expected.put(schemas.taxonomy().path(), "content/taxonomies/*.yml");
    for (EntryType type : EntryType.values()) {
      expected.put(schemas.of(type).path(), "content/" + type.folder() + "/**/*.md");
    }
    assertEquals(expected, JSON.convertValue(mapped, TreeMap.class));
    for (String file : expected.keySet()) {
      assertTrue(Files.exists(Path.of(file)), file);
    }
  }

  private static void same(Path file, String expected) throws IOException {
    if (REGENERATE) {
      Files.writeString(file, expected, StandardCharsets.UTF_8);
    }
    assertEquals(
        expected,
        Files.exists(file) ? Files.readString(file) : "",
        file + " is stale: mvn test -Dtest=EditorFilesTest -Dkb.regenerate=true");
  }

  private String guideToTypes() {
    return Arrays.stream(EntryType.values())
        .map(type -> guide(type, schemas.of(type)))
        .collect(Collectors.joining());
  }

  private static String guide(EntryType type, TypeSchema schema) {
    String file = "../../" + schema.path();
    return """

        ### %s

        %s File: `content/%s/SLUG.md`. Reviewed every %d months.

        ````markdown
        %s````

        <details>
        <summary>With every optional field and section</summary>

        ````markdown
        %s````

        </details>
        """
        .formatted(
            schema.root().path("title").asText(),
            schema.root().path("description").asText(),
            type.folder(),
            schema.reviewMonths(),
            DraftText.of(schema, Placeholder.WORD, file, false),
            DraftText.of(schema, Placeholder.WORD, file, true));
  }

  /** A snippet for each field; types that explain a field differently have one each. */
  private String snippets() {
    ObjectNode snippets = JSON.createObjectNode();
    Map<String, Map<String, List<String>>> fields = new TreeMap<>();
    for (EntryType type : EntryType.values()) {
      for (Map.Entry<String, JsonNode> field :
          schemas.of(type).root().path("properties").properties()) {
        String snippet = snippet(field.getKey(), field.getValue()).toString();
        fields
            .computeIfAbsent(field.getKey(), name -> new TreeMap<>())
            .computeIfAbsent(snippet, text -> new ArrayList<>())
            .add(type.id());
      }
    }
    fields.forEach(
        (name, variants) ->
            variants.forEach(
                (snippet, types) -> {
                  String label =
                      variants.size() == 1 ? name : name + " of " + String.join(", ", types);
                  snippets.set(label, tree(snippet));
                }));
    return snippets.toPrettyString() + "\n";
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(json, e);
    }
  }

  private static ObjectNode snippet(String name, JsonNode field) {
    String text =
        DraftText.field(name, field).stream()
            .filter(line -> !line.stripLeading().startsWith("#"))
            .collect(Collectors.joining("\n"));
    String values =
        StreamSupport.stream(field.path("enum").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","));
    int[] stop = {0};
    String body =
        Pattern.compile(Placeholder.WORD)
            .matcher(text)
            .replaceAll(
                (MatchResult found) ->
                    values.isEmpty()
                        ? "\\$" + ++stop[0]
                        : "\\${" + ++stop[0] + "|" + values + "|}");
    ObjectNode snippet = JSON.createObjectNode();
    snippet.put("scope", "markdown").put("prefix", name);
    ArrayNode lines = snippet.putArray("body");
    body.lines().forEach(lines::add);
    return snippet.put(
        "description", field.path("title").asText() + ": " + field.path("description").asText());
  }
}
