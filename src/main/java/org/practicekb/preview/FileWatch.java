package org.practicekb.preview;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells of files that are made, changed or deleted below folders; those of one save at once. */
public final class FileWatch implements AutoCloseable {

  /** Editors save in several steps within this time: a file emptied, then written; or a rename. */
  private static final long QUIET_MILLIS = 10;

  private final BlockingQueue<Path> events = new LinkedBlockingQueue<>();
  private final Consumer<Set<Path>> changed;
  private final DirectoryWatcher watcher;
  private final Thread teller = new Thread(this::tell, "changed files");

  private FileWatch(List<Path> folders, Consumer<Set<Path>> changed) throws IOException {
    this.changed = changed;
    this.watcher =
        DirectoryWatcher.builder().paths(folders).listener(this::note).fileHashing(false).build();
  }

  /**
   * Starts watching.
   *
   * @param folders with all folders in them
   * @param changed told from one thread, with paths that begin as those of the folders do; one of
   *     the folders itself means that anything in it may have changed
   */
  public static FileWatch start(List<Path> folders, Consumer<Set<Path>> changed)
      throws IOException {
    FileWatch watch = new FileWatch(folders, changed);
    watch.watcher.watchAsync();
    watch.teller.setDaemon(true);
    watch.teller.start();
    return watch;
  }

  private void note(DirectoryChangeEvent event) {
    boolean lost = event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW;
    events.add(lost ? event.rootPath() : event.path());
  }

  private void tell() {
    try {
      while (true) {
        Set<Path> together = new TreeSet<>();
        for (Path next = events.take();
            next != null;
            next = events.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
          together.add(next);
        }
        together.removeIf(FileWatch::isTemporary);
        if (!together.isEmpty()) {
          changed.accept(together);
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** What editors put beside a file while it is open or being saved. */
  private static boolean isTemporary(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || name.endsWith("~");
  }

  @Override
  public void close() throws IOException {
    watcher.close();
    teller.interrupt();
  }
}
