package org.practicekb.content;

import java.lang.ref.WeakReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part of a file that is not in memory, but read from an {@link Overflow} when it is asked for.
 * Thread-safe.
 *
 * @param <T> what it is
 */
final class Stored<T> implements Supplier<T> {

  private final Overflow overflow;
  private final long start;
  private final int length;
  private final Function<BytesReader, T> form;

  /** Whoever asks once mostly asks again at once. */
  private WeakReference<T> last;

  /**
   * @param whole what it is
   * @param bytes of it
   * @param form reads them
   */
  Stored(Overflow overflow, T whole, BytesWriter bytes, Function<BytesReader, T> form) {
    this.overflow = overflow;
    this.length = bytes.length();
    this.start = overflow.add(bytes.bytes(), length);
    this.form = form;
    this.last = new WeakReference<>(whole);
  }

  @Override
  public synchronized T get() {
    T whole = last.get();
    if (whole == null) {
      whole = form.apply(new BytesReader(overflow.read(start, length)));
      last = new WeakReference<>(whole);
    }
    return whole;
  }
}
