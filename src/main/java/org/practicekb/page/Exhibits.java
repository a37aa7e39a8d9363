package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Taxonomy;
import org.practicekb.link.Address;
import org.practicekb.link.Permalinks;

/** The pages of the site that show all entries at once: which they are, and what they show. */
final class Exhibits {

  private final PageContext context;
  private final EvidenceMap map;
  private final Crosswalk crosswalk;
  private final Comparison comparison;

  Exhibits(PageContext context) {
    this.context = context;
    this.map = new EvidenceMap(context);
    this.crosswalk = new Crosswalk(context);
    this.comparison = new Comparison(context);
  }

  /** What a page shows besides its text; null when nothing. */
  Exhibit of(Entry page, Address here, Citations citations) {
    List<Taxonomy.Id> axes = Permalinks.axes(context.kb());
    return switch (page.text("shows")) {
      case "evidence-map" -> axes.isEmpty() ? null : map.of(page, axes.get(0), here);
      case "crosswalk" -> crosswalk.of(page, here, citations);
      case "comparison" -> comparison.of(here);
      default -> null;
    };
  }

  /** The parts of the evidence maps that have a page of their own. */
  Map<Address, Supplier<Page>> all() {
    Map<Address, Supplier<Page>> pages = new LinkedHashMap<>();
    for (Entry entry : Permalinks.maps(context.kb())) {
      Permalinks.axes(context.kb()).stream()
          .skip(1)
          .forEach(
              axis ->
                  pages.put(Permalinks.ofMap(entry, axis, context.kb()), () -> axis(entry, axis)));
    }
    return pages;
  }

  private Page axis(Entry entry, Taxonomy.Id axis) {
    Address here = Permalinks.ofMap(entry, axis, context.kb());
    Address whole = Address.of(entry.id());
    Head head =
        context.head(
            here,
            entry.title()
                + " by "
                + context.kb().taxonomy(axis).title().toLowerCase(java.util.Locale.ROOT),
            entry.summary(),
            true,
            false,
            List.of(PageContext.link(whole, entry.title(), here)),
            null);
    return new Page(
        here, "axis", new Views.AxisPage(head, map.of(entry, axis, here), whole.from(here)));
  }

  /** The pages that stand with the list of a type. */
  static List<Head.Link> listedWith(EntryType type, PageContext context, Address here) {
    return context.site().tools().stream()
        .filter(page -> isListedWith(page, type))
        .map(page -> PageContext.link(Address.of(page.id()), page.title(), here))
        .toList();
  }

  /** The pages that tell more of an entry, each at the place where it does. */
  static List<Head.Link> tools(Entry entry, PageContext context, Address here) {
    return context.site().tools().stream()
        .filter(page -> isListedWith(page, entry.id().type()))
        .map(page -> new Head.Link(href(page, entry, here), page.title()))
        .toList();
  }

  private static String href(Entry page, Entry entry, Address here) {
    Address there = Address.of(page.id());
    return switch (page.text("shows")) {
      case "comparison" -> there.from(here) + "?e=" + entry.id();
      case "crosswalk" ->
          there.at(entry.id().type() == EntryType.PRINCIPLE ? entry.id().slug() : "").from(here);
      default -> there.from(here);
    };
  }

  private static boolean isListedWith(Entry page, EntryType type) {
    JsonNode lists = page.fields().path("listed-with");
    return StreamSupport.stream(lists.spliterator(), false)
        .anyMatch(list -> list.asText().equals(type.folder()));
  }
}
