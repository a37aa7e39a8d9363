package org.practicekb.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;

/** Questions to a real host, on this machine. */
class LinkProbeTest {

  private static final Duration PAUSE = Duration.ofMillis(40);

  @TempDir Path folder;

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
  private HttpServer host;

  @BeforeEach
  void start() throws IOException {
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext("/", this::answer);
    host.start();
  }

  @AfterEach
  void stop() {
    host.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    times.add(System.nanoTime());
    if (path.startsWith("/moved")) {
      exchange.getResponseHeaders().add("Location", "/here");
    }
    if (path.startsWith("/circle")) {
      exchange.getResponseHeaders().add("Location", path);
    }
    boolean head = exchange.getRequestMethod().equals("HEAD");
    int status =
        switch (path) {
          case "/here", "/10.1000/known" -> 200;
          case "/no-head" -> head ? 405 : 200;
          case "/moved-for-good" -> 301;
          case "/moved-today", "/circle" -> 302;
          case "/closed" -> 403;
          case "/enough" -> 429;
          case "/broken" -> 503;
          default -> 404;
        };
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private OutsideLink link(String path) {
    return new OutsideLink(
        "http://127.0.0.1:" + host.getAddress().getPort() + path,
        "",
        null,
        new Place("content/a.md", 1, 1));
  }

  private LinkProbe.Result probe(List<OutsideLink> links) throws Exception {
    return new LinkProbe(PAUSE, folder.resolve("state/links.json"), "test")
        .probe(links, name -> {});
  }

  private String meaning(String path) throws Exception {
    List<OutsideLink> links = List.of(link(path));
    LinkProbe.Result result = probe(links);
    String problems =
        LinkReport.problems(links, result).stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n"))
            .replace("http://127.0.0.1:" + host.getAddress().getPort(), "");
    return result.answers().values().iterator().next().meaning() + " " + problems;
  }

  @Test
  void answersAreUnderstood() throws Exception {
    assertEquals("ANSWERS ", meaning("/here#part"));
    assertEquals("ANSWERS ", meaning("/no-head"));
    assertEquals("ANSWERS ", meaning("/moved-today"));
    assertEquals(
        "MOVED content/a.md:1:1: warning: '/moved-for-good' has moved for good. Write '/here' when that is the same page.",
        meaning("/moved-for-good"));
    assertEquals(
        "GONE content/a.md:1:1: '/gone' is gone. Find its new address, or link a copy at web.archive.org. (HTTP 404)",
        meaning("/gone"));
    assertEquals("REFUSED ", meaning("/closed"));
    assertEquals(
        "SILENT content/a.md:1:1: warning: '/broken' did not answer (HTTP 503). Open it in a browser; ask again another day.",
        meaning("/broken"));
    assertTrue(meaning("/circle").contains("leads in a circle"));
  }

  @Test
  void doiIsAskedForAtItsRegistryAlone() throws Exception {
    String registry = "http://127.0.0.1:" + host.getAddress().getPort() + "/";
    Place place = new Place("content/a.md", 1, 1);
    List<OutsideLink> links =
        List.of(
            new OutsideLink(registry + "moved-today", "10.1000/leads-on", null, place),
            new OutsideLink(registry + "10.1000/unknown", "10.1000/unknown", null, place));
    List<Problem> problems = LinkReport.problems(links, probe(links));
    assertEquals(
        "[content/a.md:1:1: '10.1000/unknown' is no registered DOI. Compare it with the source; a wrongly printed one goes into 'printed-doi'. (HTTP 404)]",
        problems.toString());
    assertEquals(
        List.of("HEAD /10.1000/unknown", "GET /10.1000/unknown", "HEAD /moved-today"), asked);
  }

  @Test
  void hostIsAskedOneThingAtATimeWithAPause() throws Exception {
    probe(List.of(link("/here"), link("/gone"), link("/closed"), link("/here#again")));
    assertEquals(5, asked.size(), asked.toString());
    for (int i = 1; i < times.size(); i++) {
      assertTrue(times.get(i) - times.get(i - 1) >= PAUSE.toNanos(), "question " + i);
    }
  }

  @Test
  void goodAnswersAreKnownForAWeekAndBadOnesAskedAgain() throws Exception {
    List<OutsideLink> links = List.of(link("/here"), link("/gone"));
    probe(links);
    asked.clear();
    LinkProbe.Result second = probe(links);
    assertEquals(1, second.cached());
    assertEquals(List.of("HEAD /gone", "GET /gone"), asked);
    assertTrue(
        LinkReport.summary(second)
            .startsWith(
                "Links: 1 asked now, 1 known from the last 7 days; 1 answer, 0 moved, 1 gone"),
        LinkReport.summary(second));
  }

  @Test
  void hostThatAsksToBeLeftAloneIs() throws Exception {
    List<OutsideLink> links = List.of(link("/enough"), link("/here"), link("/xyz"));
    LinkProbe.Result result = probe(links);
    assertEquals(List.of("HEAD /enough"), asked);
    assertEquals(2, result.unasked().size());
    String report = LinkReport.markdown(links, result);
    assertTrue(report.contains("## Left alone\n\n- http://127.0.0.1:"), report);
    assertTrue(report.contains("/enough (HTTP 429): content/a.md:1:1"), report);
  }

  @Test
  void silentHostIsNotAskedAThirdTime() throws Exception {
    List<OutsideLink> links = List.of(link("/a"), link("/b"), link("/c"));
    host.stop(0);
    LinkProbe.Result result = probe(links);
    assertEquals(2, result.answers().size());
    assertEquals(1, result.unasked().size());
    assertEquals(Answer.Meaning.SILENT, result.answers().values().iterator().next().meaning());
  }
}
