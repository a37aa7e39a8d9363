package org.practicekb.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A hostile text of {@code src/test/resources/hostile/payloads.txt}, which says how it is written.
 *
 * @param group what it tries
 * @param text what an editor writes
 */
record Payload(String group, String text) {

  private static final Path LIST = Path.of("src", "test", "resources", "hostile", "payloads.txt");
  private static final String GROUP = "== ";
  private static final Pattern CODE = Pattern.compile("\\{U\\+([0-9A-F]{4,6})}");
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\xAD\\u200B\\u2028-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF]");

  /** All of them. */
  static List<Payload> all() {
    List<Payload> all = new ArrayList<>();
    String group = "";
    try {
      for (String line : Files.readAllLines(LIST)) {
        if (line.startsWith(GROUP)) {
          group = line.substring(GROUP.length());
        } else if (!line.isEmpty() && !group.isEmpty()) {
          all.add(new Payload(group, written(line)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static String written(String line) {
    return CODE.matcher(line)
        .replaceAll(
            code ->
                java.util.regex.Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(code.group(1), 16))));
  }

  /** Whether no one sees all of it, so that no file of content may hold it. */
  boolean isInvisible() {
    return INVISIBLE.matcher(text).find();
  }
}
