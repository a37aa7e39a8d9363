package org.practicekb.preview;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.practicekb.content.Problem;
import org.practicekb.site.Workspace;

/** What the terminal says: the reason, then what was done for it. */
final class Log {

  private static final int NAMED = 3;
  private static final String INDENT = "         ";

  private final PrintWriter out;

  Log(PrintWriter out) {
    this.out = out;
  }

  /** Milliseconds since a moment of {@link System#nanoTime}, as {@code 84 ms}. */
  static String since(long start) {
    return (System.nanoTime() - start) / 1_000_000 + " ms";
  }

  /** Files changed, and that led to something. */
  void changed(Collection<Path> files, List<String> done, long start) {
    out.println(
        LocalTime.now().truncatedTo(ChronoUnit.SECONDS)
            + " "
            + listed(files.stream().map(Workspace::label).toList())
            + " changed: "
            + String.join("; ", done)
            + "; "
            + since(start));
    out.flush();
  }

  /** Something happened without anyone waiting for it. */
  void note(String text) {
    out.println(INDENT + text);
    out.flush();
  }

  /** Problems, one a line. */
  void problems(List<Problem> problems) {
    problems.forEach(problem -> out.println(INDENT + problem));
    out.flush();
  }

  /** The first of {@code names} and how many more there are. */
  static String listed(List<String> names) {
    return names.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
  }
}
