package org.practicekb.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes numbers and texts in few bytes, which {@link BytesReader} reads in the same order. Not
 * thread-safe.
 */
public final class BytesWriter {

  private byte[] bytes = new byte[1024];
  private int length;
  private final Map<String, Integer> texts = new HashMap<>();

  /** What was written, and behind {@link #length} what was not. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** A number in one byte below 128, and in up to five. */
  public void number(int number) {
    reserve(5);
    int left = number;
    while ((left & ~0x7F) != 0) {
      bytes[length++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[length++] = (byte) left;
  }

  /** A text, which takes only a number when it comes again. */
  public void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size() + 1);
    number(known == null ? 0 : known);
    if (known == null) {
      characters(text);
    }
  }

  /** How many there are, then each as {@code one} writes it. */
  public <T> void list(List<T> list, Consumer<T> one) {
    number(list.size());
    list.forEach(one);
  }

  /** What another has written; texts of it are not shared with what is written here. */
  public void part(BytesWriter other) {
    part(other.bytes, 0, other.length);
  }

  void part(byte[] from, int start, int size) {
    number(size);
    reserve(size);
    System.arraycopy(from, start, bytes, length, size);
    length += size;
  }

  private void characters(String text) {
    byte[] narrow = text.getBytes(StandardCharsets.ISO_8859_1);
    boolean wide = !new String(narrow, StandardCharsets.ISO_8859_1).equals(text);
    number(text.length() << 1 | (wide ? 1 : 0));
    reserve(text.length() * 2);
    if (wide) {
      for (int i = 0; i < text.length(); i++) { // each as it is: halves of pairs may stand alone
        char c = text.charAt(i);
        bytes[length++] = (byte) (c >> 8);
        bytes[length++] = (byte) c;
      }
    } else {
      System.arraycopy(narrow, 0, bytes, length, narrow.length);
      length += narrow.length;
    }
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
