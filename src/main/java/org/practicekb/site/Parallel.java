package org.practicekb.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;

/** Work on many files at a time. */
final class Parallel {

  /** Work on one item, which may fail to read or write. */
  @FunctionalInterface
  interface Work<T, R> {

    /** Does the work for {@code item}. */
    R on(T item) throws IOException;
  }

  private Parallel() {}

  /** The results for all items, in their order. */
  static <T, R> List<R> map(Collection<T> items, Work<T, R> work) throws IOException {
    try {
      return items.parallelStream().map(item -> unchecked(item, work)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static <T, R> R unchecked(T item, Work<T, R> work) {
    try {
      return work.on(item);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
