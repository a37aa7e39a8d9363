package org.practicekb.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;
import org.practicekb.entry.Taxonomy;
import org.practicekb.entry.TypeSchema;
import org.practicekb.link.LinkResolver;

/**
 * Checks values of fields that point to something or mean a date: tags, grades, citations, entries,
 * addresses. Thread-safe.
 */
final class ValueCheck {

  private final KnowledgeBase kb;
  private final LinkResolver links;
  private final LocalDate today;
  private final String taxonomies;

  /**
   * @param taxonomies how problems name the folder of the taxonomies
   * @param today the day after which dates are in the future
   */
  ValueCheck(KnowledgeBase kb, LinkResolver links, LocalDate today, String taxonomies) {
    this.kb = kb;
    this.links = links;
    this.today = today;
    this.taxonomies = taxonomies;
  }

  void check(Entry entry, TypeSchema schema, List<Problem> problems) {
    schema.visitFormats(
        entry.fields(), (pointer, format, value) -> value(entry, pointer, format, value, problems));
    for (Taxonomy.Id taxonomy : Taxonomy.Id.values()) {
      tags(entry, taxonomy, problems);
    }
    for (int i = 0; i < entry.grades().size(); i++) {
      grade(entry, entry.grades().get(i), "/grades/" + i, problems);
    }
  }

  private void value(
      Entry entry, String pointer, String format, String value, List<Problem> problems) {
    Place place = entry.file().place(pointer);
    switch (format) {
      case "citation" -> citation(Citation.parse(value), place).ifPresent(problems::add);
      case "entry-link" -> link(entry, value, place).ifPresent(problems::add);
      case "reference-key" -> citation(new Citation(value, "-"), place).ifPresent(problems::add);
      case "date", "partial-date" -> date(value, format, place).ifPresent(problems::add);
      case "web-address" -> {
        if (!(value.startsWith("http") && LinkResolver.isAddress(value))) {
          problems.add(
              Problem.error(
                  place, "'" + value + "' is not a web address", "Begin it with https://.", ""));
        }
      }
      default -> {}
    }
  }

  /** A problem when a citation names nothing, or a part of a source that it does not have. */
  Optional<Problem> citation(Citation citation, Place place) {
    Optional<Entry> cited = kb.citable(citation.key());
    if (cited.isEmpty()) {
      return Optional.of(
          Problem.error(
              place,
              "'" + citation.key() + "' is not the key of a reference or source",
              Problem.didYouMean(citation.key(), kb.citationKeys()),
              "keys are the file names in content/references and content/sources"));
    }
    if (cited.get().id().type() != EntryType.SOURCE || citation.locator().equals("-")) {
      return Optional.empty();
    }
    Collection<String> sections = cited.get().parts().keySet();
    if (sections.contains(citation.locator())) {
      return Optional.empty();
    }
    String what =
        citation.locator().isEmpty()
            ? "the citation of '" + citation.key() + "' has no locator"
            : "'" + citation.locator() + "' is not a section of " + citation.key();
    return Optional.of(
        Problem.error(
            place,
            what,
            Problem.didYouMean(citation.locator(), sections),
            sections.size() > 20
                ? "sections: " + cited.get().file().place()
                : "sections: " + String.join(", ", sections)));
  }

  private Optional<Problem> link(Entry entry, String value, Place place) {
    return links.field(entry, value) instanceof LinkResolver.Broken broken
        ? Optional.of(Problem.error(place, broken.what(), broken.suggestion(), broken.expected()))
        : Optional.empty();
  }

  private Optional<Problem> date(String value, String format, Place place) {
    try {
      LocalDate first =
          format.equals("date") || value.length() > 7
              ? LocalDate.parse(value)
              : value.length() > 4
                  ? YearMonth.parse(value).atDay(1)
                  : LocalDate.of(Integer.parseInt(value), 1, 1);
      return first.isAfter(today)
          ? Optional.of(
              Problem.error(place, "'" + value + "' is in the future", "", "today is " + today))
          : Optional.empty();
    } catch (DateTimeException | NumberFormatException e) {
      String expected = format.equals("date") ? "YYYY-MM-DD" : "YYYY, YYYY-MM or YYYY-MM-DD";
      return Optional.of(Problem.error(place, "'" + value + "' is not a date", "", expected));
    }
  }

  private void tags(Entry entry, Taxonomy.Id taxonomy, List<Problem> problems) {
    Map<String, Taxonomy.Value> values = kb.taxonomy(taxonomy).values();
    TreeSet<String> seen = new TreeSet<>();
    for (String basis : List.of("stated", "curated")) {
      int i = 0;
      for (var value : entry.fields().path(taxonomy.field()).path(basis)) {
        Place place = entry.file().place("/" + taxonomy.field() + "/" + basis + "/" + i++);
        String slug = value.asText();
        if (!values.containsKey(slug)) {
          problems.add(
              Problem.error(
                  place,
                  "'" + slug + "' is not " + article(taxonomy.field()),
                  Problem.didYouMean(slug, values.keySet()),
                  taxonomy.folder() + ": " + taxonomies + "/" + taxonomy.folder() + ".yml"));
        } else if (!seen.add(slug)) {
          problems.add(
              Problem.error(
                  place,
                  "'" + slug + "' stands here a second time",
                  "Keep it once, under 'stated' when a source says it.",
                  ""));
        }
      }
    }
  }

  private static String article(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  private void grade(Entry entry, Grade grade, String pointer, List<Problem> problems) {
    Scale scale = kb.scales().get(grade.scale());
    if (scale == null) {
      problems.add(
          Problem.error(
              entry.file().place(pointer + "/scale"),
              "'" + grade.scale() + "' is not a scale",
              Problem.didYouMean(grade.scale(), kb.scales().keySet()),
              "scales: " + String.join(", ", kb.scales().keySet())));
      return;
    }
    if (!scale.types().contains(entry.id().type().id())) {
      problems.add(
          Problem.error(
              entry.file().place(pointer + "/scale"),
              "the scale '" + grade.scale() + "' may not grade " + article(entry.id().type().id()),
              "",
              "it grades: " + String.join(", ", new TreeSet<>(scale.types()))));
    }
    if (scale.level(grade.level()).isEmpty()) {
      List<String> levels = scale.levels().stream().map(Scale.Level::level).toList();
      problems.add(
          Problem.error(
              entry.file().place(pointer + "/level"),
              "'" + grade.level() + "' is not a level of " + grade.scale(),
              Problem.didYouMean(grade.level(), levels),
              "levels: " + String.join(", ", levels)));
    }
  }
}
