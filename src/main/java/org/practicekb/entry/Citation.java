package org.practicekb.entry;

/**
 * A pointer to a reference or source.
 *
 * @param key the slug of a reference or source
 * @param locator a section id of the source, or a page or part of the reference; empty when none is
 *     given
 */
public record Citation(String key, String locator) {

  /** Reads {@code key, locator}: what follows the first comma is the locator. */
  public static Citation parse(String text) {
    int comma = text.indexOf(',');
    return comma < 0
        ? new Citation(text.strip(), "")
        : new Citation(text.substring(0, comma).strip(), text.substring(comma + 1).strip());
  }

  @Override
  public String toString() {
    return locator.isEmpty() ? key : key + ", " + locator;
  }
}
