package org.practicekb.content;

import java.util.Map;
import java.util.function.Supplier;

/**
 * The places of the values of a YAML document by their JSON pointers, packed into one text: all
 * documents are in memory at once, and as maps their places would weigh more than their data.
 * Immutable.
 */
public final class Places {

  /** Stands around each pointer: no value has it. */
  private static final char MARK = '\u0001';

  private final String path;
  private final Supplier<String> packed;

  /**
   * @param path the file
   * @param values the places of all values, all in that file
   */
  Places(String path, Map<String, Place> values) {
    this.path = path;
    StringBuilder text = new StringBuilder();
    values.forEach(
        (pointer, place) ->
            text.append(MARK)
                .append(pointer)
                .append(MARK)
                .append(place.line())
                .append(':')
                .append(place.column()));
    String all = text.append(MARK).toString();
    this.packed = () -> all;
  }

  /**
   * The places of a file that is read when the first is asked for.
   *
   * @param text as {@link #text} gives it
   */
  Places(String path, Supplier<String> text) {
    this.path = path;
    this.packed = text;
  }

  /** All of them as one text. */
  String text() {
    return packed.get();
  }

  /** The file. */
  String path() {
    return path;
  }

  /** The place of the value at {@code pointer}; null when there is none. */
  Place at(String pointer) {
    String all = packed.get();
    String key = MARK + pointer + MARK;
    int found = all.indexOf(key);
    if (found < 0) {
      return null;
    }
    int line = found + key.length();
    int colon = all.indexOf(':', line);
    int end = all.indexOf(MARK, colon);
    return new Place(
        path, Integer.parseInt(all, line, colon, 10), Integer.parseInt(all, colon + 1, end, 10));
  }
}
