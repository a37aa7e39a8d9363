package org.practicekb.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.link.Address;

/** Tells of every program and intervention all that a choice may depend on. Thread-safe. */
final class Comparison {

  private static final String IN_SHORT = "In short";
  private static final String GRADES = "Grades";
  private static final String EVIDENCE = "Evidence up to";

  private final PageContext context;
  private final FieldRows rows;

  Comparison(PageContext context) {
    this.context = context;
    this.rows = new FieldRows(context);
  }

  /** The tables as the page at {@code here} shows them. */
  ComparisonView of(Address here) {
    return new ComparisonView(
        Stream.of(EntryType.values())
            .filter(FieldRows.PRACTICES::contains)
            .filter(type -> !context.kb().published(type).isEmpty())
            .map(type -> table(type, here))
            .toList());
  }

  private ComparisonView.Table table(EntryType type, Address here) {
    List<Entry> entries = context.kb().published(type);
    List<Map<String, List<EntryView.Value>>> told =
        entries.stream().map(entry -> told(entry, here)).toList();
    List<String> columns = new ArrayList<>(List.of(IN_SHORT, GRADES));
    columns.addAll(rows.labels(type));
    columns.add(EVIDENCE);
    columns.removeIf(
        column -> told.stream().allMatch(one -> one.getOrDefault(column, List.of()).isEmpty()));
    List<ComparisonView.Row> table = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Map<String, List<EntryView.Value>> cells = told.get(i);
      table.add(
          new ComparisonView.Row(
              entries.get(i).id().toString(),
              PageContext.title(entries.get(i)),
              Address.of(entries.get(i).id()).from(here),
              columns.stream().map(column -> cells.getOrDefault(column, List.of())).toList()));
    }
    return new ComparisonView.Table(type.folder(), "All " + type.folder(), columns, table);
  }

  /** What is known of an entry, by the name of the column. */
  private Map<String, List<EntryView.Value>> told(Entry entry, Address here) {
    Citations elsewhere = new Citations(context.kb(), context.works(), here);
    Map<String, List<EntryView.Value>> told = new HashMap<>();
    Stream.of(rows.fields(entry, here, elsewhere), rows.tags(entry, here))
        .flatMap(List::stream)
        .forEach(row -> told.put(row.label(), row.values()));
    told.put(IN_SHORT, List.of(plain(entry.summary())));
    told.put(GRADES, grades(entry, here));
    String upTo = entry.evidenceUpTo();
    told.put(EVIDENCE, upTo.isEmpty() ? List.of() : List.of(plain(upTo)));
    return told;
  }

  private List<EntryView.Value> grades(Entry entry, Address here) {
    List<EntryView.Value> grades =
        context.badges(entry, here).stream()
            .map(badge -> new EntryView.Value(badge.text(), badge.href(), ""))
            .toList();
    return grades.isEmpty() ? List.of(plain("Not graded by any of our sources")) : grades;
  }

  private static EntryView.Value plain(String text) {
    return new EntryView.Value(text, "", "");
  }
}
