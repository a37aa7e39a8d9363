package org.practicekb.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes positions of terms into files that are cut by the number of positions alone, so that a
 * browser that knows how many each term has knows where they are: up to {@value #IN_FILE} of
 * several terms are in one file; those of a more frequent term are in files of its own, so that a
 * phrase of which few entries have all words needs few of its positions.
 */
final class BrowserPositions {

  private static final int IN_FILE = 1500;

  /** Of one term: a phrase of frequent words only takes all of them. */
  private static final int MOST_FILES = 32;

  private final BrowserFiles files;
  private final Packed open = new Packed();
  private int inOpen;
  private int next;

  /** The positions of one term, by field and entry as distances. */
  static final class OfTerm {
    private final List<Packed> parts = new ArrayList<>();
    private final long count;
    private long added;

    /**
     * @param count how many there will be
     */
    OfTerm(long count) {
      this.count = count;
      for (long part = 0; part < Math.min(MOST_FILES, (count + IN_FILE - 1) / IN_FILE); part++) {
        parts.add(new Packed());
      }
    }

    /**
     * Where the positions of the next entry go: into the part that the first of them falls into.
     */
    Packed ofEntry(int times) {
      Packed part = parts.get((int) (added * parts.size() / count));
      added += times;
      return part;
    }
  }

  BrowserPositions(BrowserFiles files) {
    this.files = files;
  }

  /** Adds those of the term after the one before. */
  void add(OfTerm term) throws IOException {
    if (inOpen + term.count > IN_FILE) {
      close();
    }
    for (int part = 0; part < term.parts.size(); part++) {
      if (part > 0) {
        write();
      }
      open.add(term.parts.get(part));
    }
    inOpen += (int) term.count;
  }

  /**
   * Ends a file.
   *
   * @return the number of the next
   */
  int close() throws IOException {
    if (inOpen > 0) {
      write();
      inOpen = 0;
    }
    return next;
  }

  private void write() throws IOException {
    files.write("positions", next++, open.toString());
    open.clear();
  }
}
