package org.practicekb.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Work that is done beside other work: an index is written while pages are baked.
 *
 * @param <T> what comes of it
 */
final class Background<T> implements AutoCloseable {

  private final CompletableFuture<T> result;

  /** What is done. */
  @FunctionalInterface
  interface Work<T> {

    /** Does it. */
    T run() throws IOException;
  }

  private Background(CompletableFuture<T> result) {
    this.result = result;
  }

  /** Begins. */
  static <T> Background<T> start(Work<T> work) {
    return new Background<>(CompletableFuture.supplyAsync(() -> run(work)));
  }

  private static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for what comes of it.
   *
   * @throws IOException what the work threw
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
