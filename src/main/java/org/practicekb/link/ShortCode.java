package org.practicekb.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The code of a short link. It is made from the permalink alone, so that two branches that add
 * entries never have to agree on one, and a code once printed leads to the same entry for ever.
 */
public final class ShortCode {

  /** Lower case, without letters that look like digits, and without vowels, which make words. */
  private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxyz";

  /** 28 to the 7th: among 10,000 permalinks two share a code in one of 270 knowledge bases. */
  private static final int LENGTH = 7;

  private ShortCode() {}

  /** The code of {@code permalink}: the digits of its SHA-256 to the base of the alphabet. */
  public static String of(String permalink) {
    long rest = ByteBuffer.wrap(sha256(permalink)).getLong();
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length())));
      rest = Long.divideUnsigned(rest, ALPHABET.length());
    }
    return code.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
