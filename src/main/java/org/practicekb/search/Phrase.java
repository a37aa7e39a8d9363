package org.practicekb.search;

import java.util.List;

/**
 * Words that stand at given distances from one another.
 *
 * @param slots in order, at least one
 */
record Phrase(List<Slot> slots) {

  /**
   * One place in a phrase.
   *
   * @param position counts from any start; stop words left out of a phrase leave gaps
   * @param stems any one of them may stand there
   */
  record Slot(int position, List<String> stems) {}

  /** All stems in it. */
  List<String> stems() {
    return slots.stream().flatMap(slot -> slot.stems.stream()).toList();
  }
}
