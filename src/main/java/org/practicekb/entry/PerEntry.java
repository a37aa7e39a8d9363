package org.practicekb.entry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was found out about each entry, for the next time that the entry is the same. Thread-safe.
 *
 * @param <R> what is found out about one
 */
public final class PerEntry<R> {

  private final Map<String, Found<R>> byFile = new ConcurrentHashMap<>();

  private record Found<R>(Entry entry, R result) {}

  /** What {@code work} finds out, or has found out before about this very object. */
  public R of(Entry entry, Function<Entry, R> work) {
    String file = entry.file().name();
    Found<R> known = byFile.get(file);
    if (known == null || known.entry != entry) {
      known = new Found<>(entry, work.apply(entry));
      byFile.put(file, known);
    }
    return known.result;
  }

  /** Has what was found out about {@code entry} at another time. */
  public void restore(Entry entry, R result) {
    byFile.put(entry.file().name(), new Found<>(entry, result));
  }

  /** What was found out about {@code entry}; empty when nothing was. */
  public Optional<R> known(Entry entry) {
    return Optional.ofNullable(byFile.get(entry.file().name()))
        .filter(found -> found.entry == entry)
        .map(Found::result);
  }

  /** Has everything found out again. */
  public void clear() {
    byFile.clear();
  }
}
