package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/** The real content, changed at random: whatever an editor's hand does, the report has places. */
class MutationTest {

  private static final Path CONTENT = Path.of("content");

  private static final List<String> NASTY =
      List.of(
          "---\n",
          "\n---\n",
          "\n\n",
          "\t",
          "  ",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "|",
          ">",
          "<",
          "&",
          "*",
          "**",
          "_",
          "`",
          "```\n",
          "#",
          "## ",
          "###### ",
          "[@",
          "[@key]",
          "[^1]",
          "[^1]: ",
          "](",
          "](../terms/burnout.md)",
          "![](",
          "<!--",
          "-->",
          "<em>",
          "</em>",
          "<script>",
          "&#1;",
          "&#x4;",
          "\\",
          "\r",
          "\r\n",
          "\u0000",
          "\u0001",
          "\uFEFF",
          "\u00AD",
          "\u202E",
          "\uD83D\uDE00",
          "null",
          "~",
          "true",
          "1e999999999",
          "-0.0",
          "0x1F",
          "9999999999999999999999999999999999999999999999",
          "2026-02-30",
          "!!set",
          "&a",
          "*a",
          "<<: ",
          "? ",
          "%YAML",
          "...\n",
          "javascript:",
          "/",
          "//",
          "..",
          "{#id}",
          "{#}",
          "| a | b |\n|---|\n",
          "> > > ",
          "1. ",
          "relations:\n",
          "aliases: [x]\n",
          "anchors: {a: b}\n",
          "grades: 5\n",
          "levels: {}\n",
          "elements: [{id: }]\n",
          "sections: [1, {id: 2}]\n",
          "values: []\n",
          "status: draft\n",
          "number: 1e99\n");

  @Test
  void noMutationBreaksTheCheck(@TempDir Path folder) throws IOException {
    mutate(folder, 4);
  }

  @Test
  @Tag("full")
  void noMutationOfManyBreaksTheCheck(@TempDir Path folder) throws IOException {
    mutate(folder, 200);
  }

  private static void mutate(Path folder, int rounds) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(CONTENT)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (int round = 1; round <= rounds; round++) {
      Path content = Files.createDirectories(folder.resolve(round + "/content"));
      Random random = new Random(round);
      Map<String, byte[]> written = new HashMap<>();
      for (Path file : files) {
        Path copy = content.resolve(CONTENT.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        byte[] bytes = mutated(Files.readAllBytes(file), random);
        Files.write(copy, bytes);
        written.put(Workspace.label(copy), bytes);
      }
      check(content, written, round);
    }
  }

  private static void check(Path content, Map<String, byte[]> written, int round)
      throws IOException {
    Path folder = content.getParent();
    Workspace workspace = new Workspace(folder, content, folder, folder);
    List<Problem> problems = Loaded.load(workspace, TestSite.TODAY).problems();
    assertTrue(problems.size() > written.size(), "round " + round);
    assertEquals(problems.stream().distinct().sorted().toList(), problems);
    for (Problem problem : problems) {
      assertTrue(stands(problem.place(), written), () -> "round " + round + ": " + problem);
      assertTrue(problem.toString().lines().count() == 1, problem::toString);
    }
  }

  /** Whether a place is in its file. */
  private static boolean stands(Place place, Map<String, byte[]> written) {
    byte[] bytes = written.get(place.path());
    if (bytes == null || place.line() == 0) {
      return bytes != null || place.path().endsWith("permalinks.lock");
    }
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    return place.line() <= lines.length
        && place.column() >= 1
        && place.column() <= lines[place.line() - 1].length() + 1;
  }

  private static byte[] mutated(byte[] file, Random random) {
    byte[] bytes = file;
    for (int n = random.nextInt(4); n >= 0; n--) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + random.nextInt(40));
    String nasty = NASTY.get(random.nextInt(NASTY.size()));
    byte[] piece =
        switch (random.nextInt(6)) {
          case 0 -> new byte[0];
          case 1 -> new byte[] {(byte) random.nextInt(256)};
          case 2 -> twice(bytes, at, end);
          case 3 -> nasty.repeat(1 + random.nextInt(50)).getBytes(StandardCharsets.UTF_8);
          default -> nasty.getBytes(StandardCharsets.UTF_8);
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(piece);
    int resume = random.nextBoolean() ? at : end;
    out.write(bytes, resume, bytes.length - resume);
    return out.toByteArray();
  }

  private static byte[] twice(byte[] bytes, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, from, to - from);
    out.write(bytes, from, to - from);
    return out.toByteArray();
  }
}
