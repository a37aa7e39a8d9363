package org.practicekb.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.FieldsProducer;
import org.apache.lucene.codecs.NormsProducer;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * A segment of an index as it is when the texts of few of its documents are others: those of {@link
 * #CHANGING}, of which it has the same fields. To be read from the beginning to the end, by several
 * threads.
 */
final class RenewedSegment extends FilterCodecReader {

  /** The fields of which the documents may have other terms; all fields may be stored otherwise. */
  private static final List<String> CHANGING =
      List.of(
          SearchFields.Searched.SUMMARY.field(),
          SearchFields.Searched.BODY.field(),
          SearchFields.WORDS);

  private static final StoredFieldVisitor NOTHING =
      new StoredFieldVisitor() {
        @Override
        public Status needsField(FieldInfo field) {
          return Status.STOP;
        }
      };

  private final int[] numbers;
  private final Map<String, TermChanges> changes = new HashMap<>();
  private CodecReader by;

  /** Whether a segment has all fields that the others may have. */
  static boolean isPossible(LeafReader segment) throws IOException {
    for (String field : CHANGING) {
      if (segment.terms(field) == null) {
        return false;
      }
    }
    return segment.getFieldInfos().fieldInfo(SearchFields.TEXT) != null;
  }

  /**
   * @param numbers of the documents that others are to stand for, in order
   */
  RenewedSegment(CodecReader segment, int[] numbers) throws IOException {
    super(segment);
    this.numbers = numbers;
    for (String field : CHANGING) {
      TermChanges of = new TermChanges();
      of.without(segment.terms(field), numbers);
      changes.put(field, of);
    }
  }

  /**
   * Puts the others in their place; to be called before anything is read.
   *
   * @param others as many as there are numbers, in their order
   */
  void put(CodecReader others) throws IOException {
    by = others;
    for (String field : CHANGING) {
      changes.get(field).with(others.terms(field));
    }
  }

  /** The number of the one that stands for a document; negative when that is as it was. */
  private int other(int document) {
    return Arrays.binarySearch(numbers, document);
  }

  @Override
  public StoredFieldsReader getFieldsReader() {
    return new Stored(in.getFieldsReader(), by.getFieldsReader());
  }

  @Override
  public NormsProducer getNormsReader() {
    return new Norms();
  }

  @Override
  public FieldsProducer getPostingsReader() {
    return new Postings();
  }

  /** What is cached by the segment does not hold for this. */
  @Override
  public CacheHelper getCoreCacheHelper() {
    return null;
  }

  @Override
  public CacheHelper getReaderCacheHelper() {
    return null;
  }

  /**
   * Some documents of a merge.
   *
   * @param numbers what each is after it; -1 for the others
   */
  private record Part(CodecReader of, StoredFieldsReader stored, MergeState.DocMap numbers) {}

  /** What documents store. */
  final class Stored extends StoredFieldsReader {
    private final StoredFieldsReader before;
    private final StoredFieldsReader now;

    private Stored(StoredFieldsReader before, StoredFieldsReader now) {
      this.before = before;
      this.now = now;
    }

    /** All as parts that are merged: what is stored can be copied only from its own file. */
    MergeState apart(MergeState whole) throws IOException {
      List<Part> parts = new ArrayList<>();
      parts.add(new Part(by, now.getMergeInstance(), document -> numbers[document]));
      int from = 0;
      for (int number : numbers) {
        parts.add(unchanged(from, number));
        from = number + 1;
      }
      parts.add(unchanged(from, in.maxDoc()));
      return new MergeState(
          parts.stream().map(Part::numbers).toArray(MergeState.DocMap[]::new),
          whole.segmentInfo,
          whole.mergeFieldInfos,
          parts.stream().map(Part::stored).toArray(StoredFieldsReader[]::new),
          null,
          null,
          null,
          parts.stream().map(part -> part.of.getFieldInfos()).toArray(FieldInfos[]::new),
          new Bits[parts.size()],
          null,
          null,
          null,
          parts.stream().mapToInt(part -> part.of.maxDoc()).toArray(),
          whole.infoStream,
          whole.intraMergeTaskExecutor,
          true);
    }

    /**
     * What is between two documents that changed. Lucene copies whole chunks; that it is to begin
     * within one, it sees by the chunk that its reader read last.
     */
    private Part unchanged(int from, int end) throws IOException {
      StoredFieldsReader stored = before.getMergeInstance();
      if (from < end) {
        stored.document(from, NOTHING);
      }
      return new Part(in, stored, document -> document >= from && document < end ? document : -1);
    }

    @Override
    public void document(int document, StoredFieldVisitor visitor) throws IOException {
      int other = other(document);
      if (other < 0) {
        before.document(document, visitor);
      } else {
        now.document(other, visitor);
      }
    }

    @Override
    public StoredFieldsReader clone() {
      return new Stored(before.clone(), now.clone());
    }

    @Override
    public void checkIntegrity() throws IOException {
      before.checkIntegrity();
      now.checkIntegrity();
    }

    @Override
    public void close() {
      // Its readers close what they read.
    }
  }

  private final class Norms extends NormsProducer {
    @Override
    public NumericDocValues getNorms(FieldInfo field) throws IOException {
      NumericDocValues before = in.getNormValues(field.name);
      if (!changes.containsKey(field.name)) {
        return before;
      }
      NumericDocValues now = by.getNormValues(field.name);
      return new Values(before, now == null ? DocValues.emptyNumeric() : now);
    }

    @Override
    public void checkIntegrity() throws IOException {
      in.getNormsReader().checkIntegrity();
    }

    @Override
    public void close() {
      // The segment closes what it reads.
    }
  }

  /** A number for each of some documents. */
  private final class Values extends NumericDocValues {
    private final long[] values = new long[in.maxDoc()];
    private final FixedBitSet documents = new FixedBitSet(in.maxDoc());
    private int document = -1;

    Values(NumericDocValues before, NumericDocValues now) throws IOException {
      for (int i = before.nextDoc(); i != NO_MORE_DOCS; i = before.nextDoc()) {
        put(i, before.longValue());
      }
      for (int number : numbers) {
        documents.clear(number);
      }
      for (int i = now.nextDoc(); i != NO_MORE_DOCS; i = now.nextDoc()) {
        put(numbers[i], now.longValue());
      }
    }

    private void put(int number, long value) {
      documents.set(number);
      values[number] = value;
    }

    @Override
    public long longValue() {
      return values[document];
    }

    @Override
    public boolean advanceExact(int target) {
      document = target;
      return documents.get(target);
    }

    @Override
    public int docID() {
      return document;
    }

    @Override
    public int nextDoc() {
      return advance(document + 1);
    }

    @Override
    public int advance(int target) {
      document = target < in.maxDoc() ? documents.nextSetBit(target) : NO_MORE_DOCS;
      return document;
    }

    @Override
    public long cost() {
      return documents.cardinality();
    }
  }

  private final class Postings extends FieldsProducer {
    private final FieldsProducer before = in.getPostingsReader().getMergeInstance();

    @Override
    public Terms terms(String field) throws IOException {
      Terms terms = before.terms(field);
      TermChanges of = changes.get(field);
      return of == null ? terms : new RenewedTerms(terms, by.terms(field), of, numbers);
    }

    @Override
    public Iterator<String> iterator() {
      return before.iterator();
    }

    @Override
    public int size() {
      return before.size();
    }

    @Override
    public void checkIntegrity() throws IOException {
      before.checkIntegrity();
    }

    @Override
    public void close() {
      // The segment closes what it reads.
    }
  }
}
