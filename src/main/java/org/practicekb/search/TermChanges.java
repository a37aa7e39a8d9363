package org.practicekb.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** What becomes of the terms of a field when some documents are taken away and others come. */
final class TermChanges {

  private final Map<BytesRef, Change> changes = new HashMap<>();
  private final Change all = new Change();
  private int documents;

  /** How much more documents and occurrences there are of a term that one of them has. */
  static final class Change {
    private int documents;
    private long occurrences;

    int documents() {
      return documents;
    }

    long occurrences() {
      return occurrences;
    }

    private void add(int more, long occurring) {
      documents += more;
      occurrences += occurring;
    }
  }

  /**
   * Takes documents away.
   *
   * @param terms of the field in all documents; null when there are none
   * @param numbers of those that go, in order
   */
  void without(Terms terms, int[] numbers) throws IOException {
    TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
    FixedBitSet gone = new FixedBitSet(numbers.length);
    PostingsEnum postings = null;
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      postings = each.postings(postings, PostingsEnum.FREQS);
      for (int i = 0; i < numbers.length; i++) {
        if (postings.docID() < numbers[i]) {
          postings.advance(numbers[i]);
        }
        if (postings.docID() == numbers[i]) {
          add(term, -1, -postings.freq());
          gone.set(i);
        }
      }
    }
    documents -= gone.cardinality();
  }

  /**
   * Adds others.
   *
   * @param terms of the field in these; null when there are none
   */
  void with(Terms terms) throws IOException {
    if (terms != null) {
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        add(term, each.docFreq(), each.totalTermFreq());
      }
      documents += terms.getDocCount();
    }
  }

  private void add(BytesRef term, int more, long occurring) {
    all.add(more, occurring);
    Change known = changes.get(term);
    if (known == null) {
      known = new Change();
      changes.put(BytesRef.deepCopyOf(term), known);
    }
    known.add(more, occurring);
  }

  /** Null for a term that none of them has. */
  Change of(BytesRef term) {
    return changes.get(term);
  }

  /** The sum of all changes. */
  Change all() {
    return all;
  }

  /** How many more documents have the field. */
  int documents() {
    return documents;
  }
}
