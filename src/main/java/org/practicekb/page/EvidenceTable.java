package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** An evidence table with the printed totals and, where they differ, the computed ones. */
final class EvidenceTable {

  private EvidenceTable() {}

  /**
   * Reads {@code columns}, {@code rows} and {@code totals}; a blank cell counts as 0, a column with
   * words has no total.
   */
  static EntryView.TableView of(JsonNode data) {
    List<List<String>> rows =
        StreamSupport.stream(data.path("rows").spliterator(), false)
            .map(EvidenceTable::texts)
            .toList();
    List<String> totals = texts(data.path("totals"));
    List<String> computed = new ArrayList<>();
    boolean differs = false;
    for (int column = 0; column < totals.size(); column++) {
      String sum = column == 0 ? "Computed" : sum(data.path("rows"), column);
      computed.add(sum);
      differs |= column > 0 && !sum.isEmpty() && !sum.equals(totals.get(column));
    }
    return new EntryView.TableView(texts(data.path("columns")), rows, totals, computed, differs);
  }

  private static String sum(JsonNode rows, int column) {
    long sum = 0;
    for (JsonNode row : rows) {
      JsonNode cell = row.path(column);
      if (!cell.isNull() && !cell.isIntegralNumber()) {
        return "";
      }
      sum += cell.asLong();
    }
    return Long.toString(sum);
  }

  private static List<String> texts(JsonNode cells) {
    return StreamSupport.stream(cells.spliterator(), false)
        .map(cell -> cell.isNull() ? "" : cell.asText())
        .toList();
  }
}
