package org.practicekb.page;

import java.util.List;

/**
 * The page of what changed.
 *
 * @param head the frame
 * @param lacking why nothing is known, as a clause; empty when it is
 * @param days the newest first
 * @param earlier how many changes are older than these days
 */
public record ChangesView(Head head, String lacking, List<Day> days, int earlier) {

  /** A day, as {@code YYYY-MM-DD}. */
  public record Day(String day, List<Group> groups) {}

  /** What was done on a day: {@code Regraded}; {@code more} entries are left out. */
  public record Group(String label, List<Line> lines, int more) {}

  /** An entry, and which of its grades changed. */
  public record Line(String href, String title, String kind, List<String> regrades) {}
}
