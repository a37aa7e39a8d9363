package org.practicekb.check;

import java.util.List;

/** Turns of phrase that several checks use. */
final class Wording {

  private static final int MAX_LISTED = 20;

  private Wording() {}

  /** {@code a program}, {@code an answer}. */
  static String article(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  /** What is known, or {@code where} it is laid down when that is long. */
  static String listed(List<String> known, String where) {
    return known.size() > MAX_LISTED ? where : String.join(", ", known);
  }
}
