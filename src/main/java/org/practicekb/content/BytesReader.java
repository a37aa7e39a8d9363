package org.practicekb.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Reads what {@link BytesWriter} has written, in the same order. Not thread-safe. */
public final class BytesReader {

  private final byte[] bytes;
  private int at;
  private final int end;
  private final List<String> texts = new ArrayList<>();

  /** A reader of all bytes. */
  public BytesReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private BytesReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Whether everything was read. */
  public boolean isAtEnd() {
    return at >= end;
  }

  /** A reader of a part, which has to be read no further here. */
  public BytesReader part() {
    int length = number();
    at += length;
    return new BytesReader(bytes, at - length, at);
  }

  /** Another reader of what is to be read. */
  public BytesReader again() {
    return new BytesReader(bytes, at, end);
  }

  /** Writes all that is to be read as a part. */
  public void copyTo(BytesWriter out) {
    out.part(bytes, at, end - at);
  }

  /** The next number. */
  public int number() {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      number |= (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  /** The next numbers, which a number of them comes before. */
  public int[] numbers() {
    int[] numbers = new int[number()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number();
    }
    return numbers;
  }

  /** The next text. */
  public String text() {
    int known = number();
    if (known > 0) {
      return texts.get(known - 1);
    }
    String text = characters();
    texts.add(text);
    return text;
  }

  /** The next list, each of it as {@code one} reads it. */
  public <T> List<T> list(Supplier<T> one) {
    int size = number();
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(one.get());
    }
    return Collections.unmodifiableList(list);
  }

  private String characters() {
    int size = number();
    int length = size >> 1;
    if ((size & 1) == 0) {
      at += length;
      return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
    }
    char[] wide = new char[length];
    for (int i = 0; i < length; i++) {
      wide[i] = (char) (bytes[at++] << 8 | bytes[at++] & 0xFF);
    }
    return new String(wide);
  }
}
