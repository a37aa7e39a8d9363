package org.practicekb.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.practicekb.content.Body;
import org.practicekb.content.ContentFile;
import org.practicekb.content.Lazy;
import org.practicekb.content.SharedText;

/**
 * One entry of the knowledge base: what is common to all types by methods, the rest in {@link
 * #fields()}. Any part may be missing or wrong until the checks have passed. Immutable and
 * thread-safe. An entry equals only itself: to compare all that it holds costs more than any use is
 * worth.
 */
public final class Entry {

  /** By title, then id: the order of every list. */
  public static final Comparator<Entry> BY_TITLE =
      Comparator.comparing((Entry entry) -> entry.title.toLowerCase(java.util.Locale.ROOT))
          .thenComparing(Entry::id);

  private final EntryId id;
  private final ContentFile file;
  private final String title;
  private final boolean draft;
  private final Supplier<Parts> parts;

  /** What is said of each by the method of its name. */
  private record Parts(
      String mark,
      List<String> alsoCalled,
      String summary,
      String reviewed,
      String evidenceUpTo,
      List<Citation> sources,
      List<Tag> tags,
      List<Grade> grades,
      List<Relation> relations,
      List<String> aliases,
      Map<String, String> anchors,
      Map<String, String> parts) {

    static Parts of(JsonNode data) {
      return new Parts(
          data.path("mark").asText(),
          Fields.texts(data.path("also-called")),
          data.path("summary").asText().strip(),
          data.path("reviewed").asText(),
          SharedText.of(data.path("evidence-up-to").asText()),
          Fields.citations(data.path("sources")),
          Entry.tags(data),
          Fields.list(data.path("grades"), Grade::of),
          Fields.list(data.path("relations"), Relation::of),
          Fields.texts(data.path("aliases")),
          Entry.anchors(data.path("anchors")),
          Entry.parts(data));
    }
  }

  private Entry(
      EntryType type, ContentFile file, String title, boolean draft, Supplier<Parts> parts) {
    this.id = new EntryId(type, file.slug());
    this.file = file;
    this.title = title;
    this.draft = draft;
    this.parts = parts;
  }

  /** Reads a file as an entry of {@code type}. */
  public static Entry of(EntryType type, ContentFile file) {
    JsonNode data = file.frontMatter().data();
    Parts parts = Parts.of(data);
    boolean draft = data.path("status").asText().equals("draft");
    return new Entry(type, file, data.path("title").asText(), draft, () -> parts);
  }

  /** The same where title and state are known: nothing else is read before it is asked for. */
  static Entry again(EntryType type, ContentFile file, String title, boolean draft) {
    return new Entry(
        type, file, title, draft, new Lazy<>(() -> Parts.of(file.frontMatter().data())));
  }

  /** Type and slug. */
  public EntryId id() {
    return id;
  }

  /** What it was read from: fields with their places, and the body. */
  public ContentFile file() {
    return file;
  }

  /** The name. */
  public String title() {
    return title;
  }

  /** Whether it is kept off the site. */
  public boolean draft() {
    return draft;
  }

  /** What is written behind the name: a trade mark, or nothing. */
  public String mark() {
    return parts.get().mark;
  }

  /** Other names and abbreviations. */
  public List<String> alsoCalled() {
    return parts.get().alsoCalled;
  }

  /** Plain sentences; may be empty. */
  public String summary() {
    return parts.get().summary;
  }

  /** The day it was last compared with its sources, as written; may be empty. */
  public String reviewed() {
    return parts.get().reviewed;
  }

  /** The date of the newest evidence it tells of, as written; may be empty. */
  public String evidenceUpTo() {
    return parts.get().evidenceUpTo;
  }

  /** What its summary and fields rest on. */
  public List<Citation> sources() {
    return parts.get().sources;
  }

  /** Taxonomy values, in the order of the taxonomies and as written. */
  public List<Tag> tags() {
    return parts.get().tags;
  }

  /** Grades as written. */
  public List<Grade> grades() {
    return parts.get().grades;
  }

  /** The relations this end states. */
  public List<Relation> relations() {
    return parts.get().relations;
  }

  /** Former addresses, from the site's root. */
  public List<String> aliases() {
    return parts.get().aliases;
  }

  /** Former heading ids, each with the one that replaced it. */
  public Map<String, String> anchors() {
    return parts.get().anchors;
  }

  /**
   * The elements of a framework or the sections of a source, which have anchors of their own: title
   * by id.
   */
  public Map<String, String> parts() {
    return parts.get().parts;
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

  /** By its name: the order of sets of entries is the same in every build. */
  @Override
  public int hashCode() {
    return id.slug().hashCode();
  }

  /** The grade of the newest date on each scale, in the order written. */
  public List<Grade> currentGrades() {
    List<Grade> grades = grades();
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
    return tags().stream().filter(tag -> tag.taxonomy() == taxonomy).toList();
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
