package org.practicekb.preview;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;
import org.practicekb.page.Output;

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
     * @param output writes into it; fails once the files are not wanted any more
     */
    void writeTo(Path folder, Output output) throws IOException;
  }

  /** One time that they are written. */
  private static final class Run {
    private final Work work;
    private volatile boolean givenUp;

    Run(Work work) {
      this.work = work;
    }

    void write(Path folder, String file, byte[] content) throws IOException {
      if (givenUp) {
        throw new InterruptedIOException("other files are to be written");
      }
      FileUtils.writeByteArrayToFile(folder.resolve(file).toFile(), content);
    }
  }

  private final Log log;
  private final Path root;
  private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
  private final CountDownLatch first = new CountDownLatch(1);
  private final AtomicInteger waiting = new AtomicInteger();
  private ScheduledFuture<?> next;
  private volatile Path current;
  private Run last;
  private int number;

  BackgroundFiles(Log log) throws IOException {
    this.log = log;
    this.root = Files.createTempDirectory("kb-serve");
  }

  /**
   * Has them written: at once the first time, later when things are still. What is being written is
   * given up, as it would be out of date and takes the processors from the pages; unless requests
   * wait for it.
   */
  synchronized void renew(Work work) {
    long delay = next == null ? 0 : STILL_MILLIS;
    if (next != null) {
      last.givenUp = waiting.get() == 0;
      next.cancel(last.givenUp);
    }
    Run run = new Run(work);
    last = run;
    next = worker.schedule(() -> write(run), delay, TimeUnit.MILLISECONDS);
  }

  private void write(Run run) {
    long start = System.nanoTime();
    Path folder = root.resolve(Integer.toString(++number));
    try {
      run.work.writeTo(
          Files.createDirectory(folder), (file, content) -> run.write(folder, file, content));
      Path former = current;
      current = folder;
      if (former != null) {
        FileUtils.deleteQuietly(former.toFile());
        log.note("search index and data files written anew; " + Log.since(start));
      }
    } catch (IOException | RuntimeException e) {
      FileUtils.deleteQuietly(folder.toFile());
      if (!run.givenUp) {
        log.note("search index and data files could not be written: " + e);
      }
    } finally {
      if (current != null || !run.givenUp) {
        first.countDown();
      }
    }
  }

  /** The folder they are in, once they have been written for the first time, or could not be. */
  Path folder() {
    waiting.incrementAndGet();
    try {
      first.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
    }
    return current == null ? root : current;
  }

  /** Ends the work and deletes them. */
  @Override
  public void close() {
    giveUp();
    try {
      worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    FileUtils.deleteQuietly(root.toFile());
  }

  private synchronized void giveUp() {
    if (last != null) {
      last.givenUp = true;
    }
    worker.shutdownNow();
  }
}
