package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/**
 * An evidence table as a drawing. All its bars stand on one scale, which begins at 0.
 *
 * @param title of the table
 * @param unit what is counted
 * @param max the longest bar
 * @param parts what the parts of a bar stand for, in order; empty when bars have no parts
 * @param panels groups of bars
 * @param differences printed figures that do not add up
 * @param blanks whether a cell is blank, of which nothing is drawn
 */
public record ChartView(
    String title,
    String unit,
    int max,
    List<String> parts,
    List<Panel> panels,
    List<Difference> differences,
    boolean blanks,
    TemplateHTMLOutputModel cites) {

  /** Bars under a heading; the only panel of a chart has none. */
  public record Panel(String title, String description, List<Bar> bars) {}

  /** A row: its label, its figure as printed, and the parts of its bar. */
  public record Bar(String label, String figure, String end, List<Part> parts) {}

  /** A part of a bar, placed in percent of the width; {@code kind} counts from 0. */
  public record Part(int kind, String from, String width) {}

  /** A printed figure with what our sum is instead. */
  public record Difference(
      String row, String column, String printed, String sum, List<EntryView.Mark> marks) {}
}
