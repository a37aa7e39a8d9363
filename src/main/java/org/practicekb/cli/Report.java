package org.practicekb.cli;

import java.io.PrintWriter;
import java.util.List;
import org.practicekb.content.Problem;

/** Prints problems: one a line, then a line that counts them. */
final class Report {

  private Report() {}

  /** Prints {@code problems}; returns whether any stops the build. */
  static boolean print(List<Problem> problems, PrintWriter err) {
    boolean colors = Terminal.of(err).colors();
    problems.forEach(
        problem -> err.println(colors ? Terminal.colored(problem) : problem.toString()));
    long errors = problems.stream().filter(Problem::isError).count();
    long warnings = problems.size() - errors;
    if (!problems.isEmpty()) {
      err.println(
          counted(errors, "error")
              + (warnings > 0 ? ", " + counted(warnings, "warning") : "")
              + ".");
    }
    err.flush();
    return errors > 0;
  }

  /** {@code 1 error}, {@code 2 errors}. */
  static String counted(long count, String noun) {
    return String.format(java.util.Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
