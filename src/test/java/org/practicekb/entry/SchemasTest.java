package org.practicekb.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The schemas say all that editors and checks need. */
class SchemasTest {

  /** The rules that the check of fields has words for. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "additionalProperties",
          "enum",
          "items",
          "maxLength",
          "maximum",
          "minItems",
          "minLength",
          "minProperties",
          "minimum",
          "pattern",
          "properties",
          "propertyNames",
          "required",
          "type");

  private static final Set<String> ANNOTATIONS =
      Set.of("$schema", "title", "description", "format");

  private final Schemas schemas = new Schemas();

  private Stream<TypeSchema> all() {
    return Stream.concat(
        Arrays.stream(EntryType.values()).map(schemas::of), Stream.of(schemas.taxonomy()));
  }

  /** Visits a schema and all schemas in it, each with the way to it. */
  private static void visit(String path, JsonNode schema, BiConsumer<String, JsonNode> visitor) {
    visitor.accept(path, schema);
    schema
        .path("properties")
        .properties()
        .forEach(field -> visit(path + "/" + field.getKey(), field.getValue(), visitor));
    for (String one : List.of("items", "additionalProperties")) {
      if (schema.path(one).isObject()) {
        visit(path + "[]", schema.path(one), visitor);
      }
    }
  }

  @Test
  void everyFieldHasATitleAndADescription() {
    List<String> lacking = new ArrayList<>();
    all()
        .forEach(
            schema ->
                visit(
                    schema.name(),
                    schema.root(),
                    (path, part) -> {
                      if (!path.endsWith("[]") && !(part.has("title") && part.has("description"))) {
                        lacking.add(path);
                      }
                    }));
    assertEquals(List.of(), lacking);
  }

  @Test
  void everyRuleHasWordsInTheCheckOfFields() {
    Set<String> unknown = new TreeSet<>();
    all()
        .forEach(
            schema ->
                visit(
                    schema.name(),
                    schema.root(),
                    (path, part) -> part.fieldNames().forEachRemaining(unknown::add)));
    unknown.removeAll(KEYWORDS);
    unknown.removeAll(ANNOTATIONS);
    unknown.removeIf(name -> name.startsWith("x-"));
    assertEquals(Set.of(), unknown);
  }

  @Test
  void noTypeTakesFieldsItDoesNotKnow() {
    all()
        .forEach(schema -> assertFalse(schema.root().path("additionalProperties").asBoolean(true)));
  }

  @Test
  void kindsOfRelationsAreThoseOfTheSchema() {
    JsonNode kinds =
        schemas.of(EntryType.PAGE).field("relations").at("/items/properties/kind/enum");
    assertEquals(
        Arrays.stream(Relation.Kind.values()).map(Relation.Kind::id).toList(),
        StreamSupport.stream(kinds.spliterator(), false).map(JsonNode::asText).toList());
  }

  @Test
  void standardSectionsHaveFixedIds() {
    assertEquals("what", schemas.sectionIds("programs").get("What it is"));
    assertEquals("evidence", schemas.sectionIds("interventions").get("Evidence"));
    assertEquals(Map.of(), schemas.sectionIds("nothing"));
    assertTrue(schemas.of(EntryType.PROGRAM).sections().get("evidence").required());
    assertTrue(schemas.of(EntryType.TERM).bodyOptional());
    assertFalse(schemas.of(EntryType.PROGRAM).bodyOptional());
  }

  @Test
  void valuesAreVisitedWithTheirFormat() throws Exception {
    List<String> visited = new ArrayList<>();
    JsonNode data =
        new ObjectMapper()
            .readTree(
                """
                {"reviewed": "2026-01-05", "evidence-up-to": 2020, "title": "No format",
                 "sources": ["a, b"], "dose": {"text": "x", "cite": ["c", "d"]},
                 "relations": [{"to": "terms/x"}], "odd": {"cite": "e"}, "aliases": null}
                """);
    schemas
        .of(EntryType.PROGRAM)
        .visitFormats(
            data, (pointer, format, value) -> visited.add(pointer + " " + format + " " + value));
    assertEquals(
        List.of(
            "/reviewed date 2026-01-05",
            "/evidence-up-to partial-date 2020",
            "/sources/0 citation a, b",
            "/dose/cite/0 citation c",
            "/dose/cite/1 citation d",
            "/relations/0/to entry-link terms/x"),
        visited);
  }
}
