package org.practicekb.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.content.Problem;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/** Runs {@code bench/Generate.java} as a person does. */
final class GenerateTest {

  @TempDir private Path folder;

  @Test
  void asManyEntriesAsAskedForAllPassTheChecks() throws Exception {
    assertEquals(0, generate(120, folder));
    Path content = folder.resolve("content");
    Loaded loaded = Loaded.load(new Workspace(folder, content, folder, folder), LocalDate.MAX);
    assertEquals(List.of(), loaded.problems().stream().filter(Problem::isError).toList());
    assertEquals(120, loaded.kb().all().size());
  }

  @Test
  void theSameSeedGivesTheSameFiles() throws Exception {
    assertEquals(0, generate(110, folder.resolve("first")));
    assertEquals(0, generate(110, folder.resolve("second")));
    assertEquals(texts(folder.resolve("first")), texts(folder.resolve("second")));
  }

  @Test
  void contentThatIsThereIsLeftAlone() throws Exception {
    Path kept = folder.resolve("content/kept.md");
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, "kept");
    assertEquals(1, generate(110, folder));
    assertEquals(Map.of("content/kept.md", "kept"), texts(folder));
  }

  private static int generate(int count, Path folder) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java, "-XX:TieredStopAtLevel=1", "bench/Generate.java", "" + count, "" + folder, "7");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        texts.put(name, Files.readString(file));
      }
    }
    return texts;
  }
}
