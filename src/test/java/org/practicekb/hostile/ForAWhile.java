package org.practicekb.hostile;

import java.util.List;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Ends a property after so many seconds as {@code -Dkb.fuzz.seconds} says, not after so many tries:
 * ten minutes in the full run, one second else.
 */
final class ForAWhile implements AroundTryHook {

  /** How long to look for each kind of input that breaks something. */
  static final int SECONDS = Integer.getInteger("kb.fuzz.seconds", 1);

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor tried, List<Object> parameters) {
    Store<Long> start =
        Store.getOrCreate(ForAWhile.class, Lifespan.PROPERTY, () -> System.nanoTime());
    TryExecutionResult result = tried.execute(parameters);
    boolean over = System.nanoTime() - start.get() > SECONDS * 1_000_000_000L;
    return over && result.isSatisfied() ? TryExecutionResult.satisfied(true) : result;
  }
}
