package org.practicekb.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers as text for a browser: base 32, the lowest digit first, one character a digit; all but a
 * number's last digit have 32 added. Characters are those of base 64 for URLs, so that JSON and
 * scripts hold them as they are, and hosts compress them.
 */
final class Packed {

  private static final byte[] DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
          .getBytes(StandardCharsets.US_ASCII);
  private static final int BITS = 5;
  private static final int MORE = 1 << BITS;
  private static final int MOST_DIGITS = 7;

  /** Most are the numbers of one term. */
  private byte[] text = new byte[1 << 5];

  private int length;

  /**
   * @param number not negative
   */
  Packed add(int number) {
    room(MOST_DIGITS);
    int left = number;
    while (left >= MORE) {
      text[length++] = DIGITS[MORE | left & MORE - 1];
      left >>>= BITS;
    }
    text[length++] = DIGITS[left];
    return this;
  }

  void add(Packed other) {
    room(other.length);
    System.arraycopy(other.text, 0, text, length, other.length);
    length += other.length;
  }

  private void room(int more) {
    if (text.length - length < more) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + more));
    }
  }

  /** In characters. */
  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  @Override
  public String toString() {
    return new String(text, 0, length, StandardCharsets.US_ASCII);
  }
}
