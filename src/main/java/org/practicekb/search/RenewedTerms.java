package org.practicekb.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BaseTermsEnum;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** The terms of a field in which some documents are replaced by others. */
final class RenewedTerms extends FilterLeafReader.FilterTerms {

  private final Terms others;
  private final TermChanges changes;
  private final int[] numbers;

  /**
   * @param before the terms with the documents that are replaced
   * @param others the terms of the others; null when there are none
   * @param numbers which documents the others stand for, in order
   */
  RenewedTerms(Terms before, Terms others, TermChanges changes, int[] numbers) {
    super(before);
    this.others = others;
    this.changes = changes;
    this.numbers = numbers;
  }

  @Override
  public TermsEnum iterator() throws IOException {
    return new Each(in.iterator(), others == null ? TermsEnum.EMPTY : others.iterator());
  }

  /** Not known. */
  @Override
  public long size() {
    return -1;
  }

  @Override
  public long getSumTotalTermFreq() throws IOException {
    return in.getSumTotalTermFreq() + changes.all().occurrences();
  }

  @Override
  public long getSumDocFreq() throws IOException {
    return in.getSumDocFreq() + changes.all().documents();
  }

  @Override
  public int getDocCount() throws IOException {
    return in.getDocCount() + changes.documents();
  }

  /** One term after the other. */
  private final class Each extends BaseTermsEnum {
    private final TermsEnum before;
    private final TermsEnum now;
    private BytesRef termBefore;
    private BytesRef termNow;

    /** Whether the term is one of the documents before, and of the others. */
    private boolean isBefore = true;

    private boolean isNow = true;

    private TermChanges.Change change;

    Each(TermsEnum before, TermsEnum now) {
      this.before = before;
      this.now = now;
    }

    @Override
    public BytesRef next() throws IOException {
      do {
        termBefore = isBefore ? before.next() : termBefore;
        termNow = isNow ? now.next() : termNow;
        int order = order();
        isBefore = termBefore != null && order <= 0;
        isNow = termNow != null && order >= 0;
        change = term() == null ? null : changes.of(term());
      } while (term() != null && docFreq() == 0);
      return term();
    }

    private int order() {
      if (termBefore == null || termNow == null) {
        return Boolean.compare(termBefore == null, termNow == null);
      }
      return termBefore.compareTo(termNow);
    }

    @Override
    public BytesRef term() {
      return isBefore ? termBefore : isNow ? termNow : null;
    }

    @Override
    public int docFreq() throws IOException {
      return (isBefore ? before.docFreq() : 0) + (change == null ? 0 : change.documents());
    }

    @Override
    public long totalTermFreq() throws IOException {
      return (isBefore ? before.totalTermFreq() : 0) + (change == null ? 0 : change.occurrences());
    }

    @Override
    public PostingsEnum postings(PostingsEnum reuse, int flags) throws IOException {
      return change == null
          ? before.postings(reuse, flags)
          : new Postings(
              isBefore ? before.postings(null, flags) : null,
              isNow ? now.postings(null, flags) : null);
    }

    @Override
    public SeekStatus seekCeil(BytesRef term) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void seekExact(long ord) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long ord() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ImpactsEnum impacts(int flags) {
      throw new UnsupportedOperationException();
    }
  }

  /** The documents that have a term. */
  private final class Postings extends PostingsEnum {
    private final PostingsEnum before;
    private final PostingsEnum now;
    private int documentBefore = -1;
    private int documentNow = -1;
    private int document = -1;

    /**
     * @param before null when no document had it
     * @param now null when none of the others has it
     */
    Postings(PostingsEnum before, PostingsEnum now) {
      this.before = before;
      this.now = now;
    }

    @Override
    public int nextDoc() throws IOException {
      if (document == documentBefore) {
        documentBefore = nextBefore();
      }
      if (document == documentNow) {
        documentNow = nextNow();
      }
      document = Math.min(documentBefore, documentNow);
      return document;
    }

    private int nextBefore() throws IOException {
      int next = before == null ? NO_MORE_DOCS : before.nextDoc();
      while (Arrays.binarySearch(numbers, next) >= 0) {
        next = before.nextDoc();
      }
      return next;
    }

    private int nextNow() throws IOException {
      int next = now == null ? NO_MORE_DOCS : now.nextDoc();
      return next == NO_MORE_DOCS ? next : numbers[next];
    }

    private PostingsEnum at() {
      return document == documentNow ? now : before;
    }

    @Override
    public int docID() {
      return document;
    }

    @Override
    public int advance(int target) throws IOException {
      return slowAdvance(target);
    }

    @Override
    public long cost() {
      return (before == null ? 0 : before.cost()) + (now == null ? 0 : now.cost());
    }

    @Override
    public int freq() throws IOException {
      return at().freq();
    }

    @Override
    public int nextPosition() throws IOException {
      return at().nextPosition();
    }

    @Override
    public int startOffset() throws IOException {
      return at().startOffset();
    }

    @Override
    public int endOffset() throws IOException {
      return at().endOffset();
    }

    @Override
    public BytesRef getPayload() throws IOException {
      return at().getPayload();
    }
  }
}
