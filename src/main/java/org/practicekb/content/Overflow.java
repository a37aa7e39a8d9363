package org.practicekb.content;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;

/**
 * A temporary file for what would take too much memory. It is never shorter, and goes away with
 * this. Thread-safe; no channel, which a thread that is interrupted would close for all.
 */
final class Overflow {

  private final RandomAccessFile file;
  private long end;

  /** Makes an empty one. */
  Overflow() {
    try {
      File name = File.createTempFile("practice-kb", ".tmp");
      file = new RandomAccessFile(name, "rw");
      if (!name.delete()) { // Windows deletes no file that is open
        name.deleteOnExit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds bytes; returns where they are. */
  synchronized long add(byte[] bytes, int length) {
    try {
      long start = end;
      file.seek(start);
      file.write(bytes, 0, length);
      end += length;
      return start;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes that were added at {@code start}. */
  synchronized byte[] read(long start, int length) {
    try {
      byte[] bytes = new byte[length];
      file.seek(start);
      file.readFully(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
