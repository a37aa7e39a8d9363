package org.practicekb.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Work on many items, on all processors. A parallel stream cuts them into few pieces beforehand,
 * and the processor that gets the easy ones waits: entries lie in order of their types, which cost
 * very differently. Here each takes the next item when it is done with one.
 */
public final class Parallel {

  /** Work on one item, which may fail to read or write. */
  @FunctionalInterface
  public interface Work<T, R> {

    /** Does the work for {@code item}. */
    R on(T item) throws IOException;
  }

  private Parallel() {}

  /**
   * The results for all items, in their order. When the work on one fails, no other is begun; the
   * failure is thrown when nothing is worked on any more, so that what was written can be deleted.
   */
  public static <T, R> List<R> map(List<T> items, Function<T, R> work) {
    List<R> results = new ArrayList<>(Collections.nCopies(items.size(), null));
    AtomicInteger next = new AtomicInteger();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(
            lane -> {
              try {
                for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                  results.set(i, work.apply(items.get(i)));
                }
              } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
                next.set(items.size());
              }
            });
    if (failure.get() != null) {
      throw failure.get();
    }
    return results;
  }

  /**
   * The same for work on files.
   *
   * @throws IOException what {@code work} threw first; other items may then be left undone
   */
  public static <T, R> List<R> mapFiles(List<T> items, Work<T, R> work) throws IOException {
    try {
      return map(items, item -> unchecked(item, work));
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
