package org.practicekb.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.Placeholder;
import org.practicekb.entry.TypeSchema;

/** Checks that what {@code kb new} left open is filled before an entry is published. */
final class PlaceholderCheck {

  private static final String QUOTED = "'" + Placeholder.WORD + "'";

  private PlaceholderCheck() {}

  /**
   * Reports what is left open, in place of what the other checks found at the same places: that the
   * word is no number or no citation needs no saying.
   */
  static void check(Entry entry, TypeSchema schema, List<Problem> problems) {
    Map<Place, String> left = Placeholder.in(entry, schema);
    if (left.isEmpty()) {
      return;
    }
    problems.removeIf(problem -> left.containsKey(problem.place()));
    if (entry.draft()) {
      problems.add(inDraft(left));
    } else {
      left.forEach(
          (place, what) ->
              problems.add(
                  Problem.error(
                      place,
                      QUOTED + " is left from the draft",
                      what.isEmpty() ? "Write the text in its place." : what,
                      "or keep 'status: draft'")));
    }
  }

  private static Problem inDraft(Map<Place, String> left) {
    Place first = left.keySet().iterator().next();
    String lines =
        left.keySet().stream()
            .map(place -> String.format(Locale.ROOT, "%d", place.line()))
            .distinct()
            .collect(Collectors.joining(", "));
    return Problem.warning(
        first,
        "this draft has " + QUOTED + " on " + (lines.contains(",") ? "lines " : "line ") + lines,
        "Fill each, then delete 'status: draft' to publish it.");
  }
}
