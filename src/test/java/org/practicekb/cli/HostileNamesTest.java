package org.practicekb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicekb.TestSite;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;

/** Names of files and values cannot command the terminal, or the service that runs the checks. */
class HostileNamesTest {

  private static final List<String> NAMES =
      List.of(
          "\u001b[31mred\u001b[0m.md",
          "\u001b]0;title\u0007.md",
          "\u009b2J.md",
          "x\rcontent fine.md",
          "x\n::error file=a::y.md",
          "::set-output name=x::y.md",
          "\u202egnp.exe.md",
          "\u2066x\u2069.txt",
          "x\u200by.md");

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();

  private String run(String... args) {
    Kb.run(new PrintWriter(said), new PrintWriter(said), args);
    return said.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "github", "sarif"})
  void namesAreSpelledOut(String format) throws IOException {
    Path content = TestSite.of("sound", folder).content();
    for (String name : NAMES) {
      Files.writeString(content.resolve("pages").resolve(name), "---\ntitle: x\n---\n");
    }
    Files.writeString(content.resolve("pages/red.md"), "---\n\u001b[31mtitle: x\n---\n");
    String report = run("check", "--content", content.toString(), "--format", format);
    assertOnlySeen(report);
    assertTrue(report.contains("U+202E"), report);
    assertTrue(report.lines().noneMatch(line -> line.startsWith("::set-output")), report);
    assertTrue(report.lines().noneMatch(line -> line.startsWith("::error file=a::")), report);
    int times = format.equals("github") ? 2 : 1; // annotations are printed as text too
    assertEquals(
        times * NAMES.size(),
        report.split("title: |is not a slug|is no entry", -1).length - 1,
        report);
  }

  @Test
  void aColoredProblemHasOnlyOurColors() {
    Problem problem =
        Problem.error(Place.file("a.md"), "'\u001b[2J' is wrong", "Not \u009b2J.", "\u202ex");
    assertEquals(
        "\u001b[1ma.md\u001b[0m: \u001b[31merror: \u001b[0m'{U+001B}[2J' is wrong.\u001b[36m Not {U+009B}2J. ({U+202E}x)\u001b[0m",
        Terminal.colored(problem));
  }

  @Test
  void aFailureThatNamesAFileSpellsItOut() {
    assertOnlySeen(run("check", "--content", folder.resolve("\u001b[31mnone\u202e").toString()));
    assertTrue(said.toString().startsWith("kb: there is no '"), said.toString());
  }

  @Test
  void foreignFilesInTheTargetAreSpelledOut() throws IOException {
    Path content = TestSite.of("sound", folder).content();
    Path site = Files.createDirectories(folder.resolve("site"));
    Files.writeString(site.resolve("\u001b[31mmine\u202e.txt"), "x");
    assertOnlySeen(run("build", "--content", content.toString(), "--out", site.toString()));
    assertTrue(said.toString().contains("{U+001B}[31mmine"), said.toString());
  }

  private static void assertOnlySeen(String text) {
    assertTrue(text.length() > 20, text);
    assertEquals("", text.replaceAll("[^\\p{Cc}\\p{Cf}]|\\n|\\r(?=\\n)", ""), text);
  }
}
