package org.practicekb.site;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one build at a time work beside a target folder. The operating system frees it when the
 * process ends, however that happens; the lock file itself stays, since whoever deletes it might
 * delete another's.
 */
final class BuildLock implements AutoCloseable {

  /**
   * The locks of this process. A file lock belongs to the whole process, and closing any channel to
   * its file frees it, so that a second attempt from within must not even open the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** Far behind the text, which others may then read on systems whose locks forbid that. */
  private static final long POSITION = Long.MAX_VALUE - 1;

  private final Path file;
  private final FileChannel channel;

  private BuildLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Where the lock file of a target folder is. */
  static Path fileFor(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".lock");
  }

  /**
   * Takes the lock of a target folder.
   *
   * @param target with all links in its parent resolved, so that it has one name only
   * @return nothing when another build holds it
   */
  static Optional<BuildLock> tryAcquire(Path target) throws IOException {
    Path file = fileFor(target);
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    Optional<BuildLock> lock = Optional.empty();
    try {
      lock = tryLock(file);
      return lock;
    } finally {
      if (lock.isEmpty()) {
        HELD.remove(file);
      }
    }
  }

  private static Optional<BuildLock> tryLock(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, WRITE);
    boolean held = false;
    try {
      held = channel.tryLock(POSITION, 1, false) != null;
      if (!held) {
        return Optional.empty();
      }
      String text = "Held by process " + ProcessHandle.current().pid() + " while it builds.\n";
      channel.truncate(0).write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      return Optional.of(new BuildLock(file, channel));
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      HELD.remove(file);
    }
  }
}
