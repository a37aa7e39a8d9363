package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.link.Address;
import org.practicekb.link.LinkResolver;

/** Makes the packs of the pathways: what a facilitator needs on one page. Thread-safe. */
final class PackPages {

  private static final int HOUR = 60;

  private final PageContext context;
  private final EntryPages entryPages;
  private final Sharings sharings;

  PackPages(PageContext context, EntryPages entryPages) {
    this.context = context;
    this.entryPages = entryPages;
    this.sharings = new Sharings(context);
  }

  /** All of them, each made when it is asked for. */
  Map<Address, Supplier<Page>> all() {
    Map<Address, Supplier<Page>> pages = new LinkedHashMap<>();
    pathways()
        .forEach(
            pathway -> {
              Address here = Address.of(pathway.id()).pack();
              pages.put(here, () -> new Page(here, "pack", view(pathway, here)));
            });
    return pages;
  }

  /** The published pathways. */
  List<Entry> pathways() {
    return context.kb().published(EntryType.PATHWAY);
  }

  /** The pathways whose packs show a page that can differ. */
  List<Entry> showing(Touched touched) {
    return pathways().stream()
        .filter(
            pathway ->
                touched.has(pathway) || sharings.readings(pathway).stream().anyMatch(touched::has))
        .toList();
  }

  /** The links to the packs from {@code here}, each with what it makes a handout of. */
  List<Views.Pack> links(Address here) {
    return pathways().stream()
        .map(
            pathway ->
                new Views.Pack(
                    PageContext.link(
                        Address.of(pathway.id()).pack(), PageContext.title(pathway), here),
                    Sharings.paths(sharings.readings(pathway))))
        .toList();
  }

  /** The one file of a pathway's pack. */
  static Address file(Entry pathway) {
    return Address.page(Address.of(pathway.id()).pack().path() + pathway.id().slug() + ".html");
  }

  /** The pack of {@code pathway} as the page at {@code here} shows it. */
  PackView view(Entry pathway, Address here) {
    JsonNode data = pathway.fields();
    return new PackView(
        head(pathway, here),
        entryPages.view(pathway, here),
        data.path("goal").asText(),
        data.path("minutes").asInt(),
        data.path("ground-rules").asText(),
        steps(pathway, here),
        Address.HANDOUT.from(here),
        Sharings.paths(sharings.readings(pathway)),
        PageContext.link(file(pathway), "One file for phones", here));
  }

  /** The entries of the steps as the page at {@code here} shows them. */
  List<EntryView> readings(Entry pathway, Address here) {
    return sharings.readings(pathway).stream()
        .map(reading -> entryPages.view(reading, here))
        .toList();
  }

  /**
   * The addresses of the entries of the steps, in the order of {@link #readings(Entry, Address)}.
   */
  List<Address> addresses(Entry pathway) {
    return sharings.readings(pathway).stream().map(reading -> Address.of(reading.id())).toList();
  }

  private Head head(Entry pathway, Address here) {
    List<Head.Link> crumbs =
        List.of(
            PageContext.link(Address.of(EntryType.PATHWAY), EntryType.PATHWAY.label(), here),
            PageContext.link(Address.of(pathway.id()), PageContext.title(pathway), here));
    String title = "Pack: " + PageContext.title(pathway);
    return context.head(here, title, pathway.summary(), true, false, crumbs, null);
  }

  private List<PackView.Step> steps(Entry pathway, Address here) {
    List<PackView.Step> steps = new ArrayList<>();
    int begins = 0;
    for (JsonNode step : pathway.fields().path("steps")) {
      int minutes = step.path("minutes").asInt();
      String clock = String.format(Locale.ROOT, "%d:%02d", begins / HOUR, begins % HOUR);
      steps.add(step(pathway, step, clock, minutes, here));
      begins += minutes;
    }
    return steps;
  }

  private PackView.Step step(
      Entry pathway, JsonNode step, String begins, int minutes, Address here) {
    LinkResolver.Target to = context.links().field(pathway, step.path("to").asText());
    return new PackView.Step(
        begins,
        minutes,
        new Head.Link(BodyHtml.href(to, here), entryPages.title(to)),
        step.path("why").asText(),
        StreamSupport.stream(step.path("questions").spliterator(), false)
            .map(JsonNode::asText)
            .toList(),
        to instanceof LinkResolver.ToEntry entry ? sharings.of(entry.entry(), here) : null);
  }
}
