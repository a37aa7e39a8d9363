package org.practicekb.content;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** Reads settings as {@link Properties#load(java.io.Reader)} does, from UTF-8. */
public final class SettingsFile {

  private static final Pattern BROKEN_ESCAPE =
      Pattern.compile("(?<!\\\\)(?:\\\\{2})*\\\\u(?!\\p{XDigit}{4})");

  private static final int ESCAPE = "\\uXXXX".length();

  private SettingsFile() {}

  /**
   * Reads {@code file}.
   *
   * @param label how problems name it
   * @return its settings; none when it cannot be used, and the reasons are then among {@code
   *     problems}
   */
  public static Properties read(Path file, String label, List<Problem> problems) {
    Properties settings = new Properties();
    TextFile.read(file, label, problems)
        .ifPresent(
            text -> {
              try {
                settings.load(new StringReader(text));
              } catch (IllegalArgumentException e) {
                settings.clear();
                problems.addAll(brokenEscapes(new LineIndex(label, text), text));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return settings;
  }

  /** Those outside comments; all when there are none, as of a line that goes on with '#'. */
  private static List<Problem> brokenEscapes(LineIndex lines, String text) {
    List<Integer> all =
        BROKEN_ESCAPE.matcher(text).results().map(found -> found.end() - "\\u".length()).toList();
    List<Integer> outside = all.stream().filter(at -> !isComment(text, at)).toList();
    return (outside.isEmpty() ? all : outside)
        .stream().map(at -> brokenEscape(lines, text, at)).toList();
  }

  private static boolean isComment(String text, int at) {
    String before = text.substring(text.lastIndexOf('\n', at) + 1, at).stripLeading();
    return before.startsWith("#") || before.startsWith("!");
  }

  private static Problem brokenEscape(LineIndex lines, String text, int at) {
    String escape = text.substring(at, Math.min(at + ESCAPE, text.length())).split("\\R", 2)[0];
    return Problem.error(
        lines.place(at),
        Problem.quoted(escape) + " stands for no character",
        "Write four hexadecimal digits after \\u, or \\\\u for a backslash and a u.",
        "");
  }
}
