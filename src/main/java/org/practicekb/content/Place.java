package org.practicekb.content;

import java.util.Comparator;

/**
 * Where something stands in a file.
 *
 * @param path the file, relative to the folder the command runs in, with forward slashes
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1, in UTF-16 units; 0 when the whole line is meant
 */
public record Place(String path, int line, int column) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::path)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  /** The whole file at {@code path}. */
  public static Place file(String path) {
    return new Place(path, 0, 0);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    if (line == 0) {
      return path;
    }
    return column == 0 ? path + ":" + line : path + ":" + line + ":" + column;
  }
}
