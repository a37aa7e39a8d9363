package org.practicekb.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.practicekb.content.Body;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.link.LinkResolver;
import org.practicekb.link.Permalinks;

/**
 * Sets the principles against interventions, programs and frameworks, with the sentence that links
 * each two: that of a relation, else the one in which either's text names the other. Thread-safe.
 */
final class Crosswalk {

  private final PageContext context;

  Crosswalk(PageContext context) {
    this.context = context;
  }

  /** A column: its head, and which entries belong in it. */
  private record Column(Head.Link head, Predicate<Entry> holds) {}

  /** What links a principle with another entry, before it is known whether it is shown. */
  private record Found(
      LinkResolver.ToEntry other, String label, String sentence, List<Citation> cited) {}

  /** The crosswalk of the page {@code page}. */
  CrosswalkView of(Entry page, Address here, Citations citations) {
    List<Column> columns = columns(page, here);
    List<CrosswalkView.Pair> pairs =
        Permalinks.principleNumbers(context.kb()).stream()
            .map(number -> pair(number, columns, here, citations))
            .toList();
    return new CrosswalkView(columns.stream().map(Column::head).toList(), pairs);
  }

  private List<Column> columns(Entry page, Address here) {
    List<Column> columns = new ArrayList<>();
    for (EntryType type : List.of(EntryType.INTERVENTION, EntryType.PROGRAM)) {
      Head.Link head = PageContext.link(Address.of(type), type.label(), here);
      columns.add(new Column(head, entry -> entry.id().type() == type));
    }
    StreamSupport.stream(page.fields().path("crosses").spliterator(), false)
        .map(value -> (LinkResolver.ToEntry) context.links().field(page, value.asText()))
        .map(LinkResolver.ToEntry::entry)
        .map(
            framework ->
                new Column(
                    PageContext.link(Address.of(framework.id()), framework.title(), here),
                    framework::equals))
        .forEach(columns::add);
    return columns;
  }

  private CrosswalkView.Pair pair(
      int number, List<Column> columns, Address here, Citations citations) {
    List<CrosswalkView.Side> sides =
        context.kb().published(EntryType.PRINCIPLE).stream()
            .filter(entry -> entry.fields().path("number").asInt() == number)
            .sorted(Comparator.comparing((Entry entry) -> entry.text("side")))
            .map(entry -> side(entry, columns, here, citations))
            .toList();
    return new CrosswalkView.Pair(number, Address.ofPair(number).from(here), sides);
  }

  private CrosswalkView.Side side(
      Entry principle, List<Column> columns, Address here, Citations citations) {
    List<Found> found = found(principle);
    return new CrosswalkView.Side(
        principle.id().slug(),
        context.kind(principle),
        principle.title(),
        Address.of(principle.id()).from(here),
        columns.stream()
            .map(
                column ->
                    found.stream()
                        .filter(one -> column.holds.test(one.other.entry()))
                        .map(one -> joint(one, here, citations))
                        .toList())
            .toList());
  }

  private static CrosswalkView.Joint joint(Found found, Address here, Citations citations) {
    return new CrosswalkView.Joint(
        title(found.other),
        found.other.address().from(here),
        found.label,
        found.sentence,
        citations.marks(found.cited));
  }

  private List<Found> found(Entry principle) {
    Map<Entry, List<Found>> found = new LinkedHashMap<>();
    context
        .crossLinks()
        .relations(principle)
        .forEach((label, all) -> all.forEach(related -> relate(related, found)));
    Map<Entry, List<Found>> named = new LinkedHashMap<>();
    for (CrossLinks.Mention mention : context.crossLinks().backlinks(principle)) {
      LinkResolver.ToEntry other = new LinkResolver.ToEntry(mention.from(), "");
      add(new Found(other, "From its page", mention.sentence(), List.of()), named);
    }
    for (Body.Link link : principle.body().links()) {
      if (context.links().link(principle, link.destination())
          instanceof LinkResolver.ToEntry other) {
        add(new Found(other, "From the page of the principle", link.sentence(), List.of()), named);
      }
    }
    named.forEach(found::putIfAbsent);
    return found.values().stream().flatMap(List::stream).toList();
  }

  private static void relate(CrossLinks.Related related, Map<Entry, List<Found>> found) {
    if (related.other() instanceof LinkResolver.ToEntry other) {
      found
          .computeIfAbsent(other.entry(), entry -> new ArrayList<>())
          .add(
              new Found(
                  other,
                  related.label(),
                  related.relation().note(),
                  related.relation().citations()));
    }
  }

  /** One sentence of each entry is enough. */
  private static void add(Found one, Map<Entry, List<Found>> named) {
    named.putIfAbsent(one.other.entry(), List.of(one));
  }

  private static String title(LinkResolver.ToEntry to) {
    return to.anchor().isEmpty()
        ? PageContext.title(to.entry())
        : to.entry().anchorTitle(to.anchor()).orElse(PageContext.title(to.entry()));
  }
}
