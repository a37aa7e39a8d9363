package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;
import org.practicekb.link.Address;

/** Tells why a source gave a grade, as far as the sources say. Thread-safe. */
final class GradeViews {

  private final PageContext context;
  private final KnowledgeBase kb;

  /** The practices that each reference is named for, by its key. */
  private final Map<String, List<Entry>> namedFor = new HashMap<>();

  GradeViews(PageContext context) {
    this.context = context;
    this.kb = context.kb();
    for (Entry entry : kb.published()) {
      entry.currentGrades().stream()
          .flatMap(grade -> grade.namedSupport().stream())
          .map(Grade.Support::reference)
          .distinct()
          .forEach(key -> namedFor.computeIfAbsent(key, reference -> new ArrayList<>()).add(entry));
    }
  }

  /** A grade of {@code entry} as the page at {@code here} shows it. */
  EntryView.GradeView of(Entry entry, Grade grade, Address here, Citations citations) {
    Scale scale = kb.scales().get(grade.scale());
    Scale.Level level = scale.level(grade.level()).orElseThrow();
    return new EntryView.GradeView(
        context.badge(scale, level, here),
        scale.title(),
        Address.page("scales/" + scale.slug() + "/").from(here),
        level.meaning(),
        level.criteria(),
        level.rank() > 0,
        level.outside(),
        grade.appliesTo(),
        grade.asOf(),
        grade.by(),
        grade.note(),
        citations.marks(grade.citations()),
        grade.statedSupport(),
        citations.marks(grade.statedSupportCitations()),
        FieldRows.PRACTICES.contains(entry.id().type()) && grade.namedSupport().isEmpty(),
        grade.namedSupport().stream()
            .map(support -> support(entry, support, here, citations))
            .toList(),
        atTheIssuer(entry, grade, scale),
        grade.url().isEmpty());
  }

  /** The issuer's own page on the entry, where it is known, then those on the scale. */
  private List<EntryView.OutsideLink> atTheIssuer(Entry entry, Grade grade, Scale scale) {
    Entry ofScale = kb.entry(new EntryId(EntryType.SCALE, scale.slug())).orElseThrow();
    Stream<EntryView.OutsideLink> own =
        Stream.of(grade.url())
            .filter(url -> !url.isEmpty())
            .map(url -> new EntryView.OutsideLink("The page on " + entry.title(), url, ""));
    return Stream.concat(own, outside(ofScale.fields()).stream()).toList();
  }

  private EntryView.SupportView support(
      Entry entry, Grade.Support support, Address here, Citations citations) {
    Entry reference = kb.citable(support.reference()).orElseThrow();
    List<String> facts =
        Stream.of(
                support.studyClass().isEmpty() ? "" : "class " + support.studyClass(),
                support.design(),
                support.n().isEmpty() ? "" : "n = " + support.n(),
                support.outcome(),
                support.result())
            .filter(fact -> !fact.isEmpty())
            .toList();
    return new EntryView.SupportView(
        reference.title(),
        Address.of(reference.id()).from(here),
        facts,
        citations.marks(support.citations()),
        namedFor.getOrDefault(support.reference(), List.of()).stream()
            .filter(other -> !other.id().equals(entry.id()))
            .map(other -> PageContext.link(Address.of(other.id()), PageContext.title(other), here))
            .toList());
  }

  /** The {@code links} of front matter. */
  static List<EntryView.OutsideLink> outside(JsonNode data) {
    return StreamSupport.stream(data.path("links").spliterator(), false)
        .map(
            link ->
                new EntryView.OutsideLink(
                    link.path("label").asText(),
                    link.path("url").asText(),
                    link.path("provenance").asText()))
        .toList();
  }
}
