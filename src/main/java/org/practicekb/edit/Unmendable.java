package org.practicekb.edit;

import org.practicekb.content.Place;

/** A place that names the moved entry in a way that only a person can change. */
final class Unmendable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unmendable(Place place, String name) {
    super(
        place
            + ": '"
            + name
            + "' is written here in a way that cannot be changed by a program. Write it plainly on one line, then move.");
  }
}
