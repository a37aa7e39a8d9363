package org.practicekb.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

  /** The map of the page {@code map}, read by {@code axis} at {@code here}. */
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
            .filter(scale -> scale.types().contains(EntryType.REFERENCE.id()))
            .flatMap(scale -> crossing(scale, here).stream())
            .toList());
  }

  private static Optional<Grade> grade(Entry entry, Scale scale) {
    return entry.currentGrades().stream()
        .filter(grade -> grade.scale().equals(scale.slug()))
        .findFirst();
  }

  private static Predicate<Entry> has(Scale scale, Scale.Level level) {
    return entry -> grade(entry, scale).filter(at -> at.level().equals(level.level())).isPresent();
  }

  private Optional<MapView.Table> table(Scale scale, Taxonomy taxonomy, Address here) {
    List<Entry> graded =
        practices.stream().filter(entry -> grade(entry, scale).isPresent()).toList();
    if (graded.isEmpty()) {
      return Optional.empty();
    }
    List<Scale.Level> used =
        scale.levels().stream()
            .filter(level -> graded.stream().anyMatch(has(scale, level)))
            .sorted(Comparator.comparingInt(EvidenceMap::place))
            .toList();
    Entry page = kb.entry(new EntryId(EntryType.SCALE, scale.slug())).orElseThrow();
    return Optional.of(
        new MapView.Table(
            scale.slug(),
            scale.title(),
            Address.of(page.id()).from(here),
            page.text("rates"),
            used.stream().map(level -> column(scale, level, here)).toList(),
            rows(graded, used.stream().map(level -> has(scale, level)).toList(), taxonomy, here),
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
    List<Entry> entries = practices.stream().filter(entry -> entry.grades().isEmpty()).toList();
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MapView.Table(
                "ungraded",
                UNGRADED,
                "",
                "That is neither a low grade nor the mark \u201cnot able to be rated\u201d.",
                List.of(new MapView.Column("Programs and interventions", "", false)),
                rows(entries, List.of(entry -> true), taxonomy, here),
                List.of()));
  }

  private List<MapView.Row> rows(
      List<Entry> entries, List<Predicate<Entry>> columns, Taxonomy taxonomy, Address here) {
    List<MapView.Row> rows = new ArrayList<>();
    for (Taxonomy.Value value : taxonomy.values().values()) {
      List<Entry> there =
          entries.stream().filter(entry -> tag(entry, taxonomy, value).isPresent()).toList();
      String href = Address.of(taxonomy.id(), value.slug()).from(here);
      rows.add(
          row(
              value.label(),
              href,
              there,
              columns,
              entry -> isCurated(entry, taxonomy, value),
              here));
    }
    List<Entry> nowhere =
        entries.stream().filter(entry -> entry.tags(taxonomy.id()).isEmpty()).toList();
    rows.add(row("Not stated", "", nowhere, columns, entry -> false, here));
    rows.removeIf(row -> row.cells().stream().allMatch(List::isEmpty));
    return rows;
  }

  private MapView.Row row(
      String title,
      String href,
      List<Entry> entries,
      List<Predicate<Entry>> columns,
      Predicate<Entry> curated,
      Address here) {
    return new MapView.Row(
        title,
        href,
        columns.stream()
            .map(
                column ->
                    entries.stream()
                        .filter(column)
                        .map(entry -> item(entry, curated.test(entry), here))
                        .toList())
            .toList());
  }

  private static Optional<Tag> tag(Entry entry, Taxonomy taxonomy, Taxonomy.Value value) {
    return entry.tags(taxonomy.id()).stream()
        .filter(tag -> tag.value().equals(value.slug()))
        .findFirst();
  }

  private static boolean isCurated(Entry entry, Taxonomy taxonomy, Taxonomy.Value value) {
    return tag(entry, taxonomy, value).filter(tag -> tag.basis() == Tag.Basis.CURATED).isPresent();
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
            .filter(has(scale, level))
            .sorted(Comparator.comparing(Apa::inText).thenComparing(Entry::id))
            .toList();
    Set<String> keys = works.stream().map(work -> work.id().slug()).collect(Collectors.toSet());
    List<Entry> named =
        practices.stream()
            .filter(entry -> named(entry).anyMatch(one -> keys.contains(one.reference())))
            .toList();
    return new MapView.Crossing(
        scale.slug(),
        scale.title(),
        Address.ofLevel(scale.slug(), level.slug()).from(here),
        level.label(),
        named.stream().map(entry -> practice(entry, keys, here)).toList(),
        works.stream().map(work -> work(work, named, here)).toList(),
        practices.stream()
            .filter(entry -> !named.contains(entry) && isStrongest(entry, scale.issuer()))
            .map(entry -> PageContext.link(Address.of(entry.id()), PageContext.title(entry), here))
            .toList());
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

  private static MapView.Work work(Entry work, List<Entry> named, Address here) {
    List<Boolean> marks =
        named.stream()
            .map(entry -> named(entry).anyMatch(one -> one.reference().equals(work.id().slug())))
            .toList();
    return new MapView.Work(
        Apa.inText(work),
        work.title(),
        Address.of(work.id()).from(here),
        marks,
        (int) marks.stream().filter(mark -> mark).count());
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
