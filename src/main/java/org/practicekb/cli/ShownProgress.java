package org.practicekb.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.practicekb.site.Progress;

/**
 * Shows the progress of a build that takes longer than a second: on a terminal as one line that is
 * written over, elsewhere a line for each step, and one every ten seconds.
 */
final class ShownProgress implements Progress {

  private static final long QUIET = TimeUnit.SECONDS.toNanos(1);

  private final PrintWriter err;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private final long every;
  private long shown;
  private String step = "";
  private int parts;
  private int done;

  ShownProgress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
    this.every = TimeUnit.MILLISECONDS.toNanos(terminal ? 100 : 10_000);
  }

  @Override
  public synchronized void step(String name, int newParts) {
    step = name;
    parts = newParts;
    done = 0;
    show();
  }

  @Override
  public synchronized void advance() {
    done++;
    if (System.nanoTime() - shown > every) {
      show();
    }
  }

  private void show() {
    long now = System.nanoTime();
    if (now - start < QUIET) {
      return;
    }
    shown = now;
    String count = parts == 0 ? "" : String.format(Locale.ROOT, " %,d of %,d", done, parts);
    err.print(terminal ? "\r\033[K" + step + count : step + count + "\n");
    err.flush();
  }

  /** Takes the line away from a terminal. */
  synchronized void end() {
    if (terminal && shown > 0) {
      err.print("\r\033[K");
      err.flush();
    }
  }
}
