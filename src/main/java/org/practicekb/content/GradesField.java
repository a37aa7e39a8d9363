package org.practicekb.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The field {@code grades} in earlier versions of files: the one field whose history is told. Its
 * lines are compared as text, and only those that differ are read as YAML.
 */
final class GradesField {

  private static final String FIELD = "grades";
  private static final String FENCE = "---";

  /** What is larger is no content file. */
  private static final long MAX_SIZE = 1 << 20;

  private final ObjectReader reader;

  /** The field's lines by version: what one commit made is what the next one met. */
  private final Map<ObjectId, String> read = new HashMap<>();

  GradesField(ObjectReader reader) {
    this.reader = reader;
  }

  /**
   * A change to a file.
   *
   * @param before the version it had; null when it had none
   * @param after the field's lines in the version it got
   */
  History.Change change(Path file, LocalDate day, ObjectId before, String after)
      throws IOException {
    String earlier = before == null ? after : in(before);
    boolean same = earlier.equals(after);
    return new History.Change(
        file,
        day,
        before == null,
        same ? MissingNode.getInstance() : data(earlier),
        same ? MissingNode.getInstance() : data(after));
  }

  /** The field's lines in a version of a file; empty when it has none. */
  String in(ObjectId version) throws IOException {
    String known = read.get(version);
    if (known == null) {
      ObjectLoader file = reader.open(version, Constants.OBJ_BLOB);
      known = file.getSize() > MAX_SIZE ? "" : in(file.getBytes());
      read.put(version, known);
    }
    return known;
  }

  /** The field's lines in a file. */
  static String in(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    return text.contains("\n" + FIELD + ":")
        ? text.lines()
            .skip(1)
            .takeWhile(line -> !line.startsWith(FENCE))
            .dropWhile(line -> !line.startsWith(FIELD + ":"))
            .takeWhile(line -> line.startsWith(FIELD + ":") || line.matches("|[ -].*"))
            .collect(Collectors.joining("\n"))
        : "";
  }

  private static JsonNode data(String lines) {
    return YamlReader.read("", lines, 1, new ArrayList<>())
        .map(yaml -> yaml.data().path(FIELD))
        .orElse(MissingNode.getInstance());
  }
}
