package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The real content, changed at random: whatever an editor's hand does, the report has places. */
class MutationTest {

  private static final Path CONTENT = Path.of("content");
  private static final ObjectMapper JSON = new ObjectMapper();

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

  /** Values that a field does not expect. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e99",
          "12345678901234567890123",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"x, y\"",
          "\"#\"",
          "\"/\"",
          "\"terms/burnout#x\"",
          "\"programs/\"",
          "\"/a/\"",
          "\"2026-02-30\"",
          "\"draft\"",
          "\"javascript:alert(1)\"",
          "[]",
          "[null]",
          "[[]]",
          "[{}]",
          "[\"x\", \"x\"]",
          "{}",
          "{\"\": 1}",
          "{\"id\": null}",
          "{\"a/b~c\": [1]}");

  @Test
  void noMutationOfTheTextBreaksTheCheck(@TempDir Path folder) throws IOException {
    mutate(folder, 4, MutationTest::text);
  }

  @Test
  void noMutationOfTheFieldsBreaksTheCheck(@TempDir Path folder) throws IOException {
    mutate(folder, 2, MutationTest::fields);
  }

  @Test
  @Tag("full")
  void noneOfManyMutationsBreaksTheCheck(@TempDir Path folder) throws IOException {
    mutate(folder.resolve("text"), 200, MutationTest::text);
    mutate(folder.resolve("fields"), 60, MutationTest::fields);
  }

  private interface Mutation {
    byte[] of(String name, byte[] file, Random random) throws IOException;
  }

  private static void mutate(Path folder, int rounds, Mutation mutation) throws IOException {
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
        byte[] bytes = mutation.of(file.toString(), Files.readAllBytes(file), random);
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

  /** Gives a few fields of an entry or taxonomy values of other types. */
  private static byte[] fields(String name, byte[] file, Random random) throws IOException {
    String text = new String(file, StandardCharsets.UTF_8);
    boolean taxonomy = name.endsWith(".yml");
    int end = taxonomy ? text.length() : text.indexOf("\n---\n", 4) + 1;
    if (end == 0 || !taxonomy && !name.endsWith(".md")) {
      return file;
    }
    String yaml = taxonomy ? text : text.substring(4, end);
    JsonNode data = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    for (int n = random.nextInt(4); n >= 0; n--) {
      change(data, random);
    }
    String changed = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(data) + "\n";
    return (taxonomy ? changed : "---\n" + changed + text.substring(end))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Goes down a random way, and changes what it comes to. */
  private static void change(JsonNode parent, Random random) throws IOException {
    List<String> names = new ArrayList<>();
    parent.fieldNames().forEachRemaining(names::add);
    int at = random.nextInt(Math.max(1, parent.size()));
    String name = names.isEmpty() ? "" : names.get(at);
    JsonNode child = parent.isObject() ? parent.path(name) : parent.path(at);
    if (child.isContainerNode() && !child.isEmpty() && random.nextInt(4) > 0) {
      change(child, random);
      return;
    }
    JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    if (parent instanceof ArrayNode array && !array.isEmpty()) {
      array.set(at, value);
    } else if (parent instanceof ObjectNode object) {
      object.set(random.nextInt(6) == 0 ? "odd" : name, value);
    }
  }

  private static byte[] text(String name, byte[] file, Random random) {
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
