package org.practicekb.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** Some documents, one after the other, of a segment of an index. */
final class IndexSlice extends FilterCodecReader {

  private final FixedBitSet documents;
  private final int count;

  private IndexSlice(CodecReader segment, int from, int to) {
    super(segment);
    this.documents = new FixedBitSet(segment.maxDoc());
    this.documents.set(from, to);
    this.count = to - from;
  }

  /**
   * A segment in slices, some of its documents replaced.
   *
   * @param by others, as many as {@code numbers} has and in their order
   */
  static CodecReader[] replaced(CodecReader segment, CodecReader by, BitSet numbers) {
    List<CodecReader> slices = new ArrayList<>();
    int next = 0;
    int used = 0;
    while (next < segment.maxDoc()) {
      boolean other = numbers.get(next);
      int end = other ? numbers.nextClearBit(next) : numbers.nextSetBit(next);
      end = end < 0 ? segment.maxDoc() : end;
      slices.add(
          other ? new IndexSlice(by, used, used + end - next) : new IndexSlice(segment, next, end));
      used += other ? end - next : 0;
      next = end;
    }
    return slices.toArray(CodecReader[]::new);
  }

  @Override
  public Bits getLiveDocs() {
    return documents;
  }

  @Override
  public int numDocs() {
    return count;
  }

  /** What is cached by the whole segment does not hold for a part of it. */
  @Override
  public CacheHelper getCoreCacheHelper() {
    return null;
  }

  @Override
  public CacheHelper getReaderCacheHelper() {
    return null;
  }
}
