package org.practicekb.entry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When entries are to be compared with their sources again: so many months after {@code reviewed}
 * as the schema of their type says. Thread-safe.
 */
public final class ReviewDates {

  private final Schemas schemas;

  public ReviewDates(Schemas schemas) {
    this.schemas = schemas;
  }

  /**
   * An entry with the day its review is due.
   *
   * @param by the last day on which it is in time
   */
  public record Due(Entry entry, LocalDate by) {
    /** Whether it is late on {@code day}. */
    public boolean isOverdue(LocalDate day) {
      return by.isBefore(day);
    }
  }

  /** The day by which an entry is to be reviewed; empty when it does not say when it last was. */
  public Optional<LocalDate> by(Entry entry) {
    try {
      return Optional.of(LocalDate.parse(entry.reviewed()).plusMonths(months(entry.id().type())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** How many months a review holds. */
  public int months(EntryType type) {
    return schemas.of(type).reviewMonths();
  }

  /** Entries with their days, those due first at the beginning, then by title. */
  public List<Due> inOrder(List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> by(entry).map(day -> new Due(entry, day)).stream())
        .sorted(Comparator.comparing(Due::by).thenComparing(Due::entry, Entry.BY_TITLE))
        .toList();
  }
}
