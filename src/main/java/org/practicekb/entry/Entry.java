package org.practicekb.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.practicekb.content.Body;
import org.practicekb.content.ContentFile;
import org.practicekb.content.SharedText;

/**
 * One entry of the knowledge base: what is common to all types as components, the rest in {@link
 * #fields()}. Any part may be missing or wrong until the checks have passed. Treat as immutable.
 *
 * @param id type and slug
 * @param file what it was read from: fields with their places, and the body
 * @param title the name
 * @param mark what is written behind the name: a trade mark, or nothing
 * @param alsoCalled other names and abbreviations
 * @param summary plain sentences; may be empty
 * @param reviewed the day it was last compared with its sources, as written; may be empty
 * @param evidenceUpTo the date of the newest evidence it tells of, as written; may be empty
 * @param draft whether it is kept off the site
 * @param sources what its summary and fields rest on
 * @param tags taxonomy values, in the order of the taxonomies and as written
 * @param grades as written
 * @param relations those this end states
 * @param aliases former addresses, from the site's root
 * @param anchors former heading ids, each with the one that replaced it
 * @param parts the elements of a framework or the sections of a source, which have anchors of their
 *     own: title by id
 */
public record Entry(
    EntryId id,
    ContentFile file,
    String title,
    String mark,
    List<String> alsoCalled,
    String summary,
    String reviewed,
    String evidenceUpTo,
    boolean draft,
    List<Citation> sources,
    List<Tag> tags,
    List<Grade> grades,
    List<Relation> relations,
    List<String> aliases,
    Map<String, String> anchors,
    Map<String, String> parts) {

  /** By title, then id: the order of every list. */
  public static final Comparator<Entry> BY_TITLE =
      Comparator.comparing((Entry entry) -> entry.title.toLowerCase(java.util.Locale.ROOT))
          .thenComparing(Entry::id);

  /** Reads a file as an entry of {@code type}. */
  public static Entry of(EntryType type, ContentFile file) {
    JsonNode data = file.frontMatter().data();
    return new Entry(
        new EntryId(type, file.slug()),
        file,
        data.path("title").asText(),
        data.path("mark").asText(),
        Fields.texts(data.path("also-called")),
        data.path("summary").asText().strip(),
        data.path("reviewed").asText(),
        SharedText.of(data.path("evidence-up-to").asText()),
        data.path("status").asText().equals("draft"),
        Fields.citations(data.path("sources")),
        tags(data),
        Fields.list(data.path("grades"), Grade::of),
        Fields.list(data.path("relations"), Relation::of),
        Fields.texts(data.path("aliases")),
        anchors(data.path("anchors")),
        parts(data));
  }

  private static List<Tag> tags(JsonNode data) {
    List<Tag> tags = new ArrayList<>();
    for (Taxonomy.Id taxonomy : Taxonomy.Id.values()) {
      JsonNode field = data.path(taxonomy.field());
      Fields.texts(field.path("stated"))
          .forEach(value -> tags.add(new Tag(taxonomy, value, Tag.Basis.STATED)));
      Fields.texts(field.path("curated"))
          .forEach(value -> tags.add(new Tag(taxonomy, value, Tag.Basis.CURATED)));
    }
    return List.copyOf(tags);
  }

  private static Map<String, String> anchors(JsonNode data) {
    Map<String, String> anchors = new LinkedHashMap<>();
    data.properties().forEach(field -> anchors.put(field.getKey(), field.getValue().asText()));
    return anchors;
  }

  private static Map<String, String> parts(JsonNode data) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String list : List.of("elements", "sections")) {
      for (JsonNode part : data.path(list)) {
        parts.put(part.path("id").asText(), part.path("title").asText());
      }
    }
    return Collections.unmodifiableMap(parts);
  }

  /** The front matter as data. */
  public JsonNode fields() {
    return file.frontMatter().data();
  }

  /** A text field; empty when it is not there. */
  public String text(String field) {
    return fields().path(field).asText();
  }

  /** The headings of the body. */
  public List<Body.Heading> headings() {
    return file.headings();
  }

  /** The body. */
  public Body body() {
    return file.body();
  }

  /** An entry equals only itself: to compare all that it holds costs more than any use is worth. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return id.slug().hashCode();
  }

  /** The grade of the newest date on each scale, in the order written. */
  public List<Grade> currentGrades() {
    if (grades.size() < 2) {
      return grades;
    }
    Map<String, Grade> newest = new LinkedHashMap<>();
    grades.forEach(
        grade ->
            newest.merge(grade.scale(), grade, (a, b) -> b.asOf().compareTo(a.asOf()) > 0 ? b : a));
    return List.copyOf(newest.values());
  }

  /** The values of one taxonomy that it has. */
  public List<Tag> tags(Taxonomy.Id taxonomy) {
    return tags.stream().filter(tag -> tag.taxonomy() == taxonomy).toList();
  }

  /** The title of the part or heading with this id. */
  public Optional<String> anchorTitle(String anchor) {
    String part = parts().get(anchor);
    return part != null
        ? Optional.of(part)
        : headings().stream()
            .filter(h -> h.id().equals(anchor))
            .map(Body.Heading::text)
            .findFirst();
  }
}
