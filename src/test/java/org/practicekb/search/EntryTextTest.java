package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.entry.EntryType;

class EntryTextTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void fieldsElementsTagsAndBadgesAreFound() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .file(
                "taxonomies/settings.yml",
                "title: Settings\ndescription: Where\nvalues:\n  school:\n    label: Classroom\n")
            .entry(
                "scales/cebc",
                "Rating",
                "S.",
                "code: cebc",
                "levels: [{level: 3, badge: Promising evidence}]")
            .entry(
                "programs/crm",
                "CRM",
                "Body.",
                "grades: [{scale: cebc, level: 3, note: Noteworthy, cite: unseen}]",
                "setting: {stated: [school]}",
                "components: {items: [Tapping, Resourcing], cite: unseen}")
            .entry(
                "frameworks/pillars",
                "Pillars",
                "Body.",
                "elements: [{id: workload, title: Manageable caseload, text: Fewer cases}]")
            .index(folder)) {
      assertEquals(List.of("crm"), index.find("tapping"));
      assertEquals(List.of("crm"), index.find("noteworthy"));
      assertEquals(List.of("crm"), index.find("classroom"));
      assertEquals(List.of("cebc", "crm"), index.find("promising"));
      assertEquals(List.of("pillars#workload"), index.find("manageable"));
      assertEquals(List.of(), index.find("unseen"));
    }
  }

  @Test
  void elementOfAFrameworkIsAHitOfItsOwnThatNamesItsFramework() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry(
                "frameworks/pillars",
                "Pillars",
                "Body.",
                "summary: Six things",
                "elements:",
                "  - {id: workload, title: Manageable caseload, text: Fewer cases}",
                "  - {id: peers, title: Peer support, text: Talk with colleagues}")
            .index(folder)) {
      SearchResult result = index.search("colleagues");
      assertEquals(1, result.total(), "the framework does not stand beside its element");
      SearchResult.Hit hit = result.hits().get(0);
      assertEquals("frameworks/pillars#peers", hit.id());
      assertEquals("frameworks/pillars/#peers", hit.url());
      assertEquals("element", hit.type());
      assertEquals("Pillars", hit.within());
      assertEquals(
          new Excerpt("Talk with colleagues", "", hit.excerpt().highlights()), hit.excerpt());
      assertEquals(List.of("pillars"), index.find("six things"));
      assertEquals("", index.search("six things").hits().get(0).within());
    }
  }

  @Test
  void elementsOfDraftsAreNotFound() throws IOException {
    try (TinyIndex index =
        TinyIndex.content()
            .entry(
                "frameworks/pillars",
                "Pillars",
                "Body.",
                "status: draft",
                "elements: [{id: workload, title: Workload, text: Fewer cases}]")
            .index(folder)) {
      assertEquals(List.of(), index.find("workload"));
    }
  }

  /**
   * Puts a word of its own into every text field of every schema, free text being what has neither
   * a format nor an enumeration nor a pattern.
   */
  @Test
  void everyTextFieldOfEverySchemaIsFound() throws IOException {
    TinyIndex.Content content = TinyIndex.content();
    List<String> words = new ArrayList<>();
    for (EntryType type : EntryType.values()) {
      JsonNode fields = fields(schema(type.id()), type.id().replace("-", ""), words);
      ((ObjectNode) fields).put("title", "Entry").remove(List.of("status", "scope"));
      content.file(type.folder() + "/one.md", "---\n" + fields + "\n---\nBody.\n");
    }
    assertTrue(words.size() > 100);
    try (TinyIndex index = content.index(folder)) {
      for (String word : words) {
        String found = word.startsWith("frameworkqelements") ? "one#null" : "one"; // without ids
        assertEquals(List.of(found), index.find("\"" + word + "\""), word);
      }
    }
  }

  private static JsonNode schema(String name) throws IOException {
    try (InputStream in = EntryText.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
      return JSON.readTree(in);
    }
  }

  private static JsonNode fields(JsonNode schema, String path, List<String> words)
      throws IOException {
    String reference = schema.path("$ref").asText();
    if (!reference.isEmpty()) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      JsonNode common = schema("common").path("$defs").path(name);
      return common.has("x-taxonomy") ? JSON.nullNode() : fields(common, path, words);
    }
    if (schema.has("properties")) {
      ObjectNode object = JSON.createObjectNode();
      for (var field : schema.path("properties").properties()) {
        object.set(field.getKey(), fields(field.getValue(), path + "q" + field.getKey(), words));
      }
      return object;
    }
    boolean free = !schema.has("format") && !schema.has("enum") && !schema.has("pattern");
    if (schema.has("items") && free) {
      return JSON.createArrayNode().add(fields(schema.path("items"), path + "q", words));
    }
    if (!free || !schema.path("type").toString().contains("string")) {
      return JSON.nullNode();
    }
    String word = path.replaceAll("[^a-z]", "") + "z";
    if (!path.endsWith("qtitle") || path.indexOf('q') < path.lastIndexOf('q')) {
      words.add(word);
    }
    return JSON.getNodeFactory().textNode(word);
  }
}
