package org.practicekb.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;
import org.practicekb.entry.Tag;
import org.practicekb.entry.Taxonomy;
import org.practicekb.link.Address;
import org.practicekb.link.Apa;
import org.practicekb.link.Permalinks;

/** Sets practices by grade against where, by whom and for whom they are used. Thread-safe. */
final class EvidenceMap {

  private static final String UNGRADED = "Not graded by any of our sources";

  /** A table with more columns is read by no one, and grows with the square of the entries. */
  private static final int MOST_COLUMNS = 24;

  private final PageContext context;
  private final KnowledgeBase kb;
  private final List<Entry> practices;

  EvidenceMap(PageContext context) {
    this.context = context;
    this.kb = context.kb();
    this.practices =
        Stream.of(EntryType.values())
            .filter(FieldRows.PRACTICES::contains)
            .flatMap(type -> kb.published(type).stream())
            .toList();
  }

  /**
   * The map of the page {@code map}, read by {@code axis} at {@code here}. The studies behind it
   * stand on that page only: they are the same by whatever it is read.
   */
  MapView of(Entry map, Taxonomy.Id axis, Address here) {
    Taxonomy taxonomy = kb.taxonomy(axis);
    List<MapView.Table> tables = new ArrayList<>();
    for (Scale scale : Permalinks.publishedScales(kb)) {
      table(scale, taxonomy, here).ifPresent(tables::add);
    }
    ungraded(taxonomy, here).ifPresent(tables::add);
    return new MapView(
        taxonomy.title(),
        Permalinks.axes(kb).stream()
            .map(
                id ->
                    new MapView.Axis(
                        kb.taxonomy(id).title(),
                        Permalinks.ofMap(map, id, kb).from(here),
                        id == axis))
            .toList(),
        tables,
        Permalinks.publishedScales(kb).stream()
            .filter(scale -> here.equals(Address.of(map.id())))
            .filter(scale -> scale.types().contains(EntryType.REFERENCE.id()))
            .flatMap(scale -> crossing(scale, here).stream())
            .toList());
  }

  /** The level of a practice on a scale; null when the scale does not grade it. */
  private static String level(Entry entry, Scale scale) {
    for (Grade grade : entry.currentGrades()) {
      if (grade.scale().equals(scale.slug())) {
        return grade.level();
      }
    }
    return null;
  }

  private Optional<MapView.Table> table(Scale scale, Taxonomy taxonomy, Address here) {
    Map<Entry, String> graded = new LinkedHashMap<>();
    for (Entry entry : practices) {
      String level = level(entry, scale);
      if (level != null) {
        graded.put(entry, level);
      }
    }
    if (graded.isEmpty()) {
      return Optional.empty();
    }
    Set<String> given = Set.copyOf(graded.values());
    List<Scale.Level> used =
        scale.levels().stream()
            .filter(level -> given.contains(level.level()))
            .sorted(Comparator.comparingInt(EvidenceMap::place))
            .toList();
    List<String> names = used.stream().map(Scale.Level::level).toList();
    graded.keySet().removeIf(entry -> !names.contains(graded.get(entry)));
    Entry page = kb.entry(new EntryId(EntryType.SCALE, scale.slug())).orElseThrow();
    return Optional.of(
        new MapView.Table(
            scale.slug(),
            scale.title(),
            Address.of(page.id()).from(here),
            page.text("rates"),
            used.stream().map(level -> column(scale, level, here)).toList(),
            new Rows(names, taxonomy, here).of(graded),
            scale.levels().stream()
                .filter(level -> !used.contains(level))
                .map(HomePage::label)
                .toList()));
  }

  /** The strongest first; what is outside the order of the scale last. */
  private static int place(Scale.Level level) {
    return level.rank() > 0 ? level.rank() : Integer.MAX_VALUE;
  }

  private static MapView.Column column(Scale scale, Scale.Level level, Address here) {
    return new MapView.Column(
        HomePage.label(level),
        Address.ofLevel(scale.slug(), level.slug()).from(here),
        level.rank() == 0);
  }

  /** No grade is a state of its own, and no level of any scale. */
  private Optional<MapView.Table> ungraded(Taxonomy taxonomy, Address here) {
    Map<Entry, String> entries = new LinkedHashMap<>();
    practices.stream()
        .filter(entry -> entry.grades().isEmpty())
        .forEach(entry -> entries.put(entry, UNGRADED));
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MapView.Table(
                "ungraded",
                UNGRADED,
                "",
                "That is neither a low grade nor the mark \u201cnot able to be rated\u201d.",
                List.of(new MapView.Column("Programs and interventions", "", false)),
                new Rows(List.of(UNGRADED), taxonomy, here).of(entries),
                List.of()));
  }

  /** The rows of one table, filled in one pass over its entries. */
  private final class Rows {
    private final List<String> columns;
    private final Taxonomy taxonomy;
    private final Address here;
    private final Map<String, MapView.Row> rows = new LinkedHashMap<>();

    Rows(List<String> columns, Taxonomy taxonomy, Address here) {
      this.columns = columns;
      this.taxonomy = taxonomy;
      this.here = here;
      for (Taxonomy.Value value : taxonomy.values().values()) {
        String href = Address.of(taxonomy.id(), value.slug()).from(here);
        rows.put(value.slug(), row(value.label(), href));
      }
      rows.put("", row("Not stated", ""));
    }

    private MapView.Row row(String title, String href) {
      List<List<MapView.Item>> cells = new ArrayList<>();
      columns.forEach(column -> cells.add(new ArrayList<>()));
      return new MapView.Row(title, href, cells);
    }

    /**
     * @param entries each with its column
     */
    List<MapView.Row> of(Map<Entry, String> entries) {
      entries.forEach(this::add);
      return rows.values().stream()
          .filter(row -> !row.cells().stream().allMatch(List::isEmpty))
          .toList();
    }

    private void add(Entry entry, String column) {
      Map<String, Boolean> values = new LinkedHashMap<>();
      for (Tag tag : entry.tags(taxonomy.id())) {
        values.merge(tag.value(), tag.basis() == Tag.Basis.CURATED, (stated, again) -> stated);
      }
      if (values.isEmpty()) {
        values.put("", false);
      }
      int cell = columns.indexOf(column);
      values.forEach(
          (value, curated) -> rows.get(value).cells().get(cell).add(item(entry, curated, here)));
    }
  }

  private MapView.Item item(Entry entry, boolean curated, Address here) {
    return new MapView.Item(
        PageContext.title(entry), Address.of(entry.id()).from(here), context.kind(entry), curated);
  }

  /** The references of the strongest level; none when no practice names any. */
  private Optional<MapView.Crossing> crossing(Scale scale, Address here) {
    return scale.levels().stream()
        .filter(level -> level.rank() == 1)
        .findFirst()
        .map(level -> crossing(scale, level, here))
        .filter(crossing -> !crossing.practices().isEmpty());
  }

  private MapView.Crossing crossing(Scale scale, Scale.Level level, Address here) {
    List<Entry> works =
        kb.published(EntryType.REFERENCE).stream()
            .filter(entry -> level.level().equals(level(entry, scale)))
            .sorted(Comparator.comparing(Apa::inText).thenComparing(Entry::id))
            .toList();
    Map<String, Set<Entry>> named = new HashMap<>();
    works.forEach(work -> named.put(work.id().slug(), new LinkedHashSet<>()));
    for (Entry entry : practices) {
      named(entry)
          .filter(one -> named.containsKey(one.reference()))
          .forEach(one -> named.get(one.reference()).add(entry));
    }
    Set<Entry> shown = named.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    List<Entry> columns = practices.stream().filter(shown::contains).toList();
    boolean wide = columns.size() > MOST_COLUMNS;
    return new MapView.Crossing(
        scale.slug(),
        scale.title(),
        Address.ofLevel(scale.slug(), level.slug()).from(here),
        level.label(),
        wide,
        columns.stream().map(entry -> practice(entry, named.keySet(), here)).toList(),
        works.stream()
            .map(work -> work(work, named.get(work.id().slug()), wide ? List.of() : columns, here))
            .toList(),
        practices.stream()
            .filter(entry -> !shown.contains(entry) && isStrongest(entry, scale.issuer()))
            .map(entry -> link(entry, here))
            .toList());
  }

  private static Head.Link link(Entry entry, Address here) {
    return PageContext.link(Address.of(entry.id()), PageContext.title(entry), here);
  }

  private static Stream<Grade.Support> named(Entry entry) {
    return entry.currentGrades().stream().flatMap(grade -> grade.namedSupport().stream());
  }

  private static MapView.Practice practice(Entry entry, Set<String> keys, Address here) {
    return new MapView.Practice(
        PageContext.title(entry),
        Address.of(entry.id()).from(here),
        (int) named(entry).filter(one -> keys.contains(one.reference())).count(),
        entry.currentGrades().stream()
            .map(Grade::statedSupport)
            .filter(stated -> !stated.isEmpty())
            .collect(Collectors.joining("; ")));
  }

  private static MapView.Work work(
      Entry work, Set<Entry> named, List<Entry> columns, Address here) {
    return new MapView.Work(
        Apa.inText(work),
        work.title(),
        Address.of(work.id()).from(here),
        columns.stream().map(named::contains).toList(),
        named.stream().map(entry -> link(entry, here)).toList());
  }

  /** Whether the same issuer gives a practice the strongest level of any of its scales. */
  private boolean isStrongest(Entry entry, String issuer) {
    return entry.currentGrades().stream()
        .map(grade -> strongest(grade, issuer))
        .anyMatch(Objects::nonNull);
  }

  private Scale.Level strongest(Grade grade, String issuer) {
    Scale scale = kb.scales().get(grade.scale());
    return scale.issuer().equals(issuer)
        ? scale.level(grade.level()).filter(level -> level.rank() == 1).orElse(null)
        : null;
  }
}
