package org.practicekb.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;
import org.practicekb.entry.Taxonomy;
import org.practicekb.link.Address;
import org.practicekb.link.Permalinks;

/** Makes the home page. */
final class HomePage {

  private static final Address HERE = Address.HOME;
  private static final int BEHIND_A_DOOR = 4;
  private static final int CONFLICTS = 6;
  private static final int CHANGES = 6;

  /** Who asks, as answers name it in {@code asked-by}, with who of them can start something. */
  private enum Asker {
    WORKER("I work with clients", "For yourself, and for the colleague beside you.", "worker"),
    SUPERVISOR("I supervise people", "Notice it, talk about it, keep people well.", "supervisor"),
    LEADER("I lead an organization", "Policies, workload, programs to choose from.", "agency"),
    TRAINER("I train others", "Readings in order, links that last, pages that print.", ""),
    FUNDER("I fund the work", "What to pay for, and what is known about it.", "funder");

    private final String title;
    private final String text;
    private final String starter;

    Asker(String title, String text, String starter) {
      this.title = title;
      this.text = text;
      this.starter = starter;
    }

    private String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final PageContext context;
  private final KnowledgeBase kb;
  private final Map<String, List<Entry>> byValue;
  private final Map<String, List<Entry>> byLevel;

  /**
   * @param byValue the published entries by {@code taxonomy/value}
   * @param byLevel those by {@code scale/level}
   */
  HomePage(
      PageContext context, Map<String, List<Entry>> byValue, Map<String, List<Entry>> byLevel) {
    this.context = context;
    this.kb = context.kb();
    this.byValue = byValue;
    this.byLevel = byLevel;
  }

  Page page() {
    Site site = context.site();
    Head head = context.head(HERE, site.title(), site.description(), true, false, List.of(), null);
    return new Page(
        HERE,
        "home",
        new HomeView(
            head,
            site.menuLink("help-now", HERE).orElse(null),
            Arrays.stream(Asker.values()).map(this::door).filter(Objects::nonNull).toList(),
            kb.taxonomy(Taxonomy.Id.MOMENT).values().values().stream().map(this::door).toList(),
            Permalinks.publishedScales(kb).stream()
                .map(this::count)
                .filter(scale -> scale.widest() > 0)
                .toList(),
            ungraded(),
            conflicts(),
            changes(),
            site.tools().stream()
                .map(page -> new HomeView.Tool(link(page), page.summary()))
                .toList(),
            types(),
            facets()));
  }

  private static Head.Link link(Entry entry) {
    return PageContext.link(Address.of(entry.id()), PageContext.title(entry), HERE);
  }

  private Stream<Entry> answers() {
    return kb.published(EntryType.ANSWER).stream()
        .sorted(
            Comparator.comparingInt((Entry answer) -> answer.fields().path("order").asInt())
                .thenComparing(Entry.BY_TITLE));
  }

  private HomeView.Door door(Asker asker) {
    List<Head.Link> entries =
        answers()
            .filter(answer -> isAskedBy(answer, asker))
            .map(HomePage::link)
            .limit(BEHIND_A_DOOR)
            .toList();
    return entries.isEmpty()
        ? null
        : new HomeView.Door(asker.title, asker.text, entries, all(asker));
  }

  private static boolean isAskedBy(Entry answer, Asker asker) {
    return StreamSupport.stream(answer.fields().path("asked-by").spliterator(), false)
        .anyMatch(one -> one.asText().equals(asker.id()));
  }

  /** What this reader can start; for trainers, who start nothing of it, the pathways. */
  private Head.Link all(Asker asker) {
    if (asker == Asker.TRAINER) {
      return kb.published(EntryType.PATHWAY).isEmpty()
          ? null
          : PageContext.link(Address.of(EntryType.PATHWAY), "Pathways for training", HERE);
    }
    int count = byValue.getOrDefault(Taxonomy.Id.STARTER + "/" + asker.starter, List.of()).size();
    return count == 0
        ? null
        : PageContext.link(
            Address.of(Taxonomy.Id.STARTER, asker.starter),
            "All " + count + " you can start",
            HERE);
  }

  private HomeView.Door door(Taxonomy.Value moment) {
    String key = Taxonomy.Id.MOMENT + "/" + moment.slug();
    List<Entry> entries = byValue.getOrDefault(key, List.of());
    return new HomeView.Door(
        moment.label(),
        moment.definition(),
        answers()
            .filter(answer -> isFor(answer, moment))
            .map(HomePage::link)
            .limit(BEHIND_A_DOOR)
            .toList(),
        PageContext.link(
            Address.of(Taxonomy.Id.MOMENT, moment.slug()), "All " + entries.size(), HERE));
  }

  private static boolean isFor(Entry answer, Taxonomy.Value moment) {
    return answer.tags(Taxonomy.Id.MOMENT).stream()
        .anyMatch(tag -> tag.value().equals(moment.slug()));
  }

  /** A level with its name. */
  static String label(Scale.Level level) {
    boolean told =
        level.label().toLowerCase(Locale.ROOT).contains(level.level().toLowerCase(Locale.ROOT));
    return told ? level.label() : level.level() + ": " + level.label();
  }

  private HomeView.ScaleCount count(Scale scale) {
    List<HomeView.LevelCount> levels =
        scale.levels().stream()
            .map(
                level ->
                    new HomeView.LevelCount(
                        context.badge(scale, level, HERE), label(level), at(scale, level)))
            .toList();
    Entry entry = kb.entry(new EntryId(EntryType.SCALE, scale.slug())).orElseThrow();
    return new HomeView.ScaleCount(
        scale.title(),
        Address.of(entry.id()).from(HERE),
        entry.text("rates"),
        levels.stream()
            .filter(level -> level.badge().rank() > 0)
            .sorted(Comparator.comparingInt(level -> level.badge().rank()))
            .toList(),
        levels.stream().filter(level -> level.badge().rank() == 0 && level.count() > 0).toList(),
        levels.stream().mapToInt(HomeView.LevelCount::count).max().orElse(0));
  }

  private int at(Scale scale, Scale.Level level) {
    return byLevel.getOrDefault(scale.slug() + "/" + level.level(), List.of()).size();
  }

  private int ungraded() {
    return (int)
        FieldRows.PRACTICES.stream()
            .flatMap(type -> kb.published(type).stream())
            .filter(entry -> entry.grades().isEmpty())
            .count();
  }

  private List<Head.Link> conflicts() {
    return kb.published(EntryType.CONFLICT).stream()
        .filter(conflict -> conflict.fields().path("decides").asBoolean())
        .sorted(Discrepancies.WEIGHTIEST_FIRST)
        .limit(CONFLICTS)
        .map(HomePage::link)
        .toList();
  }

  private List<HomeView.Change> changes() {
    return context
        .newest()
        .limit(CHANGES)
        .map(
            entry ->
                new HomeView.Change(
                    link(entry),
                    context.kind(entry),
                    context.modified(entry).map(Object::toString).orElse("")))
        .toList();
  }

  private List<HomeView.ListLink> types() {
    return Arrays.stream(EntryType.values())
        .filter(type -> type != EntryType.PAGE && !kb.published(type).isEmpty())
        .map(
            type ->
                new HomeView.ListLink(
                    Address.of(type).from(HERE),
                    type.label(),
                    context.intro(type),
                    kb.published(type).size()))
        .toList();
  }

  private List<HomeView.ListLink> facets() {
    return Arrays.stream(Taxonomy.Id.values())
        .map(kb::taxonomy)
        .filter(taxonomy -> !taxonomy.values().isEmpty())
        .map(
            taxonomy ->
                new HomeView.ListLink(
                    Address.of(taxonomy.id()).from(HERE),
                    taxonomy.title(),
                    taxonomy.description(),
                    taxonomy.values().size()))
        .toList();
  }
}
