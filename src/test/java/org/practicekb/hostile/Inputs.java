package org.practicekb.hostile;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What fuzzing tries: the pieces of a language in any order, hostile texts, and any characters. */
final class Inputs {

  private static final int MOST_PIECES = 30;

  private Inputs() {}

  /** Texts made of {@code pieces} mostly. */
  static Arbitrary<String> of(String... pieces) {
    return piece(pieces).list().ofMaxSize(MOST_PIECES).map(list -> String.join("", list));
  }

  private static Arbitrary<String> piece(String... pieces) {
    List<String> hostile = Payload.all().stream().map(Payload::text).toList();
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.of(pieces)),
        Tuple.of(2, Arbitraries.of(hostile)),
        Tuple.of(3, Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(4)),
        Tuple.of(1, Arbitraries.strings().ofMinLength(1).ofMaxLength(3)));
  }

  /** {@code bases} with some stretches replaced by {@code pieces}. */
  static Arbitrary<String> changed(List<String> bases, String... pieces) {
    Arbitrary<Edit> edit =
        Combinators.combine(
                Arbitraries.doubles().between(0, 1),
                Arbitraries.integers().between(0, 12),
                piece(pieces))
            .as(Edit::new);
    return Combinators.combine(Arbitraries.of(bases), edit.list().ofMinSize(1).ofMaxSize(6))
        .as(
            (base, edits) -> {
              StringBuilder text = new StringBuilder(base);
              edits.forEach(one -> one.apply(text));
              return text.toString();
            });
  }

  private record Edit(double at, int length, String text) {
    void apply(StringBuilder whole) {
      int start = (int) (at * whole.length());
      whole.replace(start, Math.min(whole.length(), start + length), text);
    }
  }
}
