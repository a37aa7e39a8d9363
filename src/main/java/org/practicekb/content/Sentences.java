package org.practicekb.content;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The sentences of one paragraph. */
public final class Sentences {

  /** What ends in a stop that ends no sentence. */
  private static final Pattern ABBREVIATED =
      Pattern.compile("\\b(?:al|e\\.g|i\\.e|cf|vs|Dr|Prof|Mr|Mrs|Ms|St|pp?|ed|eds|vol|no)\\.\\s*$");

  private static final int LONGEST = 12;

  private final String text;
  private final TreeSet<Integer> ends = new TreeSet<>();

  /** Splits a paragraph of plain text. */
  public Sentences(String text) {
    this.text = text;
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.US);
    breaks.setText(text);
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (Character.isWhitespace(text.charAt(end - 1)) && !isAbbreviated(end)) {
        ends.add(end);
      }
    }
    ends.add(text.length());
  }

  private boolean isAbbreviated(int end) {
    return ABBREVIATED.matcher(text).region(Math.max(0, end - LONGEST), end).find();
  }

  /** The sentence that the character at {@code offset} is part of; empty when there is no text. */
  String at(int offset) {
    int at = Math.max(0, Math.min(offset, text.length() - 1));
    Integer begin = ends.floor(at);
    Integer end = ends.higher(at);
    return text.substring(begin == null ? 0 : begin, end == null ? text.length() : end).strip();
  }

  /** The first sentences that fit into {@code length} characters; at least one. */
  public String leading(int length) {
    Integer end = ends.floor(Math.max(length, ends.first()));
    return text.substring(0, end).strip();
  }
}
