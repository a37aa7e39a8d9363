package org.practicekb.content;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names and values that many files have, kept once: all content is in memory at the same time.
 * Thread-safe.
 */
public final class SharedText {

  private static final int LONGEST = 40;
  private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

  private SharedText() {}

  /** An equal text, which is the same object for all who ask; long texts as they are. */
  public static String of(String text) {
    return text.length() > LONGEST ? text : TEXTS.computeIfAbsent(text, same -> same);
  }
}
