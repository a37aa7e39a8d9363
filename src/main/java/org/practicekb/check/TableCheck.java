package org.practicekb.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.EvidenceTable;

/**
 * Checks that every row of a table has a cell for each column, every figure that does not add up is
 * marked, and every mark has a cell.
 */
final class TableCheck {

  private TableCheck() {}

  static void check(Entry entry, List<Problem> problems) {
    if (entry.id().type() != EntryType.TABLE) {
      return;
    }
    EvidenceTable table = EvidenceTable.of(entry.fields());
    JsonNode printed = entry.fields().path("rows");
    for (int i = 0; i < printed.size(); i++) {
      complete(entry, "/rows/" + i, printed.path(i), table, problems);
    }
    complete(entry, "/totals", entry.fields().path("totals"), table, problems);
    table
        .cells()
        .filter(cell -> !cell.sum().isEmpty() && cell.errors().isEmpty())
        .forEach(cell -> problems.add(unmarked(entry, cell)));
    List<String> rows =
        Stream.concat(table.rows().stream(), Stream.of(table.totals()))
            .flatMap(row -> row.stream().limit(1))
            .map(EvidenceTable.Cell::text)
            .toList();
    JsonNode marks = entry.fields().path("marks");
    for (int i = 0; i < marks.size(); i++) {
      named(entry, marks.path(i).path("row"), "/marks/" + i + "/row", rows, problems);
      named(
          entry,
          marks.path(i).path("column"),
          "/marks/" + i + "/column",
          table.columns(),
          problems);
    }
  }

  private static void complete(
      Entry entry, String pointer, JsonNode row, EvidenceTable table, List<Problem> problems) {
    int columns = table.columns().size();
    if (row.isArray() && row.size() != columns) {
      problems.add(
          Problem.error(
              entry.file().place(pointer),
              "cells: " + row.size() + ", columns: " + columns,
              "Write one cell for each column, and null for a blank one.",
              ""));
    }
  }

  private static Problem unmarked(Entry entry, EvidenceTable.Cell cell) {
    return Problem.error(
        entry.file().place(cell.pointer()),
        Problem.quoted(cell.text()) + " is printed where the cells add up to " + cell.sum(),
        "Compare it with the source; if it stands so there, mark it.",
        "a mark names row, column and source error");
  }

  private static void named(
      Entry entry, JsonNode name, String pointer, List<String> known, List<Problem> problems) {
    if (name.isTextual() && !known.contains(name.asText())) {
      problems.add(
          Problem.error(
              entry.file().place(pointer),
              Problem.quoted(name.asText()) + " is no " + pointer.replaceAll(".*/", "") + " here",
              Problem.didYouMean(name.asText(), known),
              ""));
    }
  }
}
