package org.practicekb.content;

/**
 * Names and values that many files have, kept once: all content is in memory at the same time. Of
 * texts that few have not all are known. Thread-safe: a text that another thread forgets is kept
 * twice, which does no harm.
 */
public final class SharedText {

  private static final int LONGEST = 40;

  /** A power of two. */
  private static final int MANY = 1 << 16;

  private static final String[] TEXTS = new String[MANY];

  private SharedText() {}

  /** An equal text, mostly the same object for all who ask; long texts as they are. */
  public static String of(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 16) & MANY - 1;
    String known = TEXTS[slot];
    if (text.equals(known)) {
      return known;
    }
    TEXTS[slot] = text;
    return text;
  }
}
