package org.practicekb.cli;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Waits for changes of files in a folder and the folders in it. */
final class FolderWatch implements AutoCloseable {

  /** Editors write a file in several steps, and git writes many files. */
  private static final long QUIET_MILLIS = 80;

  private final Path folder;
  private final WatchService service;

  FolderWatch(Path folder) throws IOException {
    this.folder = folder;
    this.service = folder.getFileSystem().newWatchService();
    register();
  }

  private void register() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            dir.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Waits until something changes, and then until nothing more does.
   *
   * @return the files that changed, hidden ones left out
   * @throws ClosedWatchServiceException when closed meanwhile
   */
  Set<Path> await() throws IOException, InterruptedException {
    Set<Path> changed = new TreeSet<>();
    while (changed.isEmpty()) {
      WatchKey key = service.take();
      while (key != null) {
        collect(key, changed);
        key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    register();
    return changed;
  }

  private static void collect(WatchKey key, Set<Path> changed) {
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.context() instanceof Path name && !name.toString().startsWith(".")) {
        changed.add(((Path) key.watchable()).resolve(name));
      }
    }
    key.reset();
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
