package org.practicekb.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** The worked example of HACKING.md, done as it says. */
class HackingTest {

  private static final Pattern EDIT =
      Pattern.compile("In `([^`]+)`, above `([^`]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NEW_FILE =
      Pattern.compile("A new file `([^`]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SEEN = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL);
  private static final Path RESOURCES = Path.of("src", "main", "resources");

  @TempDir Path folder;

  private final List<Path> changed = new ArrayList<>();

  @Test
  void workedExampleWorks() throws Exception {
    String guide = Files.readString(Path.of("HACKING.md"));
    Matcher edit = EDIT.matcher(guide);
    while (edit.find()) {
      String text = Files.readString(Path.of(edit.group(1)));
      assertEquals(2, text.split(Pattern.quote(edit.group(2)), -1).length, edit.group(2));
      write(edit.group(1), text.replace(edit.group(2), edit.group(3) + edit.group(2)));
    }
    Matcher file = NEW_FILE.matcher(guide);
    while (file.find()) {
      write(file.group(1), file.group(2));
    }
    assertEquals(3, changed.size());
    Path classes = compiled();
    List<String> seen = SEEN.matcher(guide).results().map(found -> found.group(1)).toList();
    assertEquals(2, seen.size());
    assertSeen(seen.get(0), classes, "smallest-group: 12\nlargest-group: 8\n");
    assertSeen(seen.get(1), classes, "smallest-group: few\n");
    assertEquals("", check(classes, "smallest-group: 4\nlargest-group: 8\n"));
  }

  private void assertSeen(String expected, Path classes, String fields) throws Exception {
    String said = check(classes, fields);
    assertTrue(said.contains(expected), said);
  }

  private void write(String file, String text) throws IOException {
    Path copy = folder.resolve("project").resolve(file);
    Files.createDirectories(copy.getParent());
    changed.add(Files.writeString(copy, text, StandardCharsets.UTF_8));
  }

  /** The changed sources compiled, and the changed resources beside them. */
  private Path compiled() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources =
          changed.stream().filter(file -> file.toString().endsWith(".java")).toList();
      boolean compiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-d",
                      classes.toString(),
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertTrue(compiled, said.toString());
    }
    for (Path file : changed) {
      if (file.toString().endsWith(".json")) {
        Path copy =
            classes.resolve(
                folder.resolve("project").resolve(RESOURCES).relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return classes;
  }

  /** What the changed program says of the sound site with {@code fields} in its program. */
  private String check(Path classes, String fields) throws Exception {
    Path content = TestSite.of("permalink-kept", folder.resolve("site")).content();
    Path program = content.resolve("programs/steady-teams.md");
    Files.writeString(program, Files.readString(program).replaceFirst("---\n", "---\n" + fields));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                "org.practicekb.cli.Kb",
                "check",
                "--content",
                content.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
