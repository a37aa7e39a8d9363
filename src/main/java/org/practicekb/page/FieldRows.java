package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.practicekb.content.Body;
import org.practicekb.content.Sentences;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Tag;
import org.practicekb.entry.Taxonomy;
import org.practicekb.link.Address;

/** Shows the fields and tags of an entry as its type's schema asks. Thread-safe. */
final class FieldRows {

  /** The types of what is done against STS: they say of every facet when it is not stated. */
  static final Set<EntryType> PRACTICES = Set.of(EntryType.PROGRAM, EntryType.INTERVENTION);

  /** What to watch for is told in so many characters, in whole sentences. */
  private static final int WATCH = 220;

  private final PageContext context;

  FieldRows(PageContext context) {
    this.context = context;
  }

  /** The fields that the schema shows at a glance, in its order. */
  List<EntryView.Row> fields(Entry entry, Address here, Citations citations) {
    List<EntryView.Row> rows = new ArrayList<>();
    if (entry.id().type() == EntryType.PRINCIPLE) {
      rows.add(pair(entry.fields().path("number").asInt(), here));
    }
    rules(entry)
        .filter(field -> isShown(entry, field))
        .map(field -> row(entry, field, here, citations))
        .forEach(rows::add);
    return rows;
  }

  /** The tags, in the order of the schema. */
  List<EntryView.Row> tags(Entry entry, Address here) {
    return rules(entry)
        .filter(field -> field.getValue().has("x-taxonomy"))
        .flatMap(field -> tags(entry, field.getKey(), here).stream())
        .toList();
  }

  /** What {@link #fields} and {@link #tags} call the fields of a type, in the same order. */
  List<String> labels(EntryType type) {
    return context.schemas().of(type).root().path("properties").properties().stream()
        .filter(field -> field.getValue().has("x-glance") || field.getValue().has("x-taxonomy"))
        .map(field -> label(field.getKey(), field.getValue()))
        .toList();
  }

  private String label(String field, JsonNode rules) {
    return rules.has("x-taxonomy") ? taxonomy(field).title() : rules.path("title").asText();
  }

  private Taxonomy taxonomy(String field) {
    return context.kb().taxonomy(Taxonomy.Id.ofFolder(field + "s").orElseThrow());
  }

  /** The first screen of a practice; null for other types. */
  EntryView.Brief brief(Entry entry, Address here, Citations citations) {
    return PRACTICES.contains(entry.id().type())
        ? new EntryView.Brief(
            brief("who", entry, here, citations)
                .filter(row -> !row.values().isEmpty())
                .limit(1)
                .toList(),
            brief("takes", entry, here, citations).toList(),
            watch(entry))
        : null;
  }

  /** The fields and tags that answer one question of the first screen, stated or not. */
  private Stream<EntryView.Row> brief(
      String question, Entry entry, Address here, Citations citations) {
    return rules(entry)
        .filter(field -> field.getValue().path("x-brief").asText().equals(question))
        .flatMap(
            field ->
                field.getValue().has("x-taxonomy")
                    ? tags(entry, field.getKey(), here).stream()
                    : Stream.of(row(entry, field, here, citations)));
  }

  /** How the section on cautions begins. */
  private static String watch(Entry entry) {
    return entry.body().blocks().stream()
        .filter(block -> block.section().equals("cautions"))
        .map(Body.Block::text)
        .findFirst()
        .map(text -> new Sentences(text).leading(WATCH))
        .orElse("");
  }

  private Stream<Map.Entry<String, JsonNode>> rules(Entry entry) {
    return context.schemas().of(entry.id().type()).root().path("properties").properties().stream();
  }

  private static EntryView.Row pair(int number, Address here) {
    String text = "Principle " + number + " on both sides, individual and organizational";
    EntryView.Value value = new EntryView.Value(text, Address.ofPair(number).from(here), "");
    return new EntryView.Row("Pair", false, List.of(value), Html.of(""));
  }

  private static boolean isShown(Entry entry, Map.Entry<String, JsonNode> field) {
    JsonNode rules = field.getValue();
    return rules.path("x-glance").asBoolean()
        && (entry.fields().has(field.getKey()) || rules.path("x-not-stated").asBoolean());
  }

  private EntryView.Row row(
      Entry entry, Map.Entry<String, JsonNode> field, Address here, Citations citations) {
    JsonNode rules = field.getValue();
    JsonNode value = entry.fields().path(field.getKey());
    return new EntryView.Row(
        rules.path("title").asText(),
        rules.path("x-ordered").asBoolean(),
        values(value, here),
        citations.marks(cited(value.path("cite"))));
  }

  private List<EntryView.Value> values(JsonNode value, Address here) {
    if (value.isArray()) {
      return stream(value).flatMap(key -> work(key.asText(), here).stream()).toList();
    }
    if (value.has("items")) {
      return stream(value.path("items")).map(item -> plain(item.asText())).toList();
    }
    return value.isMissingNode()
        ? List.of()
        : List.of(plain(value.isObject() ? value.path("text").asText() : value.asText()));
  }

  private Optional<EntryView.Value> work(String key, Address here) {
    return context
        .kb()
        .citable(key)
        .map(work -> new EntryView.Value(work.title(), Address.of(work.id()).from(here), ""));
  }

  private static EntryView.Value plain(String text) {
    return new EntryView.Value(text, "", "");
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** What a {@code cite} field names: one citation or a list of them. */
  static List<Citation> cited(JsonNode cite) {
    return cite.isTextual()
        ? List.of(Citation.parse(cite.asText()))
        : stream(cite).map(one -> Citation.parse(one.asText())).toList();
  }

  private Optional<EntryView.Row> tags(Entry entry, String field, Address here) {
    Taxonomy taxonomy = taxonomy(field);
    List<EntryView.Value> values =
        entry.tags(taxonomy.id()).stream().map(tag -> tag(taxonomy, tag, here)).toList();
    return values.isEmpty() && !PRACTICES.contains(entry.id().type())
        ? Optional.empty()
        : Optional.of(new EntryView.Row(taxonomy.title(), false, values, Html.of("")));
  }

  private static EntryView.Value tag(Taxonomy taxonomy, Tag tag, Address here) {
    String basis = tag.basis() == Tag.Basis.CURATED ? "our reading" : "";
    return new EntryView.Value(
        taxonomy.values().get(tag.value()).label(),
        Address.of(tag.taxonomy(), tag.value()).from(here),
        basis);
  }
}
