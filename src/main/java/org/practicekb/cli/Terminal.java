package org.practicekb.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.practicekb.content.Problem;
import picocli.CommandLine.Help.Ansi;

/**
 * Colors for a person at a terminal; a file or a pipe gets none.
 *
 * @param colors whether what is written to the error stream may have colors
 * @param shown whether a person sees the error stream
 */
record Terminal(boolean colors, boolean shown) {

  private static final Path STDERR = Path.of("/proc/self/fd/2");

  /**
   * That of this process: picocli looks for a terminal and for {@code NO_COLOR}, but not at the
   * error stream alone, which Linux tells about. From Java 22 on there is a console without a
   * terminal too.
   */
  static Terminal here() {
    boolean colors = Ansi.AUTO.enabled() && !isErrorRedirected();
    return new Terminal(colors, colors && System.console() != null);
  }

  /** A writer of UTF-8 to this, which {@link #of} tells. */
  PrintWriter writer(OutputStream stream) {
    return new Writer(stream, this);
  }

  /** What a writer writes to: no terminal where it is none of {@link #writer}. */
  static Terminal of(PrintWriter writer) {
    return writer instanceof Writer known ? known.terminal : new Terminal(false, false);
  }

  private static final class Writer extends PrintWriter {

    private final Terminal terminal;

    Writer(OutputStream stream, Terminal terminal) {
      super(stream, true, StandardCharsets.UTF_8);
      this.terminal = terminal;
    }
  }

  private static boolean isErrorRedirected() {
    try {
      String target = Files.readSymbolicLink(STDERR).toString();
      return !target.startsWith("/dev/pts/") && !target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** A problem with its place in bold, and its kind and its remedy told apart. */
  static String colored(Problem problem) {
    String place = problem.place().toString();
    String rest = problem.toString().substring(place.length() + 2);
    String kind = problem.isError() ? sgr(31, "error: ") : sgr(33, "warning: ");
    String text = rest.startsWith("warning: ") ? rest.substring("warning: ".length()) : rest;
    int remedy = problem.what().length() + 1;
    return sgr(1, place)
        + ": "
        + kind
        + text.substring(0, remedy)
        + (text.length() > remedy ? sgr(36, text.substring(remedy)) : "");
  }

  private static String sgr(int code, String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
