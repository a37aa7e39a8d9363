package org.practicekb.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes terms in their order, cut into files of like size. A file is an array: the terms, a line
 * each, without what they begin with like the one before; their numbers, the first of each being
 * how many characters that is; the number of the file that their positions begin in.
 */
final class BrowserTerms {

  /** A query reads about a file for each word, and the list of all files. */
  private static final int LEAST_CHARS = 4000;

  private static final int ENTRIES_PER_CHAR = 10;

  private final BrowserFiles files;
  private final String kind;
  private final int fileChars;
  private final List<String> from = new ArrayList<>();
  private final StringBuilder terms = new StringBuilder();
  private final Packed numbers = new Packed();
  private final BrowserPositions positions;
  private String last = "";
  private int firstPositions;

  /**
   * @param kind of the files
   * @param entries how many there are
   */
  BrowserTerms(BrowserFiles files, String kind, int entries) {
    this.files = files;
    this.kind = kind;
    this.positions = new BrowserPositions(files);
    this.fileChars = LEAST_CHARS + entries / ENTRIES_PER_CHAR;
  }

  /**
   * Adds a term.
   *
   * @param term after those before it in the order of code points; without line breaks
   */
  void add(String term, Packed ofTerm, BrowserPositions.OfTerm positionsOfTerm) throws IOException {
    int size = terms.length() + numbers.length();
    if (size > 0 && size + term.length() + ofTerm.length() > fileChars) {
      flush();
    }
    if (terms.length() == 0) {
      from.add(separator(term));
      last = "";
    }
    int shared = shared(last, term);
    terms.append(term, shared, term.length()).append('\n');
    numbers.add(shared).add(ofTerm);
    positions.add(positionsOfTerm);
    last = term;
  }

  /**
   * Ends the last file.
   *
   * @return a text for each file that is after the terms before it and not after its own
   */
  List<String> close() throws IOException {
    if (terms.length() > 0) {
      flush();
    }
    return from;
  }

  private void flush() throws IOException {
    files.write(
        kind, from.size() - 1, List.of(terms.toString(), numbers.toString(), firstPositions));
    firstPositions = positions.close();
    terms.setLength(0);
    numbers.clear();
  }

  /** The shortest beginning of {@code term} that is after the last one. */
  private String separator(String term) {
    return term.substring(0, term.offsetByCodePoints(shared(last, term), 1));
  }

  /** How many characters two terms begin with alike, none of them half of one. */
  private static int shared(String a, String b) {
    int shared = 0;
    while (shared < a.length() && shared < b.length() && a.charAt(shared) == b.charAt(shared)) {
      shared++;
    }
    return shared > 0 && Character.isHighSurrogate(a.charAt(shared - 1)) ? shared - 1 : shared;
  }
}
