package org.practicekb.site;

/** Told how far a build is. Calls may come from any thread. */
public interface Progress {

  /** A progress that tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void step(String name, int parts) {}

        @Override
        public void advance() {}
      };

  /** A step begins that has {@code parts} parts; 0 when they are not counted. */
  void step(String name, int parts);

  /** One part of the step is done. */
  void advance();

  /** A step begins whose parts are not counted. */
  default void step(String name) {
    step(name, 0);
  }
}
