package org.practicekb.edit;

import java.util.Map;
import java.util.TreeMap;
import org.practicekb.content.Place;

/** Replacements in one text, each at its own offset. */
final class TextEdits {

  private final String text;
  private final Map<Integer, Edit> edits = new TreeMap<>();

  private record Edit(int length, String replacement) {}

  TextEdits(String text) {
    this.text = text;
  }

  /** The text as it was. */
  String text() {
    return text;
  }

  /** How many replacements there are. */
  int count() {
    return edits.size();
  }

  /** The offset of a place: lines end as the readers of content take them to end. */
  int offset(Place place) {
    int start = 0;
    for (int line = 1; line < place.line(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + place.column() - 1;
  }

  /** Replaces {@code length} characters; a second replacement at the same offset is the same. */
  void replace(int offset, int length, String replacement) {
    edits.put(offset, new Edit(length, replacement));
  }

  /** The text with all replacements. */
  String result() {
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (Map.Entry<Integer, Edit> edit : edits.entrySet()) {
      result.append(text, from, edit.getKey()).append(edit.getValue().replacement);
      from = edit.getKey() + edit.getValue().length;
    }
    return result.append(text.substring(from)).toString();
  }
}
