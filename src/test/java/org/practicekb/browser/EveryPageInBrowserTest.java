package org.practicekb.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.site.DevServer;

/** Every page of the real content in real Chromium, in both widths and both themes. */
@Tag("full")
class EveryPageInBrowserTest {

  /** Pages whose file begins with one of these; all when it is empty. For a look at some. */
  private static final List<String> ONLY = List.of(System.getProperty("pages", "").split(","));

  @TempDir static Path folder;
  private static Chromium chromium;
  private static DevServer server;
  private static Soundness soundness;

  @BeforeAll
  static void serve() throws IOException {
    chromium = Chromium.start();
    server = PagesInBrowserTest.serve(Path.of("content").toAbsolutePath(), folder.resolve("site"));
    soundness = new Soundness(chromium, server);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> pageIsSound() throws IOException {
    List<String> paths = paths();
    assertTrue(!paths.isEmpty(), "no page begins with " + ONLY);
    return paths.stream().map(path -> DynamicTest.dynamicTest("/" + path, () -> look(path)));
  }

  /** The addresses of all pages that stay where they are. */
  private static List<String> paths() throws IOException {
    Path site = folder.resolve("site");
    try (Stream<Path> files = Files.walk(site)) {
      return files
          .filter(file -> file.endsWith("index.html"))
          .filter(file -> !leadsOn(file))
          .map(file -> site.relativize(file).toString().replace('\\', '/'))
          .filter(path -> ONLY.stream().anyMatch(path::startsWith))
          .map(path -> path.substring(0, path.length() - "index.html".length()))
          .sorted()
          .toList();
    }
  }

  private static boolean leadsOn(Path file) {
    try {
      return Files.readString(file).contains("http-equiv=\"refresh\"");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void look(String path) {
    for (int width : List.of(360, 1280)) {
      soundness.assertSound(path, width, ColorScheme.LIGHT);
      soundness.assertSound(path, width, ColorScheme.DARK);
    }
  }
}
