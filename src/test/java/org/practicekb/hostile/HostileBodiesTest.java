package org.practicekb.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile texts in every place of a body, whether the checks let them through or not. */
class HostileBodiesTest {

  @TempDir Path folder;

  @Test
  void noHostileTextInABodyBecomesMarkup() throws IOException {
    judge(HostileBodies.of(folder, 12));
  }

  @Test
  @Tag("full")
  void noHostileTextInAnyPlaceOfABodyBecomesMarkup() throws IOException {
    HostileBodies all = HostileBodies.of(folder, 1);
    judge(all);
    Files.writeString(Path.of("target", "hostile-bodies.txt"), all.table());
  }

  private static void judge(HostileBodies bodies) {
    Map<String, List<String>> wrong = new TreeMap<>();
    bodies
        .pages()
        .forEach(
            (written, html) -> {
              List<String> found = Audit.of(html);
              if (!found.isEmpty()) {
                wrong.put(written, found);
              }
            });
    assertEquals("", lines(wrong));
    assertEquals(List.of(), bodies.crashes());
    assertTrue(bodies.refused() > bodies.count() / 5, bodies.table());
    assertTrue(bodies.pages().size() > bodies.count() / 3, bodies.table());
  }

  private static String lines(Map<String, List<String>> wrong) {
    return wrong.entrySet().stream()
        .limit(20)
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }
}
