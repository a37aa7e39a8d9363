package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevServerTest {

  @TempDir Path project;
  private Path site;
  private DevServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void serve() throws IOException {
    site = project.resolve("site");
    Folder.write(site, "index.html", "<h1>Home</h1>");
    Folder.write(site, "programs/index.html", "<h1>Programs</h1>");
    Folder.write(site, "programs/ce-cert/index.json", "{}");
    Folder.write(site, "404.html", "<h1>Not found</h1>");
    Folder.write(site, ".gitignore", "*\n");
    Folder.write(project, "secret.txt", "secret");
    server = DevServer.start(site, DevServer.LOOPBACK, 0, Map.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve(path));
    return client.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The status line in answer to a request that a decent client would not send. */
  private String statusOf(String requestLine) throws IOException {
    URI url = server.url();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      String request = requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(!answer.contains("secret"), answer);
      return answer.lines().findFirst().orElse("").replaceFirst("^HTTP/1.1 (\\d+).*", "$1");
    }
  }

  @Test
  void aFolderIsItsIndexPage() throws Exception {
    assertEquals("<h1>Home</h1>", get("/").body());
    HttpResponse<String> programs = get("/programs/?sort=title");
    assertEquals(200, programs.statusCode());
    assertEquals("<h1>Programs</h1>", programs.body());
  }

  @Test
  void aFolderWithoutSlashIsRedirectedWithItsQuery() throws Exception {
    HttpResponse<String> response = get("/programs?sort=title");
    assertEquals(301, response.statusCode());
    assertEquals("/programs/?sort=title", header(response, "Location"));
  }

  @ParameterizedTest
  @CsvSource({
    "index.html, text/html; charset=utf-8",
    "kb.css, text/css; charset=utf-8",
    "kb.js, text/javascript; charset=utf-8",
    "a.json, application/json",
    "feed.xml, application/atom+xml; charset=utf-8",
    "sitemap.xml, application/xml; charset=utf-8",
    "llms.txt, text/plain; charset=utf-8",
    "a.csv, text/csv; charset=utf-8",
    "a.svg, image/svg+xml",
    "A.PNG, image/png",
    "a.woff2, font/woff2",
    "_0.cfs, application/octet-stream",
    "segments_1, application/octet-stream"
  })
  void contentTypesFollowTheName(String name, String type) throws Exception {
    Folder.write(site, name, "x");
    assertEquals(type, header(get("/" + name), "Content-Type"));
  }

  @Test
  void whatIsNotThereIsThe404Page() throws Exception {
    HttpResponse<String> response = get("/gone/");
    assertEquals(404, response.statusCode());
    assertEquals("<h1>Not found</h1>", response.body());
    assertEquals("text/html; charset=utf-8", header(response, "Content-Type"));
  }

  @Test
  void withoutA404PageAPlainTextSaysSo() throws Exception {
    Files.delete(site.resolve("404.html"));
    HttpResponse<String> response = get("/gone/");
    assertEquals(404, response.statusCode());
    assertEquals("There is nothing at this address.\n", response.body());
  }

  @Test
  void aFolderWithoutAPageIsNotListed() throws Exception {
    assertEquals(404, get("/programs/ce-cert/").statusCode());
    assertEquals(404, get("/programs/ce-cert").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/programs/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/programs/..%2f..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "/secret.txt%00.html",
        "/index.html%00",
        "/%0d%0aX: y",
        "/.gitignore",
        "/%2egitignore",
        "/index.html::$DATA",
        "/%ff%fe",
        "/./index.html",
        "http://localhost/../secret.txt"
      })
  void noPathLeadsOutOfTheSite(String path) throws IOException {
    String status = statusOf("GET " + path);
    assertTrue(status.equals("404") || status.equals("400"), status);
  }

  @Test
  void noLinkLeadsOutOfTheSite() throws Exception {
    Files.createSymbolicLink(site.resolve("out.txt"), project.resolve("secret.txt"));
    Files.createSymbolicLink(site.resolve("up"), project);
    assertEquals(404, get("/out.txt").statusCode());
    assertEquals(404, get("/up/secret.txt").statusCode());
  }

  @Test
  void aSiteBehindALinkIsServed() throws Exception {
    Path link = Files.createSymbolicLink(project.resolve("link"), site);
    try (DevServer other = DevServer.start(link, DevServer.LOOPBACK, 0, Map.of())) {
      HttpRequest request = HttpRequest.newBuilder(other.url()).build();
      assertEquals(200, client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
  }

  @Test
  void aRedirectNeverLeadsToAnotherHost() throws IOException {
    Folder.write(site, "example.com/index.html", "");
    assertEquals("404", statusOf("GET //example.com"));
    assertEquals("404", statusOf("GET /%2fexample.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "MKCOL"})
  void otherMethodsAreRefused(String method) throws IOException {
    assertEquals("405", statusOf(method + " /"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET", "GET  /", "GET / /", "\u0000\u0001", "GET mailto:a"})
  void brokenRequestsDoNoHarm(String line) throws Exception {
    statusOf(line);
    assertEquals(200, get("/").statusCode());
  }

  @Test
  void anOverlongAddressIsRefused() throws IOException {
    assertEquals("200", statusOf("GET /?" + "q".repeat(8_000)));
    assertEquals("414", statusOf("GET /?" + "q".repeat(9_000)));
    assertEquals("414", statusOf("GET /" + "q".repeat(9_000)));
  }

  @Test
  void aHeadHasTheHeadersOfTheFileAndNoBody() throws Exception {
    HttpRequest head =
        HttpRequest.newBuilder(server.url())
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response = client.send(head, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode());
    assertEquals("13", header(response, "Content-Length"));
    assertEquals("", response.body());
    assertEquals(header(get("/"), "ETag"), header(response, "ETag"));
  }

  @Test
  void aFileTheBrowserHasIsNotSentAgain() throws Exception {
    String tag = header(get("/"), "ETag");
    for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
      HttpResponse<String> response = get("/", "If-None-Match", known);
      assertEquals(304, response.statusCode(), known);
      assertEquals("", response.body());
    }
    assertEquals(200, get("/", "If-None-Match", "\"other\"").statusCode());
  }

  @Test
  void aChangedFileIsSentAgainThoughItsSizeIsTheSame() throws Exception {
    String tag = header(get("/"), "ETag");
    Folder.write(site, "index.html", "<h1>Dome</h1>");
    assertEquals("<h1>Dome</h1>", get("/", "If-None-Match", tag).body());
  }

  @Test
  void anEmptyAndALargeFileAreSentWhole() throws Exception {
    Folder.write(site, "empty.txt", "");
    Folder.write(site, "large.txt", "0123456789".repeat(100_000));
    assertEquals("", get("/empty.txt").body());
    assertEquals(1_000_000, get("/large.txt").body().length());
  }

  @Test
  void aPortInUseIsNamed() {
    int port = server.url().getPort();
    SiteException refusal =
        assertThrows(
            SiteException.class,
            () -> DevServer.start(site, DevServer.LOOPBACK, port, Map.of()).close());
    assertTrue(refusal.getMessage().startsWith("Port " + port + " of 127.0.0.1 cannot be used"));
  }

  @Test
  void aHostThatIsNoneOfThisMachineIsNamed() {
    for (String host : new String[] {"192.0.2.1", "no host"}) {
      SiteException refusal =
          assertThrows(SiteException.class, () -> DevServer.start(site, host, 0, Map.of()).close());
      assertTrue(refusal.getMessage().contains(host), refusal.getMessage());
    }
  }

  @Test
  void onlyThisMachineCanConnect() throws IOException {
    assertTrue(InetAddress.getByName(server.url().getHost()).isLoopbackAddress());
  }

  @Test
  void anotherHandlerAnswersItsOwnPaths() throws Exception {
    try (DevServer other =
        DevServer.start(
            site,
            DevServer.LOOPBACK,
            0,
            Map.of(
                "/api/",
                exchange -> {
                  if (exchange.getRequestURI().getPath().equals("/api/broken")) {
                    throw new IllegalStateException("broken");
                  }
                  exchange.sendResponseHeaders(200, 2);
                  exchange.getResponseBody().write(new byte[] {'[', ']'});
                }))) {
      assertEquals("[]", client.send(request(other, "/api/search?q=sts"), BODY).body());
      HttpResponse<String> failure = client.send(request(other, "/api/broken"), BODY);
      assertEquals(500, failure.statusCode());
      assertTrue(failure.body().contains("broken"), failure.body());
      assertEquals(200, client.send(request(other, "/"), BODY).statusCode());
    }
  }

  private static final HttpResponse.BodyHandler<String> BODY = HttpResponse.BodyHandlers.ofString();

  private static HttpRequest request(DevServer server, String path) {
    return HttpRequest.newBuilder(server.url().resolve(path)).build();
  }

  @Test
  void aBuildMayExchangeTheSiteWhileItIsServed() throws Exception {
    Path built = project.resolve("built");
    Folder.publish(built, "0", false);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService browser = Executors.newSingleThreadExecutor();
    try (DevServer other = DevServer.start(built, DevServer.LOOPBACK, 0, Map.of())) {
      Future<String> last = browser.submit(() -> browse(other, done));
      for (int i = 1; i <= 20; i++) {
        Folder.publish(built, Integer.toString(i), false);
      }
      done.set(true);
      assertEquals("20", last.get());
    }
    browser.shutdown();
  }

  /** Reloads the home page until the builds are done; returns what it shows then. */
  private String browse(DevServer server, AtomicBoolean done) throws Exception {
    boolean last = false;
    while (true) {
      HttpResponse<String> response = client.send(request(server, "/"), BODY);
      assertEquals(200, response.statusCode());
      if (last) {
        return response.body();
      }
      last = done.get();
    }
  }
}
