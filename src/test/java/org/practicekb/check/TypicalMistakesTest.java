package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicekb.TestSite;
import org.practicekb.content.Problem;

/**
 * What editors get wrong, from {@code mistakes.txt}, each with the whole report on it: whoever
 * reads it needs nothing else to mend it.
 */
class TypicalMistakesTest {

  private static final Path FILE = Path.of("src", "test", "resources", "mistakes.txt");

  @TempDir Path folder;

  /**
   * A mistake.
   *
   * @param steps what the editor does to the sound site
   * @param report what is said of it
   */
  record Mistake(String name, List<String> steps, String report) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Mistake> mistakes() throws IOException {
    return Stream.of(Files.readString(FILE).split("(?m)^## "))
        .skip(1)
        .map(TypicalMistakesTest::read);
  }

  private static Mistake read(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return new Mistake(
        lines.get(0),
        lines.stream().skip(1).filter(line -> !line.startsWith("> ")).toList(),
        lines.stream()
            .filter(line -> line.startsWith("> "))
            .map(line -> line.substring(2) + "\n")
            .collect(Collectors.joining()));
  }

  @Test
  void thereAreFortyAtLeast() throws IOException {
    List<String> names = mistakes().map(Mistake::name).distinct().toList();
    assertTrue(names.size() >= 40, names.size() + " mistakes");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void messageAloneIsEnoughToMendIt(Mistake mistake) throws IOException {
    TestSite site = TestSite.of("sound", folder);
    assertEquals("", site.report());
    Path file = null;
    String before = null;
    for (String step : mistake.steps()) {
      String rest =
          step.substring(step.indexOf(' ') + 1)
              .replace("\\n", "\n")
              .replace("\\t", "\t")
              .replace("\\_", "\u00a0");
      switch (step.substring(0, step.indexOf(' '))) {
        case "in" -> file = site.content().resolve(rest);
        case "rename" -> rename(file, site.content().resolve(rest));
        case "write" -> write(file, rest);
        case "-" -> before = rest;
        case "+" -> replace(file, before, rest);
        default -> throw new IllegalArgumentException(step);
      }
    }
    List<Problem> problems = new ArrayList<>(site.load().problems());
    assertFalse(problems.isEmpty(), "nobody notices");
    for (Problem problem : problems) {
      assertFalse(
          problem.suggestion().isEmpty() && problem.expected().isEmpty(), problem.toString());
    }
    assertEquals(mistake.report().replace("\\_", "\u00a0"), site.report());
  }

  private static void rename(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.move(from, to);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static void replace(Path file, String before, String after) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertTrue(text.contains(before), before);
    Files.writeString(file, text.replace(before, after), StandardCharsets.UTF_8);
  }
}
