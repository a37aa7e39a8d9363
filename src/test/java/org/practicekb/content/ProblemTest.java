package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may have been meant. */
class ProblemTest {

  private static final List<String> KNOWN = List.of("medical", "school", "steady-team-training");

  @Test
  void theNearestIsMeantWithAThirdOfItsLettersWrong() {
    assertEquals(Optional.of("medical"), Problem.nearest("MEDICL", KNOWN));
    assertEquals(Optional.of("steady-team-training"), Problem.nearest("steady-training", KNOWN));
    assertEquals(Optional.empty(), Problem.nearest("home", KNOWN));
  }

  @Test
  void amongManyOnlyFewLettersMayBeWrong() {
    assertEquals(Optional.empty(), Problem.nearest("steady-training", KNOWN, 4));
    assertEquals(Optional.of("steady-team-training"), Problem.nearest("steady-training", KNOWN, 5));
  }
}
