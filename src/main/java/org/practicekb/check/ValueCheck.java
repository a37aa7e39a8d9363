package org.practicekb.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
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

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern PARTIAL_DAY = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

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
    gradesOfOneDate(entry, problems);
    for (int i = 0; i < entry.grades().size(); i++) {
      grade(entry, entry.grades().get(i), "/grades/" + i, problems);
    }
  }

  /** Judges a value by its format; that it is of the right kind is a check of fields. */
  private void value(
      Entry entry, String pointer, String format, String value, List<Problem> problems) {
    if (value.isBlank()) {
      return;
    }
    Supplier<Place> place = () -> entry.file().place(pointer);
    if (format.equals("date") || format.equals("partial-date")) {
      date(value, format, place).ifPresent(problems::add);
    } else if (entry.fields().at(pointer).isTextual()) {
      switch (format) {
        case "citation" ->
            citation(Citation.parse(value), place, entry.draft()).ifPresent(problems::add);
        case "reference-key" -> reference(value, place, entry.draft()).ifPresent(problems::add);
        case "entry-link" -> link(entry, value, place).ifPresent(problems::add);
        case "web-address" -> webAddress(value, place).ifPresent(problems::add);
        default -> {}
      }
    }
  }

  /**
   * A problem when a citation names nothing, a draft, or a part of a source that it does not have.
   *
   * @param place where it stands
   * @param inDraft whether a draft cites, which may cite drafts
   */
  Optional<Problem> citation(Citation citation, Supplier<Place> place, boolean inDraft) {
    if (citation.locator().startsWith("@")) {
      return Optional.of(
          Problem.error(
              place.get(),
              Problem.quoted(citation.locator()) + " is a second work behind a comma",
              "Separate works by ';', as [@" + citation.key() + "; " + citation.locator() + "].",
              ""));
    }
    Optional<Problem> problem = reference(citation.key(), place, inDraft);
    Optional<Entry> cited = kb.citable(citation.key());
    if (problem.isPresent() || cited.isEmpty() || cited.get().id().type() != EntryType.SOURCE) {
      return problem;
    }
    List<String> sections = List.copyOf(cited.get().parts().keySet());
    if (sections.contains(citation.locator())) {
      return Optional.empty();
    }
    String expected =
        "sections: " + Wording.listed(sections, cited.get().file().place().toString());
    return Optional.of(
        citation.locator().isEmpty()
            ? Problem.error(
                place.get(),
                "the citation of '" + citation.key() + "' names no section",
                String.format(
                    "Add one behind a comma: in the text [@%1$s, section], in a field '%1$s, section' with the quotation marks.",
                    citation.key()),
                expected)
            : Problem.error(
                place.get(),
                Problem.quoted(citation.locator()) + " is not a section of " + citation.key(),
                Problem.didYouMean(citation.locator(), sections),
                expected));
  }

  /** A problem when {@code key} is none, or that of a draft. */
  private Optional<Problem> reference(String key, Supplier<Place> place, boolean inDraft) {
    Optional<Entry> cited = kb.citable(key);
    if (cited.isPresent()) {
      return cited.filter(entry -> entry.draft() && !inDraft).map(draft -> draft(key, place));
    }
    boolean unread =
        kb.isUnread(new EntryId(EntryType.REFERENCE, key))
            || kb.isUnread(new EntryId(EntryType.SOURCE, key));
    return unread
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                place.get(),
                Problem.quoted(key) + " is not the key of a reference or source",
                Problem.didYouMean(key, kb.citationKeys()),
                "keys are the file names in content/references and content/sources"));
  }

  private static Problem draft(String key, Supplier<Place> place) {
    return Problem.error(
        place.get(),
        "'" + key + "' is a draft, which is not published",
        "Publish it first, or make this entry a draft too.",
        "");
  }

  private static Optional<Problem> webAddress(String value, Supplier<Place> place) {
    return value.startsWith("http") && LinkResolver.isAddress(value)
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                place.get(),
                Problem.quoted(value) + " is not a web address",
                LinkResolver.addressHint(value),
                ""));
  }

  private Optional<Problem> link(Entry entry, String value, Supplier<Place> place) {
    return links.field(entry, value) instanceof LinkResolver.Broken broken
        ? Optional.of(
            Problem.error(place.get(), broken.what(), broken.suggestion(), broken.expected()))
        : Optional.empty();
  }

  private Optional<Problem> date(String value, String format, Supplier<Place> place) {
    Optional<LocalDate> first = day(value, format.equals("date"));
    if (first.isEmpty()) {
      String expected = format.equals("date") ? "YYYY-MM-DD" : "YYYY, YYYY-MM or YYYY-MM-DD";
      return Optional.of(
          Problem.error(
              place.get(),
              Problem.quoted(value) + " is not a date",
              "Write it as " + expected + ".",
              ""));
    }
    return first.get().isAfter(today)
        ? Optional.of(
            Problem.error(place.get(), "'" + value + "' is in the future", "", "today is " + today))
        : Optional.empty();
  }

  /** The first day of what {@code value} names; empty when it names none. */
  private static Optional<LocalDate> day(String value, boolean whole) {
    if (!(whole ? DAY : PARTIAL_DAY).matcher(value).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(value + "-01-01".substring(value.length() - 4)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void tags(Entry entry, Taxonomy.Id taxonomy, List<Problem> problems) {
    if (kb.isUnread(taxonomy)) {
      return;
    }
    Map<String, Taxonomy.Value> values = kb.taxonomy(taxonomy).values();
    TreeSet<String> seen = new TreeSet<>();
    for (String basis : List.of("stated", "curated")) {
      int i = 0;
      for (var value : entry.fields().path(taxonomy.field()).path(basis)) {
        String pointer = "/" + taxonomy.field() + "/" + basis + "/" + i++;
        String slug = value.asText();
        if (!value.isTextual() || slug.isEmpty()) {
          continue;
        }
        if (!values.containsKey(slug)) {
          problems.add(unlisted(slug, taxonomy, values.keySet(), entry.file().place(pointer)));
        } else if (!seen.add(slug)) {
          problems.add(
              Problem.error(
                  entry.file().place(pointer),
                  "'" + slug + "' stands here a second time",
                  "Keep it once, under 'stated' when a source says it.",
                  ""));
        }
      }
    }
  }

  private Problem unlisted(String slug, Taxonomy.Id taxonomy, Set<String> values, Place place) {
    String file = taxonomies + "/" + taxonomy.folder() + ".yml";
    String near = Problem.didYouMean(slug, values);
    return Problem.error(
        place,
        Problem.quoted(slug) + " is not " + Wording.article(taxonomy.field()),
        near.isEmpty() ? "Write one there is, or add yours to " + file + "." : near,
        taxonomy.folder()
            + ": "
            + (near.isEmpty() && !values.isEmpty() ? String.join(", ", values) : file));
  }

  /** Of two grades of one day on one scale nobody can say which is the current one. */
  private static void gradesOfOneDate(Entry entry, List<Problem> problems) {
    Map<List<String>, Integer> first = new HashMap<>();
    for (int i = 0; i < entry.grades().size(); i++) {
      Grade grade = entry.grades().get(i);
      Integer other = first.putIfAbsent(List.of(grade.scale(), grade.asOf(), grade.appliesTo()), i);
      if (other != null) {
        problems.add(
            Problem.error(
                entry.file().place("/grades/" + i + "/as-of"),
                "two grades on '" + grade.scale() + "' have the date '" + grade.asOf() + "'",
                "Give each the date of its issuer, keep one, or say in 'applies-to' for what each holds.",
                "the other at " + entry.file().place("/grades/" + other + "/as-of")));
      }
    }
  }

  private void grade(Entry entry, Grade grade, String pointer, List<Problem> problems) {
    Scale scale = kb.scales().get(grade.scale());
    EntryId id = new EntryId(EntryType.SCALE, grade.scale());
    if (scale == null) {
      if (!grade.scale().isEmpty() && !kb.isUnread(id)) {
        problems.add(
            Problem.error(
                entry.file().place(pointer + "/scale"),
                Problem.quoted(grade.scale()) + " is not a scale",
                Problem.didYouMean(grade.scale(), kb.scales().keySet()),
                "scales: " + String.join(", ", kb.scales().keySet())));
      }
      return;
    }
    Supplier<Place> place = () -> entry.file().place(pointer + "/scale");
    String type = entry.id().type().id();
    if (!scale.types().contains(type)) {
      problems.add(
          Problem.error(
              place.get(),
              "the scale '" + grade.scale() + "' may not grade " + Wording.article(type),
              "",
              "it grades: " + String.join(", ", new TreeSet<>(scale.types()))));
    }
    if (!entry.draft() && kb.entry(id).filter(Entry::draft).isPresent()) {
      problems.add(draft(grade.scale(), place));
    }
    level(entry, grade, scale, pointer + "/level", problems);
  }

  private static void level(
      Entry entry, Grade grade, Scale scale, String pointer, List<Problem> problems) {
    if (!grade.level().isEmpty() && scale.level(grade.level()).isEmpty()) {
      List<String> levels = scale.levels().stream().map(Scale.Level::level).toList();
      problems.add(
          Problem.error(
              entry.file().place(pointer),
              Problem.quoted(grade.level()) + " is not a level of " + grade.scale(),
              Problem.didYouMean(grade.level(), levels),
              "levels: " + String.join(", ", levels)));
    }
  }
}
