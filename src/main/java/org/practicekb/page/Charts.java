package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.practicekb.entry.EvidenceTable;

/**
 * Draws an evidence table whose unit is told. A table of figures has a bar for each row, divided by
 * its columns; a table of labeled figures has a panel for each column with the figures of its total
 * row. What is drawn is what is printed.
 */
final class Charts {

  /** So much of the width at most is bar, in percent; the rest is for the figure behind it. */
  private static final double LONGEST = 86;

  private final EvidenceTable table;
  private final EntryView.TableView view;

  Charts(EvidenceTable table, EntryView.TableView view) {
    this.table = table;
    this.view = view;
  }

  /** The drawing; null when the table has no figures that can stand on one scale. */
  ChartView of(String title, String unit, TemplateHTMLOutputModel cites) {
    boolean divided = isDivided();
    List<Panel> panels = divided ? List.of(rows()) : labeled();
    int max =
        panels.stream().flatMap(panel -> panel.bars.stream()).mapToInt(Bar::length).max().orElse(0);
    if (unit.isEmpty() || max == 0) {
      return null;
    }
    return new ChartView(
        title,
        unit,
        max,
        divided ? table.columns().subList(1, table.columns().size() - 1) : List.of(),
        panels.stream().map(panel -> panel(panel, max, unit)).toList(),
        differences(),
        divided && table.cells().anyMatch(cell -> cell.text().isEmpty()),
        cites);
  }

  private record Panel(String title, List<Bar> bars) {}

  /** A bar before it is placed. */
  private record Bar(String label, String figure, List<Integer> parts) {
    int length() {
      return parts.stream().mapToInt(part -> part).sum();
    }
  }

  /** Whether all cells but the first of a row are figures, the last of them the total. */
  private boolean isDivided() {
    int width = table.columns().size();
    return width > 2
        && !table.totals().isEmpty()
        && table.columns().get(width - 1).equals(table.totals().get(0).text())
        && table.cells().filter(cell -> !isFirst(cell)).allMatch(Charts::isFigure);
  }

  private static boolean isFirst(EvidenceTable.Cell cell) {
    return cell.pointer().endsWith("/0");
  }

  private static boolean isFigure(EvidenceTable.Cell cell) {
    return cell.text().matches("\\d{0,6}");
  }

  private static int figure(EvidenceTable.Cell cell) {
    return cell.text().isEmpty() ? 0 : Integer.parseInt(cell.text());
  }

  private Panel rows() {
    int last = table.columns().size() - 1;
    return new Panel(
        "",
        table.rows().stream()
            .map(
                row ->
                    new Bar(
                        row.get(0).text(),
                        row.get(last).text(),
                        row.subList(1, last).stream().map(Charts::figure).toList()))
            .toList());
  }

  private List<Panel> labeled() {
    return IntStream.range(1, table.totals().size())
        .mapToObj(
            column ->
                new Panel(
                    table.columns().get(column),
                    bars(EvidenceTable.labeled(table.totals().get(column).text()))))
        .filter(panel -> !panel.bars.isEmpty())
        .toList();
  }

  private static List<Bar> bars(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(
            count ->
                new Bar(count.getKey(), count.getValue().toString(), List.of(count.getValue())))
        .toList();
  }

  private static ChartView.Panel panel(Panel panel, int max, String unit) {
    Bar longest = panel.bars.stream().max(Comparator.comparingInt(Bar::length)).orElseThrow();
    return new ChartView.Panel(
        panel.title,
        panel.bars.size()
            + " bars, one for each row. The longest is "
            + longest.label
            + ", printed as "
            + longest.figure
            + " "
            + unit
            + ". The table below has every figure.",
        panel.bars.stream().map(bar -> placed(bar, max)).toList());
  }

  private static ChartView.Bar placed(Bar bar, int max) {
    List<ChartView.Part> parts = new ArrayList<>();
    int from = 0;
    for (int kind = 0; kind < bar.parts.size(); kind++) {
      int count = bar.parts.get(kind);
      if (count > 0) {
        parts.add(new ChartView.Part(kind, percent(from, max), percent(count, max)));
      }
      from += count;
    }
    return new ChartView.Bar(bar.label, bar.figure, percent(from, max), parts);
  }

  private static String percent(int count, int max) {
    return String.format(Locale.ROOT, "%.2f", count * LONGEST / max);
  }

  /** The figures that do not add up, row by row as the table shows them. */
  private List<ChartView.Difference> differences() {
    return Stream.concat(view.rows().stream(), Stream.of(view.totals()))
        .flatMap(this::differences)
        .toList();
  }

  private Stream<ChartView.Difference> differences(List<EntryView.Cell> row) {
    return IntStream.range(0, row.size())
        .filter(column -> !row.get(column).sum().isEmpty())
        .mapToObj(
            column ->
                new ChartView.Difference(
                    row.get(0).text(),
                    table.columns().get(column),
                    row.get(column).text(),
                    row.get(column).sum(),
                    row.get(column).marks()));
  }
}
