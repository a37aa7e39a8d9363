package org.practicekb.content;

import java.util.Map;

/**
 * The places of the values of a YAML document by their JSON pointers, packed into one text: all
 * documents are in memory at once, and as maps their places would weigh more than their data.
 * Immutable.
 */
public final class Places {

  /** Stands around each pointer: no value has it. */
  private static final char MARK = '\u0001';

  private final String path;
  private final String packed;

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
    this.packed = text.append(MARK).toString();
  }

  /** The place of the value at {@code pointer}; null when there is none. */
  Place at(String pointer) {
    String key = MARK + pointer + MARK;
    int found = packed.indexOf(key);
    if (found < 0) {
      return null;
    }
    int line = found + key.length();
    int colon = packed.indexOf(':', line);
    int end = packed.indexOf(MARK, colon);
    return new Place(
        path,
        Integer.parseInt(packed, line, colon, 10),
        Integer.parseInt(packed, colon + 1, end, 10));
  }
}
