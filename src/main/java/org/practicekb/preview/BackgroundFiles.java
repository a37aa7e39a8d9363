package org.practicekb.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/**
 * The files that are no pages, such as the search index. They take longer than a page, so they are
 * written anew in the background, once no file has been saved for a while; until then the former
 * ones are served. Thread-safe.
 */
final class BackgroundFiles implements AutoCloseable {

  private static final long STILL_MILLIS = 700;

  /** What is being written when all ends is waited for, lest it stays behind. */
  private static final long PATIENCE_SECONDS = 10;

  /** Writes all of them. */
  interface Work {
    /**
     * @param folder the site's root, empty
     */
    void writeTo(Path folder) throws IOException;
  }

  private final Log log;
  private final Path root;
  private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
  private final CountDownLatch first = new CountDownLatch(1);
  private ScheduledFuture<?> next;
  private volatile Path current;
  private int number;

  BackgroundFiles(Log log) throws IOException {
    this.log = log;
    this.root = Files.createTempDirectory("kb-serve");
  }

  /** Has them written: at once the first time, later when things are still. */
  synchronized void renew(Work work) {
    if (next != null) {
      next.cancel(false);
    }
    long delay = current == null ? 0 : STILL_MILLIS;
    next = worker.schedule(() -> write(work), delay, TimeUnit.MILLISECONDS);
  }

  private void write(Work work) {
    long start = System.nanoTime();
    Path folder = root.resolve(Integer.toString(++number));
    try {
      work.writeTo(Files.createDirectory(folder));
      Path former = current;
      current = folder;
      if (former != null) {
        FileUtils.deleteQuietly(former.toFile());
        log.note("search index and data files written anew; " + Log.since(start));
      }
    } catch (IOException | RuntimeException e) {
      log.note("search index and data files could not be written: " + e);
    } finally {
      first.countDown();
    }
  }

  /** The folder they are in, once they have been written for the first time, or could not be. */
  Path folder() {
    try {
      first.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return current == null ? root : current;
  }

  /** Ends the work and deletes them. */
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    FileUtils.deleteQuietly(root.toFile());
  }
}
