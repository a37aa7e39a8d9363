package org.practicekb.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An index that is written while pages are baked.
 *
 * @param <T> what is known of it in the end
 */
final class Indexing<T> implements AutoCloseable {

  private final CompletableFuture<T> result;

  /** Writes an index. */
  @FunctionalInterface
  interface Work<T> {

    /** Does so, and tells of it. */
    T run() throws IOException;
  }

  private Indexing(CompletableFuture<T> result) {
    this.result = result;
  }

  /** Begins to write an index. */
  static <T> Indexing<T> start(Work<T> work) {
    return new Indexing<>(CompletableFuture.supplyAsync(() -> run(work)));
  }

  private static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the index.
   *
   * @throws IOException when it could not be written
   */
  T result() throws IOException {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw e;
    }
  }

  /** Waits until nothing more is written: what failed meanwhile deletes the folder. */
  @Override
  public void close() {
    result.handle((known, failure) -> known).join();
  }
}
