package org.practicekb.page;

import java.util.List;

/**
 * Every program and every intervention with all that a choice between them may depend on. A script
 * sets some of the rows side by side.
 */
public record ComparisonView(List<Table> tables) implements Exhibit {

  @Override
  public String kind() {
    return "comparison";
  }

  /** The entries of one type. */
  public record Table(String id, String title, List<String> columns, List<Row> rows) {}

  /** An entry; {@code id} as addresses name it, {@code programs/ce-cert}. */
  public record Row(String id, String title, String href, List<List<EntryView.Value>> cells) {}
}
