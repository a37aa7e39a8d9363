package org.practicekb.search;

/** Every kind of apostrophe is {@code '} to the search. */
public final class Apostrophes {

  private static final String OTHERS =
      "\u2018\u2019\u201B\u02B9\u02BB\u02BC\u02BD\u02C8\u02EE\u2032\u2035\u00B4\u055A\uA78C\uFF07\uFF40";

  private Apostrophes() {}

  /** Replaces them one for one, so that offsets stay, in {@code length} characters. */
  public static void replace(char[] text, int offset, int length) {
    for (int at = offset; at < offset + length; at++) {
      text[at] = isApostrophe(text[at]) ? '\'' : text[at];
    }
  }

  private static boolean isApostrophe(char c) {
    return c == '`' || c > '\u007F' && OTHERS.indexOf(c) >= 0;
  }
}
