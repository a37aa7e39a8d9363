package org.practicekb.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.practicekb.content.Body;
import org.practicekb.entry.Entry;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;
import org.practicekb.entry.Tag;
import org.practicekb.entry.Taxonomy;

/**
 * The text of an entry, or of an element of a framework, that search finds: whatever the page shows
 * of its own words. What is not text is named in {@link #NO_TEXT}; every other field of the front
 * matter is, so that a field added to a schema can be found. The elements of a framework are no
 * text of its own: each is found by itself.
 *
 * @param title the title
 * @param aliases other names
 * @param summary the summary; may be empty
 * @param headings of the body, and the titles of sections
 * @param body paragraphs, table rows, fields of the front matter and the words of tags and badges,
 *     each a text of its own that no phrase reaches out of
 * @param passages the same texts joined to what an excerpt is cut from
 */
record EntryText(
    String title,
    List<String> aliases,
    String summary,
    List<String> headings,
    List<String> body,
    List<Passage> passages) {

  /** Keys and addresses, dates, switches and marks of order, wherever they stand. */
  private static final Set<String> NO_TEXT =
      Set.of(
          "additional-references",
          "aliases",
          "anchors",
          "as-of",
          "cite",
          "concerns",
          "crosses",
          "decides",
          "described",
          "evidence-up-to",
          "grades-types",
          "id",
          "kind",
          "listed-by",
          "listed-with",
          "menu",
          "order",
          "ordered",
          "outside",
          "rank",
          "reference",
          "research",
          "reviewed",
          "scale",
          "scope",
          "shows",
          "source-error",
          "sources",
          "stated-cite",
          "status",
          "to",
          "url");

  /** Between texts that are shown as one. */
  private static final String JOINT = " · ";

  /** The id that the schemas fix for the section of cautions. */
  private static final String CAUTIONS = "cautions";

  /** The space that stood before a citation. */
  /** What no space stands before. */
  private static final String CLOSING = ".,;:!?)";

  private static final Pattern ENDED = Pattern.compile("\\p{Punct}$");
  private static final Set<String> OWN_FIELD = Set.of("title", "also-called", "summary");
  private static final String SECTIONS = "sections";

  /** The lists whose parts have anchors of their own. */
  private static final Set<String> PARTS = Set.of("elements", SECTIONS);

  private static final Set<String> TAXONOMIES =
      Stream.of(Taxonomy.Id.values()).map(Taxonomy.Id::field).collect(Collectors.toSet());

  /**
   * A stretch of text that an excerpt may be cut from.
   *
   * @param anchor the id it stands at on the page; empty when none
   */
  record Passage(String anchor, String text) {}

  static EntryText of(Entry entry, KnowledgeBase kb) {
    List<String> headings = new ArrayList<>();
    List<String> body = new ArrayList<>();
    List<Passage> passages = new ArrayList<>();
    sections(entry.body(), headings, body, passages);
    sectionsOfSource(entry, headings, body, passages);
    List<String> glance = glance(entry, kb);
    body.addAll(glance);
    passages.add(new Passage("", String.join(JOINT, glance)));
    passages.removeIf(passage -> passage.text.isBlank());
    return new EntryText(
        entry.title(), entry.alsoCalled(), entry.summary(), headings, body, passages);
  }

  /** The text of an element of a framework: what it says is its summary. */
  static EntryText ofElement(JsonNode element) {
    return new EntryText(
        element.path("title").asText(),
        List.of(),
        String.join(JOINT, texts(element)),
        List.of(),
        texts(element),
        List.of());
  }

  /** The passages that the index has of an entry. */
  static List<Passage> passages(Document entry) {
    String[] anchors = entry.getValues(SearchFields.ANCHOR);
    String[] texts = entry.getValues(SearchFields.TEXT);
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      passages.add(new Passage(anchors[i], texts[i]));
    }
    return passages;
  }

  /** Whether one of the passages is the section of cautions. */
  static boolean haveCautions(List<Passage> passages) {
    return passages.stream().anyMatch(passage -> passage.anchor.equals(CAUTIONS));
  }

  private static void sections(
      Body source, List<String> headings, List<String> body, List<Passage> passages) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    sections.put("", new ArrayList<>());
    for (Body.Heading heading : source.headings()) {
      headings.add(heading.text());
      sections.put(heading.id(), new ArrayList<>(List.of(leadIn(heading.text()))));
    }
    for (Body.Block block : source.blocks()) {
      String text = withoutGaps(block.text());
      body.add(text);
      sections.computeIfAbsent(block.section(), id -> new ArrayList<>()).add(text);
    }
    sections.forEach((id, texts) -> passages.add(new Passage(id, String.join(" ", texts))));
  }

  /** A text without the spaces that a citation has left before a stop, or at the end. */
  private static String withoutGaps(String text) {
    StringBuilder closed = new StringBuilder(text.length());
    int from = 0;
    for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', from)) {
      int end = space;
      while (end < text.length() && text.charAt(end) == ' ') {
        end++;
      }
      boolean gap = end == text.length() || CLOSING.indexOf(text.charAt(end)) >= 0;
      closed.append(text, from, gap ? space : end);
      from = end;
    }
    return closed.append(text, from, text.length()).toString();
  }

  private static void sectionsOfSource(
      Entry entry, List<String> headings, List<String> body, List<Passage> passages) {
    for (JsonNode part : entry.fields().path(SECTIONS)) {
      List<String> texts = texts(part);
      String title = part.path("title").asText();
      headings.add(title);
      body.addAll(texts);
      String text = leadIn(title) + " " + String.join(JOINT, texts);
      passages.add(new Passage(part.path("id").asText(), text.strip()));
    }
  }

  /** What a part says besides its title. */
  private static List<String> texts(JsonNode part) {
    List<String> texts = new ArrayList<>();
    part.properties().stream()
        .filter(field -> !field.getKey().equals("title"))
        .forEach(field -> collect(field, texts));
    return texts;
  }

  private static String leadIn(String title) {
    return ENDED.matcher(title).find() ? title : title + ":";
  }

  private static List<String> glance(Entry entry, KnowledgeBase kb) {
    List<String> texts = new ArrayList<>();
    for (Grade grade : entry.grades()) {
      badge(grade, kb).ifPresent(texts::add);
    }
    entry.fields().properties().stream()
        .filter(field -> !OWN_FIELD.contains(field.getKey()))
        .filter(field -> !PARTS.contains(field.getKey()))
        .filter(field -> !TAXONOMIES.contains(field.getKey()))
        .forEach(field -> collect(field, texts));
    for (Tag tag : entry.tags()) {
      Taxonomy.Value value = kb.taxonomy(tag.taxonomy()).values().get(tag.value());
      texts.add(value == null ? tag.value() : value.label());
    }
    return texts.stream().distinct().toList();
  }

  /** The words of a grade's badge. */
  static Optional<String> badge(Grade grade, KnowledgeBase kb) {
    Scale scale = kb.scales().get(grade.scale());
    return Optional.ofNullable(scale)
        .flatMap(known -> known.level(grade.level()))
        .map(Scale.Level::badge);
  }

  private static void collect(Map.Entry<String, JsonNode> field, List<String> texts) {
    if (!NO_TEXT.contains(field.getKey())) {
      collect(field.getValue(), texts);
    }
  }

  private static void collect(JsonNode value, List<String> texts) {
    if (value.isTextual() || value.isNumber()) {
      texts.add(value.asText().strip());
    } else if (value.isObject()) {
      value.properties().forEach(field -> collect(field, texts));
    } else {
      value.forEach(one -> collect(one, texts));
    }
  }
}
