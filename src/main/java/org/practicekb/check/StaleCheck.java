package org.practicekb.check;

import java.time.LocalDate;
import java.util.List;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.ReviewDates;
import org.practicekb.entry.Schemas;

/** Finds entries that are to be compared with their sources again. */
public final class StaleCheck {

  private StaleCheck() {}

  /** A warning for each of {@code entries} that is late on {@code today}, the latest first. */
  public static List<Problem> check(List<Entry> entries, Schemas schemas, LocalDate today) {
    ReviewDates dates = new ReviewDates(schemas);
    return dates.inOrder(entries).stream()
        .filter(due -> due.isOverdue(today))
        .map(due -> warning(due, dates.months(due.entry().id().type())))
        .toList();
  }

  private static Problem warning(ReviewDates.Due due, int months) {
    Entry entry = due.entry();
    return Problem.warning(
        entry.file().place("/reviewed"),
        "the review of '" + entry.title() + "' was due by " + due.by(),
        "Compare it with its sources, then write the day here; "
            + Wording.article(entry.id().type().id())
            + " is reviewed every "
            + months
            + " months.");
  }
}
