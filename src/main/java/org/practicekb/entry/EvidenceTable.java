package org.practicekb.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An evidence table: what is printed, and where it does not add up.
 *
 * <p>The last row is the total of each column that holds nothing but figures. A last column with
 * the name of the total row is the total of each row. A blank cell counts as 0; a cell such as
 * {@code Legal: 1; Medical: 3} is counted label by label down its column, and as a whole in its
 * row. Immutable.
 *
 * @param columns the heads
 * @param rows the cells, row by row
 * @param totals the total row; empty when none is printed
 */
public record EvidenceTable(List<String> columns, List<List<Cell>> rows, List<Cell> totals) {

  private static final Pattern LABELED = Pattern.compile("(.*\\S) *: *(\\d{1,6})");
  private static final Comparator<String> SPACED_ALIKE =
      Comparator.comparing(label -> label.replace(" ", ""));

  /**
   * A cell.
   *
   * @param pointer its place in the front matter
   * @param text as printed; empty for a blank
   * @param sum what the figures add up to, where that is not what is printed; else empty
   * @param errors the source errors that mark it, as {@code source-errors/f-01}
   */
  public record Cell(String pointer, String text, String sum, List<String> errors) {}

  /** Reads {@code columns}, {@code rows}, {@code totals} and {@code marks} of front matter. */
  public static EvidenceTable of(JsonNode data) {
    JsonNode rows = data.path("rows");
    JsonNode totals = data.path("totals");
    return new EvidenceTable(
        Fields.texts(data.path("columns")),
        IntStream.range(0, rows.size())
            .mapToObj(row -> row(data, rows.path(row), "/rows/" + row, column -> ""))
            .toList(),
        row(data, totals, "/totals", column -> down(rows, column, totals.path(column))));
  }

  /** Every cell, the total row last. */
  public Stream<Cell> cells() {
    return Stream.concat(rows.stream().flatMap(List::stream), totals.stream());
  }

  private static List<Cell> row(
      JsonNode data, JsonNode row, String pointer, IntFunction<String> down) {
    return IntStream.range(0, row.size())
        .mapToObj(
            column ->
                new Cell(
                    pointer + "/" + column,
                    text(row.path(column)),
                    Stream.of(down.apply(column), across(data, row, column))
                        .filter(sum -> !sum.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("; ")),
                    errors(data, text(row.path(0)), data.path("columns").path(column).asText())))
        .toList();
  }

  private static List<String> errors(JsonNode data, String row, String column) {
    return Fields.list(data.path("marks"), mark -> mark).stream()
        .filter(mark -> mark.path("row").asText().equals(row))
        .filter(mark -> mark.path("column").asText().equals(column))
        .map(mark -> mark.path("source-error").asText())
        .toList();
  }

  /** What a column adds up to, where {@code total} says otherwise. */
  private static String down(JsonNode rows, int column, JsonNode total) {
    Map<String, Long> sums = new TreeMap<>(SPACED_ALIKE);
    for (JsonNode row : rows) {
      Optional<Map<String, Long>> counts = counts(row.path(column));
      if (counts.isEmpty()) {
        return "";
      }
      counts.get().forEach((label, count) -> sums.merge(label, count, Long::sum));
    }
    return counts(total).map(printed -> difference(sums, printed)).orElse("");
  }

  private static String difference(Map<String, Long> sums, Map<String, Long> printed) {
    printed.keySet().forEach(label -> sums.putIfAbsent(label, 0L));
    return sums.entrySet().stream()
        .filter(sum -> !sum.getValue().equals(printed.getOrDefault(sum.getKey(), 0L)))
        .map(sum -> (sum.getKey().isEmpty() ? "" : sum.getKey() + ": ") + sum.getValue())
        .collect(Collectors.joining("; "));
  }

  /** What a row's figures, or a cell's labeled ones, add up to, where the row's total differs. */
  private static String across(JsonNode data, JsonNode row, int column) {
    int last = row.size() - 1;
    JsonNode total = row.path(last);
    String head = data.path("columns").path(last).asText();
    if (column == 0
        || !total.isIntegralNumber()
        || !head.equals(data.path("totals").path(0).asText())) {
      return "";
    }
    List<JsonNode> summed =
        IntStream.range(1, last)
            .filter(i -> column == last ? row.path(i).isIntegralNumber() : i == column)
            .mapToObj(row::path)
            .filter(cell -> column == last || cell.isTextual())
            .toList();
    List<Map<String, Long>> counts =
        summed.stream().map(EvidenceTable::counts).flatMap(Optional::stream).toList();
    long sum = counts.stream().flatMap(one -> one.values().stream()).mapToLong(n -> n).sum();
    return counts.isEmpty() || sum == total.asLong() ? "" : Long.toString(sum);
  }

  /**
   * The figures of a cell such as {@code Legal: 1; Medical: 3} by label, as printed; empty when it
   * has anything else.
   */
  public static Map<String, Integer> labeled(String cell) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String part : cell.split(";")) {
      Matcher labeled = LABELED.matcher(part.strip());
      if (!labeled.matches()) {
        return Map.of();
      }
      counts.merge(labeled.group(1), Integer.valueOf(labeled.group(2)), Integer::sum);
    }
    return counts;
  }

  /** The figures of a cell by label, an unlabeled one under ""; empty when it has other words. */
  private static Optional<Map<String, Long>> counts(JsonNode cell) {
    if (cell.isNull()) {
      return Optional.of(Map.of());
    }
    if (cell.isIntegralNumber()) {
      return Optional.of(Map.of("", cell.asLong()));
    }
    Map<String, Long> counts = new TreeMap<>(SPACED_ALIKE);
    labeled(cell.asText()).forEach((label, count) -> counts.merge(label, (long) count, Long::sum));
    return counts.isEmpty() ? Optional.empty() : Optional.of(counts);
  }

  private static String text(JsonNode cell) {
    return cell.isNull() ? "" : cell.asText();
  }
}
