package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No body costs more time or stack than an entry may. */
class LimitsTest {

  private static String problems(String markdown) {
    List<Problem> problems = new ArrayList<>();
    assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> MarkdownReader.read("a.md", markdown, 0, Map.of(), problems));
    return problems.stream().map(problem -> problem + "\n").reduce("", String::concat);
  }

  @Test
  void blocksNestedTooDeepAreRefused() {
    String refused =
        "lists, quotes or emphasis nested more than 30 deep. Write it out more simply.\n";
    assertEquals("a.md:2:1: " + refused, problems("\n" + "> ".repeat(31) + "a\n"));
    assertEquals("a.md:2:1: " + refused, problems("\n" + "- ".repeat(31) + "a\n"));
    assertEquals("a.md:1:1: " + refused, problems("1. - > ".repeat(11) + "a\n"));
    assertEquals("a.md:1:1: " + refused, problems(" ".repeat(121) + "a\n"));
    assertEquals("a.md:1:1: " + refused, problems("- ".repeat(400) + "\n"));
    assertEquals("", problems("> ".repeat(20) + "a\n"));
  }

  @Test
  void inlineElementsNestedTooDeepAreRefused() {
    assertEquals(
        "a.md:1:119: lists, quotes or emphasis nested more than 30 deep. Write it out more simply.\n",
        problems("![".repeat(61) + "a" + "](b)".repeat(61) + "\n"));
  }

  @Test
  void tablesOfTooManyColumnsAreRefused() {
    assertEquals(
        "a.md:1:1: a table of more than 100 columns. Split it.\n",
        problems("|a".repeat(5_000) + "\n" + "|-".repeat(5_000) + "\n"));
  }

  @Test
  void paragraphsOfTooManyCharactersAreRefused() {
    assertEquals(
        "a.md:3:1: a paragraph of more than 20,000 characters. Split it with empty lines.\n",
        problems("A.\n\n" + "[a](b.md) and more\n".repeat(2_000)));
    assertEquals("", problems("- [a](b.md) and more\n".repeat(2_000)));
  }

  @Test
  void whatStaysWithinTheLimitsIsReadInTime() {
    assertEquals("", problems("*a **b _c __d ".repeat(1_400) + "\n"));
    assertEquals("", problems("[a ![b ".repeat(2_800) + "\n"));
    assertEquals("", problems("[@k] `` ` ".repeat(1_900) + "\n"));
    assertEquals("", problems("a &amp; <b".repeat(1_900) + "\n"));
    assertEquals("", problems("## Same\n\n".repeat(10_000)));
    assertEquals("", problems("[a]: b\n".repeat(2_800)));
  }
}
