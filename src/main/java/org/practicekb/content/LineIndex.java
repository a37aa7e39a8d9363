package org.practicekb.content;

import java.util.Arrays;

/** Turns offsets in a text into lines and columns. Immutable. */
final class LineIndex {

  private final String path;
  private final int[] starts;

  LineIndex(String path, String text) {
    this.path = path;
    this.starts = starts(text);
  }

  private static int[] starts(String text) {
    int[] found = new int[16];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = i + 1;
    }
    return Arrays.copyOf(found, count);
  }

  /** The place of the character at {@code offset}. */
  Place place(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Place(path, line + 1, offset - starts[line] + 1);
  }
}
