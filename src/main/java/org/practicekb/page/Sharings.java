package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.link.Address;
import org.practicekb.link.LinkResolver;

/** Tells how entries are passed on: short links, QR codes, handouts, packs. Thread-safe. */
final class Sharings {

  private final PageContext context;

  Sharings(PageContext context) {
    this.context = context;
  }

  /** How {@code entry} is passed on, as the page at {@code here} shows it. */
  EntryView.Sharing of(Entry entry, Address here) {
    Address address = Address.of(entry.id());
    boolean pathway = entry.id().type() == EntryType.PATHWAY;
    return new EntryView.Sharing(
        address.shortLink().from(here),
        address.shortLink().absolute(context.site().baseUrl()),
        qr(address.shortLink(), PageContext.title(entry)),
        Address.HANDOUT.from(here),
        pathway ? paths(readings(entry)) : address.path(),
        pathway ? adds(readings(entry).size()) : "Add to handout",
        pathway ? PageContext.link(address.pack(), "Trainer\u2019s pack", here) : null);
  }

  private static String adds(int readings) {
    return "Add its " + (readings == 1 ? "reading" : readings + " readings") + " to handout";
  }

  /** The entries that the steps of a pathway lead to, each once, in their order. */
  List<Entry> readings(Entry pathway) {
    return StreamSupport.stream(pathway.fields().path("steps").spliterator(), false)
        .map(step -> context.links().field(pathway, step.path("to").asText()))
        .filter(LinkResolver.ToEntry.class::isInstance)
        .map(to -> ((LinkResolver.ToEntry) to).entry())
        .filter(entry -> entry.id().type().hasPage())
        .distinct()
        .toList();
  }

  /** The pages of entries as the handout's address and its buttons write them. */
  static String paths(List<Entry> entries) {
    return entries.stream()
        .map(entry -> Address.of(entry.id()).path())
        .collect(Collectors.joining(" "));
  }

  /** An address as a QR code; empty without a real base URL. */
  TemplateHTMLOutputModel qr(Address address, String title) {
    return context.site().isPlaced()
        ? QrCode.svg(address.absolute(context.site().baseUrl()), "QR code: " + title)
        : Html.of("");
  }
}
