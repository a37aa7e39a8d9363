package org.practicekb.page;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.practicekb.entry.Entry;
import org.practicekb.link.Address;

/** What changed, as a page and as an Atom feed (RFC 4287). */
final class ChangesPage {

  /** The feed of changes. */
  static final Address FEED = Address.page("feed.xml");

  private static final int DAYS = 60;

  /** So many entries are named under one day and kind. */
  private static final int NAMED = 200;

  private static final int FEED_LENGTH = 50;

  private final PageContext context;
  private final Changes changes;

  ChangesPage(PageContext context, Changes changes) {
    this.context = context;
    this.changes = changes;
  }

  Page page() {
    Address here = Address.CHANGES;
    Map<LocalDate, List<Changes.Event>> days = new LinkedHashMap<>();
    for (Changes.Event event : changes.all()) {
      if (days.size() < DAYS || days.containsKey(event.day())) {
        days.computeIfAbsent(event.day(), day -> new ArrayList<>()).add(event);
      }
    }
    int shown = days.values().stream().mapToInt(List::size).sum();
    Head head =
        context.head(
            here,
            "What changed",
            "Entries added, changed and regraded, day by day.",
            true,
            false,
            List.of(),
            null);
    return new Page(
        here,
        "changes",
        new ChangesView(
            head,
            context.history().lacking(),
            days.entrySet().stream().map(day -> day(day.getKey(), day.getValue(), here)).toList(),
            changes.all().size() - shown));
  }

  private ChangesView.Day day(LocalDate day, List<Changes.Event> events, Address here) {
    Map<Changes.Kind, List<Changes.Event>> byKind = new TreeMap<>();
    events.forEach(
        event -> byKind.computeIfAbsent(event.kind(), kind -> new ArrayList<>()).add(event));
    return new ChangesView.Day(
        day.toString(),
        byKind.entrySet().stream()
            .map(
                kind ->
                    new ChangesView.Group(
                        kind.getKey().label(),
                        kind.getValue().stream()
                            .limit(NAMED)
                            .map(event -> line(event, here))
                            .toList(),
                        Math.max(0, kind.getValue().size() - NAMED)))
            .toList());
  }

  private ChangesView.Line line(Changes.Event event, Address here) {
    return new ChangesView.Line(
        Address.of(event.entry().id()).from(here),
        PageContext.title(event.entry()),
        context.kind(event.entry()),
        event.regrades());
  }

  /** The newest changes; without a history, the entries last checked. */
  Page feed() {
    List<Views.Change> entries =
        context.history().lacking().isEmpty()
            ? changes.all().stream().limit(FEED_LENGTH).map(this::change).toList()
            : context.newest().limit(FEED_LENGTH).map(this::checked).toList();
    Address here = FEED;
    String updated =
        entries.isEmpty()
            ? time(LocalDate.ofInstant(context.history().now(), ZoneOffset.UTC))
            : entries.get(0).updated();
    return new Page(
        here,
        "feed",
        new Views.Feed(
            context.site().title() + ": changes",
            context.site().title(),
            Address.HOME.absolute(context.site().baseUrl()),
            here.absolute(context.site().baseUrl()),
            updated,
            entries));
  }

  private Views.Change checked(Entry entry) {
    LocalDate day = context.modified(entry).orElse(LocalDate.EPOCH);
    return feedEntry(entry, "Checked", day, entry.summary());
  }

  private Views.Change change(Changes.Event event) {
    String summary =
        String.join(
            " ", Stream.concat(sentences(event), Stream.of(event.entry().summary())).toList());
    return feedEntry(event.entry(), event.kind().label(), event.day(), summary);
  }

  private static Stream<String> sentences(Changes.Event event) {
    return event.regrades().stream().map(regrade -> regrade + ".");
  }

  /** Its id is the same in every build: what happened to which page on which day. */
  private Views.Change feedEntry(Entry entry, String what, LocalDate day, String summary) {
    String address = Address.of(entry.id()).absolute(context.site().baseUrl());
    String host = URI.create(address).getHost();
    return new Views.Change(
        "tag:" + host + "," + day + ":" + entry.id() + "/" + what.toLowerCase(Locale.ROOT),
        what + ": " + PageContext.title(entry),
        address,
        time(day),
        summary,
        context.kind(entry));
  }

  static String time(LocalDate day) {
    return day + "T00:00:00Z";
  }
}
