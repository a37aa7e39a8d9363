package org.practicekb.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a large file, to copy most of them. */
final class Lines implements AutoCloseable {

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  Lines(Path file) throws IOException {
    this.in = Files.newInputStream(file);
  }

  /** Copies the next line with what ends it. */
  void copy(OutputStream to) throws IOException {
    boolean ended = false;
    while (!ended && fill()) {
      int from = at;
      ended = advance();
      to.write(buffer, from, at - from);
    }
  }

  /** Leaves the next line out. */
  void skip() throws IOException {
    boolean ended = false;
    while (!ended && fill()) {
      ended = advance();
    }
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  /** Goes behind the end of the line, or to the end of the buffer. */
  private boolean advance() {
    while (at < end) {
      if (buffer[at++] == '\n') {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
