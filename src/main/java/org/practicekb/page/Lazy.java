package org.practicekb.page;

import java.util.function.Supplier;

/**
 * Something that not every page needs, made when the first one asks. Thread-safe.
 *
 * @param <T> what is made; never null
 */
final class Lazy<T> implements Supplier<T> {

  private final Supplier<T> make;
  private T made;

  Lazy(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public synchronized T get() {
    if (made == null) {
      made = make.get();
    }
    return made;
  }
}
