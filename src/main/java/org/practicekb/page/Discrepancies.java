package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.link.Address;
import org.practicekb.link.LinkResolver;

/**
 * Lists conflicts and source errors for a reader in a hurry: what changes a decision first, each
 * with what it means for the reader before anything else. Thread-safe.
 */
final class Discrepancies {

  /** What changes a decision first, each part in the order that editors gave it. */
  static final Comparator<Entry> WEIGHTIEST_FIRST =
      Comparator.comparing((Entry entry) -> !decides(entry))
          .thenComparingInt(entry -> entry.fields().path("order").asInt(Integer.MAX_VALUE))
          .thenComparing(Entry::id);

  private final PageContext context;

  Discrepancies(PageContext context) {
    this.context = context;
  }

  private static boolean decides(Entry entry) {
    return entry.fields().path("decides").asBoolean();
  }

  /**
   * The two parts of the list of conflicts, or of source errors; a part without entries is none.
   */
  List<ListView.Group> groups(EntryType type, Address here, Citations citations) {
    boolean conflicts = type == EntryType.CONFLICT;
    return Stream.of(
            group(
                type,
                true,
                conflicts
                    ? "You may act differently for these"
                    : "You may choose differently for these",
                conflicts
                    ? "The weightiest first. We show each side and average nothing."
                    : "They touch a grade, or what stands behind one. The weightiest first.",
                here,
                citations),
            group(
                type,
                false,
                conflicts ? "Good to know" : "Good to know when you quote",
                conflicts
                    ? "Sources differ, but what to do stays the same."
                    : "Figures, names and text: they change how you quote a source, not what to do.",
                here,
                citations))
        .filter(group -> !group.items().isEmpty())
        .toList();
  }

  private ListView.Group group(
      EntryType type,
      boolean deciding,
      String title,
      String note,
      Address here,
      Citations citations) {
    List<ListView.Item> items =
        context.kb().published(type).stream()
            .filter(entry -> decides(entry) == deciding)
            .sorted(WEIGHTIEST_FIRST)
            .map(entry -> item(entry, here, citations))
            .toList();
    return new ListView.Group(deciding ? "decide" : "know", title, note, items);
  }

  private ListView.Item item(Entry entry, Address here, Citations citations) {
    boolean hasPage = entry.id().type().hasPage();
    return new ListView.Item(
        entry.id().slug(),
        hasPage ? entry.title() : entry.text("number") + ": " + entry.title(),
        hasPage ? Address.of(entry.id()).from(here) : "",
        context.kind(entry),
        List.of(),
        entry.summary(),
        Html.of(""),
        "",
        new ListView.Details(
            entry.text("means"),
            hasPage ? "Who says what" : "What is printed, and what we found",
            hasPage ? positions(entry) : findings(entry),
            citations.marks(entry.sources()),
            concerned(entry, here)));
  }

  private static List<ListView.Line> positions(Entry conflict) {
    return StreamSupport.stream(conflict.fields().path("positions").spliterator(), false)
        .map(side -> new ListView.Line(side.path("by").asText(), side.path("text").asText()))
        .toList();
  }

  private static List<ListView.Line> findings(Entry error) {
    JsonNode data = error.fields();
    return List.of(
        new ListView.Line("Printed", data.path("printed").asText()),
        new ListView.Line("Found", data.path("found").asText()),
        new ListView.Line("How we know", data.path("basis").asText()));
  }

  private List<Head.Link> concerned(Entry entry, Address here) {
    return StreamSupport.stream(entry.fields().path("concerns").spliterator(), false)
        .map(value -> (LinkResolver.ToEntry) context.links().field(entry, value.asText()))
        .map(to -> new Head.Link(BodyHtml.href(to, here), PageContext.title(to.entry())))
        .toList();
  }
}
