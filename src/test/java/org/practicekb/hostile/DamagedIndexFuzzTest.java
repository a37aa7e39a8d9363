package org.practicekb.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.browser.Chromium;
import org.practicekb.site.DevServer;
import org.practicekb.site.SiteBuilder;

/**
 * The search in the browser with files that were damaged on their way: each try ends soon, in a
 * result or in an error that the page tells of. As long as {@link ForAWhile} says.
 */
class DamagedIndexFuzzTest {

  private static final Path SCRIPTS = Path.of("src", "test", "resources", "hostile");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String META = "meta.json";

  @TempDir static Path folder;
  private static Chromium chromium;
  private static DevServer server;
  private static final Map<String, String> FILES = new TreeMap<>();

  @BeforeAll
  static void index() throws IOException {
    chromium = Chromium.start();
    Path site = Files.createDirectories(folder.resolve("site"));
    SiteBuilder.index(
        TestSite.of("pages-of-every-kind", folder.resolve("project")).load().kb(), site);
    Path search = site.resolve("search");
    try (Stream<Path> files = Files.walk(search)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        FILES.put(search.relativize(file).toString(), Files.readString(file));
      }
    }
    Files.copy(Path.of("templates/assets/search-engine.js"), site.resolve("engine.js"));
    Files.copy(SCRIPTS.resolve("reader.js"), site.resolve("reader.js"));
    Files.writeString(site.resolve("index.html"), "<!DOCTYPE html><title>x</title>");
    server = DevServer.start(site, DevServer.LOOPBACK, 0, Map.of());
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

  @Test
  void damagedFilesOfTheIndexLeadToAResultOrAClearError() throws IOException {
    assertReadsWell(FILES.keySet().stream().filter(name -> !name.equals(META)).toList());
  }

  @Test
  void aDamagedMetaJsonLeadsToAResultOrAClearError() throws IOException {
    assertReadsWell(List.of(META));
  }

  private static void assertReadsWell(List<String> names) throws IOException {
    URI url = server.url();
    Map<String, Object> task =
        Map.of(
            "seconds",
            ForAWhile.SECONDS,
            "files",
            FILES,
            "names",
            names,
            "base",
            url.resolve("search/").toString(),
            "engine",
            url.resolve("engine.js").toString(),
            "worker",
            url.resolve("reader.js").toString());
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(url.toString());
      String told = (String) page.evaluate(Files.readString(SCRIPTS.resolve("reading.js")), task);
      JsonNode found = JSON.readTree(told);
      assertEquals(List.of(), JSON.convertValue(found.path("wrong"), List.class));
      assertTrue(found.path("clear").asInt() > 10 && found.path("sound").asInt() > 10, told);
    }
  }
}
