package org.practicekb.content;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Something an editor has to mend, or for a warning may want to.
 *
 * @param severity whether it stops the build
 * @param place where it stands
 * @param what the value and what is wrong with it, as a clause without a final stop
 * @param suggestion what to do, as a sentence; empty when there is none
 * @param expected what was expected and where that is laid down; empty when {@code what} says it
 */
public record Problem(
    Severity severity, Place place, String what, String suggestion, String expected)
    implements Comparable<Problem> {

  /** Whether a problem stops the build. */
  public enum Severity {
    ERROR,
    WARNING
  }

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::place)
          .thenComparing(Problem::what)
          .thenComparing(Problem::severity);

  private static final int MAX_SHOWN = 80;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  /** A terminal obeys some characters; in no problem does it meet one. */
  public Problem {
    what = visible(what);
    suggestion = visible(suggestion);
    expected = visible(expected);
  }

  /** An error with a suggestion and an expectation, either of which may be empty. */
  public static Problem error(Place place, String what, String suggestion, String expected) {
    return new Problem(Severity.ERROR, place, what, suggestion, expected);
  }

  /** A warning. */
  public static Problem warning(Place place, String what, String suggestion) {
    return new Problem(Severity.WARNING, place, what, suggestion, "");
  }

  /**
   * The known value nearest to {@code value}; none when more than a third of the letters differ, or
   * more than two of a short word's; of a single sign none is near.
   */
  public static Optional<String> nearest(String value, Collection<String> known) {
    return nearest(value, known, Integer.MAX_VALUE);
  }

  /**
   * The same where many are known: none further than {@code limit} edits is near, which takes less
   * time to find out.
   */
  public static Optional<String> nearest(String value, Collection<String> known, int limit) {
    int third = value.length() < 4 ? value.length() / 2 : Math.max(2, value.length() / 3);
    int most = Math.min(third, limit);
    LevenshteinDistance distance = new LevenshteinDistance(most);
    String folded = value.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(one -> Math.abs(one.length() - value.length()) <= most)
        .map(one -> new Near(one, distance.apply(folded, one.toLowerCase(Locale.ROOT))))
        .filter(near -> near.distance >= 0)
        .min(Comparator.comparingInt(Near::distance).thenComparing(Near::value))
        .map(Near::value);
  }

  /** "Did you mean 'medical'?" for the nearest known value, or an empty string. */
  public static String didYouMean(String value, Collection<String> known) {
    return nearest(value, known).map(near -> "Did you mean '" + near + "'?").orElse("");
  }

  /** A value as a message shows it: in quotation marks, on one line, cut where it is long. */
  public static String quoted(CharSequence value) {
    String line = value.toString().replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ");
    return "'"
        + (line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN - 3) + "..." : line)
        + "'";
  }

  /**
   * A text from who knows where as a terminal may show it: control characters, those that turn the
   * direction of writing and others that are not seen are spelled out, as {@code {U+001B}}.
   */
  public static String visible(String text) {
    return isPlain(text)
        ? text
        : UNSEEN
            .matcher(text)
            .replaceAll(one -> String.format(Locale.ROOT, "{U+%04X}", one.group().codePointAt(0)));
  }

  /** So the names of ten thousand files are, for which the pattern takes time. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private record Near(String value, int distance) {}

  /** Whether this stops the build. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Whether any of {@code problems} stops the build. */
  public static boolean anyError(List<Problem> problems) {
    return problems.stream().anyMatch(Problem::isError);
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /**
   * {@code content/programs/crm.md:7:9: 'medicl' is not a setting. Did you mean 'medical'?
   * (settings: ...)}
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(place).append(": ");
    text.append(severity == Severity.WARNING ? "warning: " : "").append(what).append('.');
    text.append(suggestion.isEmpty() ? "" : " " + suggestion);
    text.append(expected.isEmpty() ? "" : " (" + expected + ")");
    return text.toString();
  }
}
