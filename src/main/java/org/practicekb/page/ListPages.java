package org.practicekb.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.practicekb.content.Lazy;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;
import org.practicekb.entry.Tag;
import org.practicekb.entry.Taxonomy;
import org.practicekb.link.Address;
import org.practicekb.link.Permalinks;

/**
 * Makes the pages that are no entry: home, lists, taxonomy values, levels of scales and pairs of
 * principles. Thread-safe.
 */
final class ListPages {

  private static final Set<EntryType> WORKS = Set.of(EntryType.REFERENCE, EntryType.SOURCE);

  private static final Set<EntryType> DISCREPANCIES =
      Set.of(EntryType.CONFLICT, EntryType.SOURCE_ERROR);

  /**
   * The types whose entries a reader looks for by facet, and of which the lack of a value is told.
   */
  private static final List<EntryType> FACETED =
      List.of(EntryType.ANSWER, EntryType.PROGRAM, EntryType.INTERVENTION, EntryType.PRINCIPLE);

  /** The types whose entries may have a number or an order of their own. */
  private static final Set<EntryType> NUMBERED =
      Set.of(EntryType.PRINCIPLE, EntryType.ANSWER, EntryType.TABLE);

  private final PageContext context;
  private final KnowledgeBase kb;
  private final EntryPages entryPages;
  private final Lazy<Map<String, List<Entry>>> byValue = new Lazy<>(this::entriesByValue);
  private final Lazy<Map<String, List<Entry>>> byLevel = new Lazy<>(this::entriesByLevel);
  private final Lazy<Map<EntryType, List<Entry>>> numbered = new Lazy<>(this::numbered);

  ListPages(PageContext context, EntryPages entryPages) {
    this.context = context;
    this.kb = context.kb();
    this.entryPages = entryPages;
  }

  private Map<String, List<Entry>> entriesByValue() {
    return by(entry -> entry.tags().stream().map(tag -> tag.taxonomy() + "/" + tag.value()));
  }

  private Map<String, List<Entry>> entriesByLevel() {
    return by(
        entry -> entry.currentGrades().stream().map(grade -> grade.scale() + "/" + grade.level()));
  }

  private Map<String, List<Entry>> by(Function<Entry, Stream<String>> keys) {
    Map<String, List<Entry>> entries = new HashMap<>();
    for (Entry entry : kb.published()) {
      keys.apply(entry)
          .forEach(key -> entries.computeIfAbsent(key, one -> new ArrayList<>()).add(entry));
    }
    return entries;
  }

  /** All of them by address, each made when it is asked for. */
  Map<Address, Supplier<Page>> all() {
    Map<Address, Supplier<Page>> pages = new LinkedHashMap<>();
    pages.put(Address.HOME, () -> new HomePage(context, byValue.get(), byLevel.get()).page());
    for (EntryType type : EntryType.values()) {
      if (type != EntryType.PAGE && !kb.published(type).isEmpty()) {
        pages.put(Address.of(type), () -> type(type));
      }
    }
    for (Taxonomy.Id id : Taxonomy.Id.values()) {
      Taxonomy taxonomy = kb.taxonomy(id);
      if (!taxonomy.values().isEmpty()) {
        pages.put(Address.of(id), () -> taxonomy(taxonomy));
        for (Taxonomy.Value value : taxonomy.values().values()) {
          pages.put(Address.of(id, value.slug()), () -> value(taxonomy, value));
        }
      }
    }
    for (Scale scale : Permalinks.publishedScales(kb)) {
      for (Scale.Level level : scale.levels()) {
        pages.put(Address.ofLevel(scale.slug(), level.slug()), () -> level(scale, level));
      }
    }
    for (int number : Permalinks.principleNumbers(kb)) {
      pages.put(Address.ofPair(number), () -> pair(number));
    }
    return pages;
  }

  private List<Entry> at(Scale scale, Scale.Level level) {
    return byLevel.get().getOrDefault(scale.slug() + "/" + level.level(), List.of());
  }

  private Page type(EntryType type) {
    Address here = Address.of(type);
    Citations citations = new Citations(kb, context.works(), here);
    return list(
        here,
        type.label(),
        context.intro(type),
        Exhibits.listedWith(type, context, here),
        DISCREPANCIES.contains(type)
            ? new Discrepancies(context).groups(type, here, citations)
            : List.of(new ListView.Group("", "", "", items(type, here))),
        citations.works());
  }

  private List<ListView.Item> items(EntryType type, Address here) {
    return ordered(type).stream().map(entry -> item(entry, "", here)).toList();
  }

  /** By title; what has a number or an order of its own by that. */
  private List<Entry> ordered(EntryType type) {
    return numbered.get().getOrDefault(type, kb.published(type));
  }

  /** An entry with what orders it, which is looked up once. */
  private record Numbered(String side, int number, Entry entry) {

    private static final Comparator<Numbered> ORDER =
        Comparator.comparing(Numbered::side)
            .thenComparingInt(Numbered::number)
            .thenComparing(Numbered::entry, Entry.BY_TITLE);

    static Numbered of(Entry entry) {
      int number = entry.fields().path("number").asInt();
      return new Numbered(entry.text("side"), entry.fields().path("order").asInt(number), entry);
    }
  }

  private Map<EntryType, List<Entry>> numbered() {
    return NUMBERED.stream().collect(Collectors.toMap(type -> type, this::byNumber));
  }

  private List<Entry> byNumber(EntryType type) {
    return kb.published(type).stream()
        .map(Numbered::of)
        .sorted(Numbered.ORDER)
        .map(Numbered::entry)
        .toList();
  }

  private ListView.Item item(Entry entry, String note, Address here) {
    boolean work = WORKS.contains(entry.id().type());
    return new ListView.Item(
        "",
        label(entry),
        Address.of(entry.id()).from(here),
        context.kind(entry),
        context.badges(entry, here),
        work ? "" : entry.summary(),
        work ? context.works().apa(entry) : Html.of(""),
        note,
        null);
  }

  /** Principles are known by side and number. */
  private String label(Entry entry) {
    String title = PageContext.title(entry);
    return entry.id().type() == EntryType.PRINCIPLE ? context.kind(entry) + ": " + title : title;
  }

  private Page taxonomy(Taxonomy taxonomy) {
    Address here = Address.of(taxonomy.id());
    List<ListView.Item> values = new ArrayList<>();
    for (Taxonomy.Value value : taxonomy.values().values()) {
      int count = byValue.get().getOrDefault(taxonomy.id() + "/" + value.slug(), List.of()).size();
      String note = count == 0 ? "no entries yet" : count == 1 ? "1 entry" : count + " entries";
      values.add(
          new ListView.Item(
              "",
              value.label(),
              Address.of(taxonomy.id(), value.slug()).from(here),
              "",
              List.of(),
              value.definition(),
              Html.of(""),
              note,
              null));
    }
    List<ListView.Item> notStated =
        faceted().stream()
            .filter(entry -> entry.tags(taxonomy.id()).isEmpty())
            .map(entry -> item(entry, "", here))
            .toList();
    List<ListView.Group> groups =
        new ArrayList<>(List.of(new ListView.Group("values", "Values", "", values)));
    if (!notStated.isEmpty()) {
      groups.add(
          new ListView.Group(
              "not-stated", "Not stated", "Our sources do not state it for these.", notStated));
    }
    return list(here, taxonomy.title(), taxonomy.description(), List.of(), groups, List.of());
  }

  private List<Entry> faceted() {
    return FACETED.stream().flatMap(type -> ordered(type).stream()).toList();
  }

  private Page value(Taxonomy taxonomy, Taxonomy.Value value) {
    Address here = Address.of(taxonomy.id(), value.slug());
    Citations citations = new Citations(kb, context.works(), here);
    List<String> facts = new ArrayList<>();
    Set<Citation> cited = new LinkedHashSet<>();
    for (Taxonomy.Printed printed : value.printed()) {
      facts.add("Printed as \u201c" + printed.label() + "\u201d");
      cited.addAll(printed.citations());
    }
    List<ListView.Group> groups =
        new ArrayList<>(
            groups(
                byValue.get().getOrDefault(taxonomy.id() + "/" + value.slug(), List.of()),
                entry -> basis(entry, taxonomy.id(), value.slug()),
                here));
    groups.addAll(related(taxonomy, value, here, citations));
    List<Head.Link> crumbs =
        List.of(PageContext.link(Address.of(taxonomy.id()), taxonomy.title(), here));
    Head head =
        context.head(
            here,
            taxonomy.title() + ": " + value.label(),
            value.definition(),
            true,
            false,
            crumbs,
            null);
    return new Page(
        here,
        "list",
        new ListView(
            head,
            value.label(),
            value.definition(),
            facts,
            citations.marks(List.copyOf(cited)),
            List.of(),
            groups,
            citations.works()));
  }

  /** The relations that entries state to a value. */
  private List<ListView.Group> related(
      Taxonomy taxonomy, Taxonomy.Value value, Address here, Citations citations) {
    List<ListView.Item> items = new ArrayList<>();
    context
        .crossLinks()
        .relations(taxonomy.id().folder() + "/" + value.slug())
        .forEach(
            related -> {
              EntryView.RelationView view = entryPages.relation(related, here, citations);
              items.add(
                  new ListView.Item(
                      "",
                      view.title(),
                      view.href(),
                      view.kind(),
                      List.of(),
                      view.note(),
                      view.cites(),
                      Html.of(""),
                      related.label(),
                      null));
            });
    return items.isEmpty()
        ? List.of()
        : List.of(new ListView.Group("relations", "Relations", "", items));
  }

  private static String basis(Entry entry, Taxonomy.Id taxonomy, String value) {
    return entry.tags(taxonomy).stream()
            .anyMatch(tag -> tag.value().equals(value) && tag.basis() == Tag.Basis.CURATED)
        ? "our reading"
        : "stated by a source";
  }

  private Page level(Scale scale, Scale.Level level) {
    Address here = Address.ofLevel(scale.slug(), level.slug());
    Citations citations = new Citations(kb, context.works(), here);
    Address scalePage = Address.page("scales/" + scale.slug() + "/");
    List<Head.Link> crumbs =
        List.of(
            PageContext.link(Address.of(EntryType.SCALE), EntryType.SCALE.label(), here),
            PageContext.link(scalePage, scale.title(), here));
    List<String> facts = new ArrayList<>(level.criteria());
    if (level.outside()) {
      facts.add("This was verified outside our sources, on the issuer's own page.");
    }
    List<ListView.Group> groups =
        groups(at(scale, level), entry -> grade(entry, scale).appliesTo(), here);
    Head head =
        context.head(
            here,
            level.badge(),
            level.meaning(),
            true,
            false,
            crumbs,
            new JsonLd(context).of(scale, level));
    return new Page(
        here,
        "list",
        new ListView(
            head,
            level.badge(),
            level.meaning(),
            facts,
            citations.marks(level.citations()),
            Exhibits.listedWith(EntryType.SCALE, context, here),
            groups,
            citations.works()));
  }

  private static Grade grade(Entry entry, Scale scale) {
    return entry.currentGrades().stream()
        .filter(grade -> grade.scale().equals(scale.slug()))
        .findFirst()
        .orElseThrow();
  }

  private Page pair(int number) {
    Address here = Address.ofPair(number);
    List<ListView.Item> items =
        ordered(EntryType.PRINCIPLE).stream()
            .filter(entry -> entry.fields().path("number").asInt() == number)
            .map(entry -> item(entry, "", here))
            .toList();
    List<Head.Link> crumbs =
        List.of(
            PageContext.link(Address.of(EntryType.PRINCIPLE), EntryType.PRINCIPLE.label(), here));
    String title = "Principle " + number + ", individual and organizational";
    String intro = "What it asks of a person, and of the organization.";
    Head head = context.head(here, title, intro, true, false, crumbs, null);
    return new Page(
        here,
        "list",
        new ListView(
            head,
            title,
            intro,
            List.of(),
            Html.of(""),
            Exhibits.listedWith(EntryType.PRINCIPLE, context, here),
            List.of(new ListView.Group("", "", "", items)),
            List.of()));
  }

  /** Entries by type, in the order of the types. */
  private List<ListView.Group> groups(
      Collection<Entry> entries, Function<Entry, String> note, Address here) {
    Map<EntryType, List<ListView.Item>> byType = new EnumMap<>(EntryType.class);
    entries.forEach(
        entry ->
            byType
                .computeIfAbsent(entry.id().type(), type -> new ArrayList<>())
                .add(item(entry, note.apply(entry), here)));
    List<ListView.Group> groups = new ArrayList<>();
    byType.forEach(
        (type, items) -> groups.add(new ListView.Group(type.folder(), type.label(), "", items)));
    return groups;
  }

  private Page list(
      Address here,
      String title,
      String intro,
      List<Head.Link> pages,
      List<ListView.Group> groups,
      List<Citations.Work> citations) {
    Head head = context.head(here, title, intro, true, false, List.of(), null);
    return new Page(
        here,
        "list",
        new ListView(head, title, intro, List.of(), Html.of(""), pages, groups, citations));
  }
}
