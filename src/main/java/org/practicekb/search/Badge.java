package org.practicekb.search;

/**
 * A current grade of an entry, as shown beside a hit.
 *
 * @param scale slug of the scale
 * @param level as {@code --grade} and addresses write it: {@code 3}, {@code nr}
 * @param label issuer and meaning in words
 */
public record Badge(String scale, String level, String label) {

  /** Reads {@code scale:level label}. */
  static Badge read(String text) {
    int colon = text.indexOf(':');
    int space = text.indexOf(' ', colon);
    return new Badge(
        text.substring(0, colon), text.substring(colon + 1, space), text.substring(space + 1));
  }

  String write() {
    return scale + ":" + level + " " + label;
  }
}
