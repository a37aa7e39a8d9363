package org.practicekb.content;

import java.util.function.Supplier;

/**
 * Something that is not always needed, made when it is first asked for. Thread-safe.
 *
 * @param <T> what is made; never null
 */
public final class Lazy<T> implements Supplier<T> {

  private final Supplier<T> make;
  private T made;

  public Lazy(Supplier<T> make) {
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
