package org.practicekb.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A query as typed, taken apart by its signs only. Every text is a query: a quotation mark without
 * a partner and a minus that stands before nothing are spaces.
 *
 * @param positive the query with everything excluded and all quotation marks blanked out, so that
 *     offsets are those of the text typed
 * @param quoted the stretches of {@code positive} that stood between quotation marks, in order
 * @param excluded the words and phrases after a minus
 * @param cut whether the text was longer than {@link #MAX_CHARS} and its end was left off
 */
record QueryText(String positive, List<Range> quoted, List<String> excluded, boolean cut) {

  /** What stands beyond is not read. */
  static final int MAX_CHARS = 2000;

  private static final String QUOTES = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02";

  /** Those of ASCII that are no quotation marks. */
  private static final String SIGNS = "!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  /** A stretch of text, from {@code start} to before {@code end}. */
  record Range(int start, int end) {
    boolean holds(int offset) {
      return start <= offset && offset < end;
    }
  }

  static QueryText parse(String typed) {
    boolean cut = typed.length() > MAX_CHARS;
    return new Parser(cut ? typed.substring(0, MAX_CHARS) : typed).parse(cut);
  }

  private static final class Parser {
    private final String typed;
    private final StringBuilder positive;
    private final List<Range> quoted = new ArrayList<>();
    private final List<String> excluded = new ArrayList<>();

    Parser(String typed) {
      this.typed = typed;
      this.positive = new StringBuilder(typed);
    }

    QueryText parse(boolean cut) {
      int at = 0;
      while (at < typed.length()) {
        boolean minus = isMinus(at);
        int start = minus ? at + 1 : at;
        if (isQuote(start)) {
          at = phrase(start, minus);
        } else {
          at = minus ? excludedWord(start) : at + 1;
        }
      }
      return new QueryText(positive.toString(), List.copyOf(quoted), List.copyOf(excluded), cut);
    }

    /** Reads from the quotation mark at {@code open}; returns where to go on. */
    private int phrase(int open, boolean minus) {
      int close = nextQuote(open + 1);
      blank(open, open + 1);
      if (close == typed.length()) {
        return open + 1;
      }
      blank(close, close + 1);
      if (minus) {
        excluded.add(typed.substring(open + 1, close));
        blank(open - 1, close);
      } else {
        quoted.add(new Range(open + 1, close));
      }
      return close + 1;
    }

    private int excludedWord(int start) {
      int end = start;
      while (end < typed.length() && !isSpace(end) && !isQuote(end)) {
        end++;
      }
      excluded.add(typed.substring(start, end));
      blank(start - 1, end);
      return end;
    }

    /** A minus excludes when it begins a word and neither a space nor a sign of ASCII follows. */
    private boolean isMinus(int at) {
      return typed.charAt(at) == '-'
          && (at == 0 || isSpace(at - 1) || isQuote(at - 1))
          && at + 1 < typed.length()
          && !isSpace(at + 1)
          && SIGNS.indexOf(typed.charAt(at + 1)) < 0;
    }

    private int nextQuote(int from) {
      int at = from;
      while (at < typed.length() && !isQuote(at)) {
        at++;
      }
      return at;
    }

    private boolean isQuote(int at) {
      return at < typed.length() && QUOTES.indexOf(typed.charAt(at)) >= 0;
    }

    private boolean isSpace(int at) {
      return Character.isWhitespace(typed.charAt(at)) || typed.charAt(at) == '\u00A0';
    }

    private void blank(int start, int end) {
      for (int at = start; at < end; at++) {
        positive.setCharAt(at, ' ');
      }
    }
  }
}
