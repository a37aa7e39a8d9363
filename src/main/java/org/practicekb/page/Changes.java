package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.practicekb.content.History;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Grade;
import org.practicekb.entry.Scale;

/** What was done to the published entries, day by day. Immutable once made and thread-safe. */
final class Changes {

  /** What a day brought to an entry: the strongest of what its commits did. */
  enum Kind {
    REGRADED("Regraded"),
    ADDED("Added"),
    CHANGED("Changed");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /**
   * What a day brought to an entry.
   *
   * @param regrades the grades that changed, one a line; empty unless it was regraded
   */
  record Event(LocalDate day, Kind kind, Entry entry, List<String> regrades) {}

  private static final Comparator<Event> NEWEST =
      Comparator.comparing(Event::day)
          .reversed()
          .thenComparing(Event::kind)
          .thenComparing(Event::entry, Entry.BY_TITLE);

  private final Map<String, Scale> scales;
  private final List<Event> events;
  private final Map<EntryId, List<Event>> regraded = new HashMap<>();

  Changes(PageContext context) {
    this.scales = context.kb().scales();
    this.events = events(context);
    events.stream()
        .filter(event -> event.kind == Kind.REGRADED)
        .forEach(
            event ->
                regraded.computeIfAbsent(event.entry.id(), id -> new ArrayList<>()).add(event));
  }

  /** All of them, the newest day first. */
  List<Event> all() {
    return events;
  }

  /** The days on which an entry's grades changed after it was added, the newest first. */
  List<Event> regrades(Entry entry) {
    return regraded.getOrDefault(entry.id(), List.of());
  }

  private List<Event> events(PageContext context) {
    Map<Path, Entry> byFile = new HashMap<>();
    context.kb().published().stream()
        .filter(entry -> entry.id().type() != EntryType.PAGE)
        .forEach(entry -> byFile.put(path(entry), entry));
    Map<Path, Map<LocalDate, List<History.Change>>> byDay = new LinkedHashMap<>();
    for (History.Change change : context.history().changes()) {
      if (byFile.containsKey(change.file())) {
        byDay
            .computeIfAbsent(change.file(), file -> new TreeMap<>())
            .computeIfAbsent(change.day(), day -> new ArrayList<>())
            .add(change);
      }
    }
    List<Event> all = new ArrayList<>();
    byDay.forEach(
        (file, days) ->
            days.forEach((day, changes) -> all.add(event(byFile.get(file), day, changes))));
    return all.stream().sorted(NEWEST).toList();
  }

  private static Path path(Entry entry) {
    return entry.file().path().toAbsolutePath().normalize();
  }

  /** What is regraded on the day it is added was not yet published before. */
  private Event event(Entry entry, LocalDate day, List<History.Change> changes) {
    if (changes.stream().anyMatch(History.Change::added)) {
      return new Event(day, Kind.ADDED, entry, List.of());
    }
    List<History.Change> grades =
        changes.stream().filter(one -> !one.gradesAfter().equals(one.gradesBefore())).toList();
    List<String> regrades =
        grades.isEmpty()
            ? List.of()
            : regrades(grades.get(grades.size() - 1).gradesBefore(), grades.get(0).gradesAfter());
    return new Event(day, regrades.isEmpty() ? Kind.CHANGED : Kind.REGRADED, entry, regrades);
  }

  private List<String> regrades(JsonNode before, JsonNode after) {
    Map<String, Set<String>> then = levels(before);
    Map<String, Set<String>> now = levels(after);
    return Stream.concat(now.keySet().stream(), then.keySet().stream())
        .distinct()
        .filter(scale -> !now.getOrDefault(scale, Set.of()).equals(then.get(scale)))
        .map(
            scale ->
                regrade(
                    scale, then.getOrDefault(scale, Set.of()), now.getOrDefault(scale, Set.of())))
        .toList();
  }

  /** The levels by scale. */
  private static Map<String, Set<String>> levels(JsonNode grades) {
    Map<String, Set<String>> levels = new LinkedHashMap<>();
    for (JsonNode data : grades) {
      Grade grade = Grade.of(data);
      levels.computeIfAbsent(grade.scale(), scale -> new LinkedHashSet<>()).add(grade.level());
    }
    return levels;
  }

  private String regrade(String slug, Set<String> before, Set<String> after) {
    Scale scale = scales.get(slug);
    String title = scale == null ? slug : scale.title();
    return title + ": " + words(scale, before) + " before, " + words(scale, after) + " since";
  }

  /** The levels as badges write them; a level that is no longer on the scale, as it was written. */
  private static String words(Scale scale, Set<String> levels) {
    List<String> words =
        levels.stream()
            .map(
                level ->
                    scale == null
                        ? level
                        : scale.level(level).map(Scale.Level::badge).orElse(level))
            .map(word -> "\u201c" + word + "\u201d")
            .toList();
    return words.isEmpty() ? "no grade" : String.join(" and ", words);
  }
}
