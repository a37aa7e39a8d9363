package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.site.DevServer;
import org.practicekb.site.Loaded;
import org.practicekb.site.Manifest;
import org.practicekb.site.Staging;
import org.practicekb.site.Workspace;

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
    assertEquals(400, get("?limit=99999999999").statusCode());
    assertEquals(400, get("?q=%ff%00&grade=3").statusCode());
    assertEquals(200, get("?q=x&offset=2147483647&limit=2147483647").statusCode());
    assertEquals(200, get("?setting=school&setting=school").statusCode());
  }

  @Test
  void whateverIsAskedIsAnsweredOrRefusedWithAReason() throws Exception {
    List<String> names = List.of("q", "offset", "limit", "typing", "type", "grade", "x", "");
    List<String> values =
        List.of(
            "stress",
            "%22",
            "-",
            "%00",
            "%ff",
            "%F0%9F%98%80",
            "%ED%A0%80",
            "+",
            "cebc:3",
            "true",
            "-1",
            "1e9",
            "%3Cscript%3E",
            "a".repeat(500),
            "*",
            "%5B",
            "%22a+b%22",
            "..%2f",
            "=");
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      StringBuilder query = new StringBuilder("?");
      for (int part = random.nextInt(5); part >= 0; part--) {
        query.append(names.get(random.nextInt(names.size()))).append('=');
        for (int piece = random.nextInt(4); piece > 0; piece--) {
          query.append(values.get(random.nextInt(values.size())));
        }
        query.append('&');
      }
      HttpResponse<String> response = get(query.toString());
      JsonNode json = new ObjectMapper().readTree(response.body());
      boolean refused = response.statusCode() == 400 && !json.path("error").asText().isBlank();
      assertTrue(refused || response.statusCode() == 200 && json.has("hits"), query.toString());
    }
  }

  @Test
  void buildMayExchangeTheIndexWhileItIsAsked(@TempDir Path project) throws Exception {
    Path other = project.resolve("other");
    TinyIndex.content().entry("programs/d", "Talks", "Stress, too.").index(other).close();
    Path site = project.resolve("site");
    Path index = site.resolve("search/lucene");
    publish(other, site);
    AtomicBoolean done = new AtomicBoolean();
    Set<Integer> seen = new ConcurrentSkipListSet<>();
    ExecutorService builds = Executors.newSingleThreadExecutor();
    try (DevServer built =
        DevServer.start(site, DevServer.LOOPBACK, 0, Map.of("/api/search", new SearchApi(index)))) {
      Future<?> all =
          builds.submit(
              () -> {
                for (int i = 0; i < 40 || seen.size() < 2 && i < 4000; i++) {
                  publish(i % 2 == 0 ? folder : other, site);
                }
                done.set(true);
                return null;
              });
      do {
        HttpRequest request =
            HttpRequest.newBuilder(built.url().resolve("/api/search?q=stress")).build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        seen.add(new ObjectMapper().readTree(response.body()).path("total").asInt());
      } while (!done.get());
      all.get();
      assertEquals(Set.of(1, 3), seen);
    }
    builds.shutdown();
  }

  private static void publish(Path index, Path site) throws IOException {
    try (Staging staging = Staging.open(site, false)) {
      FileUtils.copyDirectory(index.toFile(), staging.folder().resolve("search/lucene").toFile());
      Manifest.of(staging.folder()).write(staging.folder());
      staging.commit();
    }
  }

  @Test
  void someClientsAtATimeAreAllAnswered() throws Exception {
    holds(server, 40, Duration.ofSeconds(2));
  }

  @Test
  @Tag("full")
  void twoHundredClientsAreHeldForAMinute(@TempDir Path real) throws Exception {
    Path project = Path.of("").toAbsolutePath();
    Workspace workspace = new Workspace(project, project.resolve("content"), project, project);
    IndexBuilder.build(real, Loaded.load(workspace, Loaded.today()).kb(), TinyIndex::url);
    try (DevServer other =
        DevServer.start(real, DevServer.LOOPBACK, 0, Map.of("/api/search", new SearchApi(real)))) {
      holds(other, 200, Duration.ofSeconds(60));
    }
  }

  /** Each client asks again as soon as it is answered, over one connection. */
  private static void holds(DevServer server, int clients, Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Random random = new Random(i);
      answers.add(threads.submit(() -> ask(server.url(), random, end)));
    }
    for (Future<Integer> answered : answers) {
      assertTrue(answered.get() > 0);
    }
    threads.shutdown();
  }

  /** Fails when anything but the right answer comes; returns how many came. */
  private static int ask(URI url, Random random, long end) throws IOException {
    List<String> right =
        List.of("q=stress", "q=strss+relief", "q=%22moral+support%22", "q=res&typing=true", "q=");
    List<String> wrong = List.of("settng=x", "limit=x", "offset=-1");
    int answers = 0;
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout((int) LONG.toMillis());
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (; System.nanoTime() < end; answers++) {
        boolean sound = random.nextInt(10) > 0;
        List<String> queries = sound ? right : wrong;
        String query = queries.get(random.nextInt(queries.size()));
        String request = "GET /api/search?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = answer(in);
        assertTrue(answer.startsWith("HTTP/1.1 " + (sound ? 200 : 400)), query + "\n" + answer);
        assertTrue(answer.contains(sound ? "\"hits\"" : "\"error\""), query + "\n" + answer);
      }
    }
    return answers;
  }

  private static String answer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertTrue(next >= 0, "the server hung up after: " + head);
      head.append((char) next);
    }
    String length = head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1");
    return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
  }
}
