package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.site.DevServer;

class SearchApiTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path folder;
  private DevServer server;

  @BeforeEach
  void serve() throws IOException {
    TinyIndex.content()
        .entry("programs/a", "Rest", "Stress.", "setting: {stated: [school]}")
        .entry("programs/b", "Walks", "Stress.", "setting: {stated: [medical]}")
        .entry(
            "programs/c", "Caf\u00e9", "Stress relief.\n\n## Cautions {#cautions}\n\nIt is loud.")
        .index(folder)
        .close();
    server =
        DevServer.start(
            folder, DevServer.LOOPBACK, 0, Map.of("/api/search", new SearchApi(folder)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String query) throws IOException, InterruptedException {
    URI url = URI.create(server.url() + "api/search" + query);
    return client.send(
        HttpRequest.newBuilder(url).timeout(LONG).build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode found(String query) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(get(query).body());
  }

  @Test
  void answersWithTheJsonOfTheCommand() throws Exception {
    try (EntrySearch search = EntrySearch.open(folder)) {
      assertEquals(
          SearchJson.of(search.search(SearchRequest.of("stress caf\u00e9"))) + "\n",
          get("?q=stress+caf%C3%A9").body());
    }
    assertEquals("application/json", get("?q=x").headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void severalValuesOfAFacetAreAlternatives() throws Exception {
    assertEquals(1, found("?setting=school").path("total").asInt());
    assertEquals(2, found("?setting=school&setting=medical").path("total").asInt());
    assertEquals(0, found("?setting=school&type=term").path("total").asInt());
  }

  @Test
  void offsetAndLimitCutTheHits() throws Exception {
    JsonNode second = found("?q=&offset=1&limit=1");
    assertEquals(3, second.path("total").asInt());
    assertEquals(1, second.path("hits").size());
    assertEquals("programs/a", second.path("hits").path(0).path("id").asText());
  }

  @Test
  void lastWordMayBeUnfinishedWhileTyping() throws Exception {
    assertEquals(0, found("?q=r").path("total").asInt());
    assertEquals(2, found("?q=r&typing=true").path("total").asInt());
  }

  @Test
  void hitTellsWhetherItsPageHasCautions() throws Exception {
    assertTrue(found("?q=caf%C3%A9").path("hits").path(0).path("caution").isBoolean());
    assertTrue(found("?q=caf%C3%A9").path("hits").path(0).path("caution").asBoolean());
    assertEquals(false, found("?q=walks").path("hits").path(0).path("caution").asBoolean(true));
  }

  @Test
  void whatCannotBeAnsweredIsSaid() throws Exception {
    HttpResponse<String> response = get("?settng=school");
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("'settng' is no facet."), response.body());
    assertEquals("{\"error\":\"'x' is no number for limit\"}\n", get("?limit=x").body());
    assertEquals(400, get("?offset=-1").statusCode());
  }
}
