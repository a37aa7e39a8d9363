package org.practicekb.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.practicekb.entry.KnowledgeBase;

/** An index that is written while pages are baked. */
final class Indexing implements AutoCloseable {

  private final CompletableFuture<Integer> documents;

  private Indexing(CompletableFuture<Integer> documents) {
    this.documents = documents;
  }

  /** Begins to write the index of {@code kb} into the site at {@code out}. */
  static Indexing start(KnowledgeBase kb, Path out) {
    return new Indexing(CompletableFuture.supplyAsync(() -> write(kb, out)));
  }

  private static int write(KnowledgeBase kb, Path out) {
    try {
      return SiteBuilder.index(kb, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the index.
   *
   * @return the number of documents in it
   * @throws IOException when it could not be written
   */
  int documents() throws IOException {
    try {
      return documents.join();
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
    documents.handle((number, failure) -> number).join();
  }
}
