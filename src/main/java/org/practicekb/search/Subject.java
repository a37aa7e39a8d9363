package org.practicekb.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Taxonomy;

/**
 * What a document of the index is about: an entry, or an element of a framework.
 *
 * @param entry the entry; the framework when this is an element
 * @param element the element's fields; missing when this is an entry
 */
record Subject(Entry entry, JsonNode element) {

  /** By title, then id: the order of the documents. */
  private static final Comparator<Subject> BY_TITLE =
      Comparator.comparing((Subject subject) -> subject.title().toLowerCase(Locale.ROOT))
          .thenComparing(Subject::id);

  /** All published entries and the elements of the published frameworks, by title and id. */
  static List<Subject> of(KnowledgeBase kb) {
    return kb.published().stream().flatMap(Subject::of).sorted(BY_TITLE).toList();
  }

  /** An entry without its elements. */
  static Subject whole(Entry entry) {
    return new Subject(entry, MissingNode.getInstance());
  }

  private static Stream<Subject> of(Entry entry) {
    Stream<JsonNode> elements =
        entry.id().type() == EntryType.FRAMEWORK
            ? StreamSupport.stream(entry.fields().path("elements").spliterator(), false)
            : Stream.of();
    return Stream.concat(Stream.of(MissingNode.getInstance()), elements)
        .map(element -> new Subject(entry, element));
  }

  private boolean isElement() {
    return !element.isMissingNode();
  }

  private String anchor() {
    return isElement() ? "#" + element.path("id").asText() : "";
  }

  /** {@code programs/ce-cert}, {@code frameworks/six-pillars#workload}. */
  String id() {
    return entry.id() + anchor();
  }

  /** The type of entry, or {@link SearchFields#ELEMENT}. */
  String type() {
    return isElement() ? SearchFields.ELEMENT : entry.id().type().id();
  }

  String title() {
    return isElement() ? element.path("title").asText() : entry.title();
  }

  /** The title of the framework that an element is of; empty for an entry. */
  String within() {
    return isElement() ? entry.title() : "";
  }

  String url(Function<Entry, String> urlOf) {
    return urlOf.apply(entry) + anchor();
  }

  EntryText text(KnowledgeBase kb) {
    return isElement() ? EntryText.ofElement(element) : EntryText.of(entry, kb);
  }

  List<Grade> grades() {
    return isElement() ? List.of() : entry.currentGrades();
  }

  /** Where it stands within a tier, see {@link SearchFields#group}: an element as its framework. */
  int group() {
    return SearchFields.group(entry);
  }

  /** The values it has in a facet, at least one. An element has a type and may have a scope. */
  Set<String> values(String facet) {
    if (!isElement()) {
      return SearchFields.values(entry, facet);
    }
    if (facet.equals(SearchFields.TYPE_FACET)) {
      return Set.of(SearchFields.ELEMENT);
    }
    boolean scoped = facet.equals(Taxonomy.Id.SCOPE.field()) && element.hasNonNull(facet);
    return Set.of(scoped ? element.get(facet).asText() : SearchFields.NOT_STATED);
  }
}
