package org.practicekb.content;

import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses Markdown that would cost the parser more time or stack than any entry needs: its time
 * grows with the square of a paragraph, its stack with what is nested.
 */
final class Limits {

  private static final int MAX_NESTED = 30;
  private static final int MAX_INDENT = 4 * MAX_NESTED;
  private static final int MAX_COLUMNS = 100;
  private static final int MAX_PARAGRAPH = 20_000;

  private static final int MAX_RULE = 200;

  /** A line of nothing but these is drawn as a rule; Flexmark's stack grows with it. */
  private static final Pattern RULE = Pattern.compile("[-*_ \\t]++");

  private static final Pattern OPENER =
      Pattern.compile("[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])[ \\t])");

  private final IntFunction<Place> place;

  /**
   * @param place the place of an offset in the Markdown
   */
  Limits(IntFunction<Place> place) {
    this.place = place;
  }

  /** The first line of {@code markdown} that goes beyond a limit. */
  Optional<Problem> line(String markdown) {
    int offset = 0;
    int paragraph = 0;
    for (String line : markdown.split("\n", -1)) {
      if (isDeep(line)) {
        return Optional.of(nested(place.apply(offset)));
      }
      if (line.length() > MAX_COLUMNS && line.chars().filter(c -> c == '|').count() > MAX_COLUMNS) {
        return problem(offset, "a table of more than " + MAX_COLUMNS + " columns", "Split it.");
      }
      if (line.length() > MAX_RULE && RULE.matcher(line).matches()) {
        return problem(offset, "a line of more than " + MAX_RULE + " signs", "Write '---'.");
      }
      paragraph = beginsBlock(line) ? offset : paragraph;
      offset += line.length() + 1;
      paragraph = line.isBlank() ? offset : paragraph;
      if (offset - paragraph > MAX_PARAGRAPH) {
        String what =
            String.format(Locale.ROOT, "a paragraph of more than %,d characters", MAX_PARAGRAPH);
        return problem(paragraph, what, "Split it with empty lines.");
      }
    }
    return Optional.empty();
  }

  private Optional<Problem> problem(int offset, String what, String suggestion) {
    return Optional.of(Problem.error(place.apply(offset), what, suggestion, ""));
  }

  private static Problem nested(Place place) {
    String what = "lists, quotes or emphasis nested more than " + MAX_NESTED + " deep";
    return Problem.error(place, what, "Write it out more simply.", "");
  }

  private static boolean isDeep(String line) {
    if (beginsWithLetter(line)) {
      return false;
    }
    int depth = 0;
    Matcher opener = OPENER.matcher(line);
    for (int at = 0; opener.region(at, line.length()).lookingAt(); at = opener.end()) {
      depth++;
    }
    return depth > MAX_NESTED || line.length() - line.stripLeading().length() > MAX_INDENT;
  }

  private static boolean beginsBlock(String line) {
    if (beginsWithLetter(line)) {
      return false;
    }
    String text = line.stripLeading();
    return text.startsWith("|") || text.startsWith("#") || OPENER.matcher(line).lookingAt();
  }

  /** As most lines do; such a line opens nothing. */
  private static boolean beginsWithLetter(String line) {
    return !line.isEmpty() && Character.isLetter(line.charAt(0));
  }

  /** The first node of {@code document} that is nested too deep. */
  Optional<Problem> node(Document document) {
    int depth = 0;
    for (Node node = document; node != null; ) {
      if (depth > 2 * MAX_NESTED) {
        return Optional.of(nested(place.apply(node.getStartOffset())));
      }
      if (node.hasChildren()) {
        node = node.getFirstChild();
        depth++;
        continue;
      }
      while (node != null && node.getNext() == null) {
        node = node.getParent();
        depth--;
      }
      node = node == null ? null : node.getNext();
    }
    return Optional.empty();
  }
}
