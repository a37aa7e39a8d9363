package org.practicekb.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Writes the postings of an index for a browser: the terms of all fields that words are looked for
 * in, of names, and the names of the glossary, as one list.
 *
 * <p>The numbers of a term are the sum of bits that say what follows, see {@link #FIELDS}; for each
 * field that has it the number of entries, and for each entry the distance from the one before,
 * doubled, plus one when it has the term once, else followed by how often; last, for a name of the
 * glossary, how many terms of the glossary are called so, and the distances between these.
 * Positions are given by field and entry as distances.
 */
final class BrowserPostings {

  /** In the order of their bits. */
  static final List<String> FIELDS = fields();

  private static final int IN_GLOSSARY = 1 << FIELDS.size();

  /** A name of an entry or of the glossary begins with the term and a space. */
  private static final int BEGINS_NAME = IN_GLOSSARY << 1;

  private static final BytesRef SPACE = new BytesRef(" ");

  private final BrowserTerms out;
  private final List<Cursor> cursors = new ArrayList<>();
  private final TreeMap<BytesRef, List<Integer>> glossary = new TreeMap<>();

  /** One field's terms, at one of them. */
  private static final class Cursor {
    private final int bit;
    private final TermsEnum terms;
    private final boolean hasPositions;
    private BytesRef term;
    private PostingsEnum postings;

    Cursor(int bit, Terms terms) throws IOException {
      this.bit = bit;
      this.terms = terms.iterator();
      this.hasPositions = terms.hasPositions();
      this.term = this.terms.next();
    }
  }

  /** A term with its numbers; it is written when the one after it is known. */
  private record Pending(
      BytesRef term, int bits, Packed numbers, BrowserPositions.OfTerm positions) {}

  private BrowserPostings(BrowserTerms out) {
    this.out = out;
  }

  /**
   * @param glossary for each name, see {@link Glossary.Name#key}, the terms called so
   */
  static void write(IndexReader reader, Map<String, List<Integer>> glossary, BrowserTerms out)
      throws IOException {
    BrowserPostings postings = new BrowserPostings(out);
    for (int field = 0; field < FIELDS.size(); field++) {
      Terms terms = MultiTerms.getTerms(reader, FIELDS.get(field));
      if (terms != null) {
        postings.cursors.add(new Cursor(1 << field, terms));
      }
    }
    glossary.forEach((name, of) -> postings.glossary.put(new BytesRef(name), of));
    postings.write();
  }

  private static List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (SearchFields.Searched field : SearchFields.Searched.values()) {
      fields.add(field.field());
    }
    fields.add(SearchFields.NAME);
    return List.copyOf(fields);
  }

  private void write() throws IOException {
    Pending before = null;
    for (BytesRef term = least(); term != null; term = least()) {
      if (before != null) {
        write(before, term);
      }
      before = read(BytesRef.deepCopyOf(term));
    }
    if (before != null) {
      write(before, new BytesRef());
    }
  }

  private BytesRef least() {
    BytesRef least = glossary.isEmpty() ? null : glossary.firstKey();
    for (Cursor cursor : cursors) {
      if (cursor.term != null && (least == null || cursor.term.compareTo(least) < 0)) {
        least = cursor.term;
      }
    }
    return least;
  }

  private Pending read(BytesRef term) throws IOException {
    List<Cursor> having = cursors.stream().filter(cursor -> term.equals(cursor.term)).toList();
    Packed numbers = new Packed();
    BrowserPositions.OfTerm positions = new BrowserPositions.OfTerm(countPositions(having));
    int bits = 0;
    for (Cursor cursor : having) {
      bits |= cursor.bit;
      numbers.add(cursor.terms.docFreq());
      postings(cursor, numbers, positions);
      cursor.term = cursor.terms.next();
    }
    List<Integer> named = glossary.remove(term);
    if (named != null) {
      bits |= IN_GLOSSARY;
      named(named, numbers);
    }
    return new Pending(term, bits, numbers, positions);
  }

  private static long countPositions(List<Cursor> having) throws IOException {
    long count = 0;
    for (Cursor cursor : having) {
      count += cursor.hasPositions ? cursor.terms.totalTermFreq() : 0;
    }
    return count;
  }

  private static void postings(Cursor cursor, Packed numbers, BrowserPositions.OfTerm positions)
      throws IOException {
    PostingsEnum entries = cursor.terms.postings(cursor.postings, PostingsEnum.POSITIONS);
    cursor.postings = entries;
    int before = 0;
    for (int entry = entries.nextDoc();
        entry != PostingsEnum.NO_MORE_DOCS;
        entry = entries.nextDoc()) {
      int times = entries.freq();
      numbers.add(2 * (entry - before) + (times == 1 ? 1 : 0));
      if (times > 1) {
        numbers.add(times);
      }
      before = entry;
      if (cursor.hasPositions) {
        positions(entries, times, positions.ofEntry(times));
      }
    }
  }

  private static void positions(PostingsEnum entry, int times, Packed to) throws IOException {
    int before = 0;
    for (int i = 0; i < times; i++) {
      int position = entry.nextPosition();
      to.add(position - before);
      before = position;
    }
  }

  private static void named(List<Integer> terms, Packed to) {
    to.add(terms.size());
    int before = 0;
    for (int term : terms) {
      to.add(term - before);
      before = term;
    }
  }

  private void write(Pending term, BytesRef next) throws IOException {
    int bits = term.bits | (beginsName(term.term, next) ? BEGINS_NAME : 0);
    Packed numbers = new Packed().add(bits);
    numbers.add(term.numbers);
    out.add(term.term.utf8ToString(), numbers, term.positions);
  }

  /**
   * Nothing in a term orders before a space, so that names come right after what they begin with.
   */
  private static boolean beginsName(BytesRef term, BytesRef next) {
    return next.length > term.length
        && new BytesRef(next.bytes, next.offset, term.length).equals(term)
        && new BytesRef(next.bytes, next.offset + term.length, 1).equals(SPACE);
  }
}
