package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
    return statusOf(requestLine, "localhost");
  }

  private String statusOf(String requestLine, String host) throws IOException {
    return statusOf(server, requestLine, host);
  }

  private static String statusOf(DevServer server, String requestLine, String host)
      throws IOException {
    URI url = server.url();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      String request = requestLine + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
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
        "/%252e%252e%252fsecret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/%uff0e%uff0e/secret.txt",
        "/..;/secret.txt",
        "/programs/..\\..\\secret.txt",
        "/programs/%2e%2e%5c%2e%2e%5csecret.txt",
        "/....//secret.txt",
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
  void overlongHeadersAreRefused() throws Exception {
    assertEquals(200, get("/", "X-Long", "h".repeat(15_000)).statusCode());
    assertEquals(431, get("/", "X-Long", "h".repeat(17_000)).statusCode());
    String[] many = new String[150];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "X-" + i;
      many[i + 1] = "h".repeat(300);
    }
    assertEquals(431, get("/", many).statusCode());
    assertEquals(200, get("/").statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:8080, 200",
    "LOCALHOST, 200",
    "kb.localhost:8080, 200",
    "127.0.0.1:8080, 200",
    "[::1]:8080, 200",
    "192.168.1.20, 200",
    "evil.example, 421",
    "evil.example:8080, 421",
    "localhost.evil.example, 421",
    "127.0.0.1.evil.example, 421",
    "evillocalhost, 421",
    "'', 421"
  })
  void onlyNamesOfThisMachineAreAnswered(String name, String status) throws IOException {
    assertEquals(status, statusOf("GET /", name));
  }

  @Test
  void theNameThatTheServerWasStartedWithIsAnswered() throws IOException {
    String name = InetAddress.getLocalHost().getHostName();
    try (DevServer other = DevServer.start(site, name, 0, Map.of())) {
      assertEquals("200", statusOf(other, "GET /", name));
      assertEquals("421", statusOf(other, "GET /", "evil.example"));
    }
  }

  @Test
  void noOtherSiteMayReadWhatIsServed() throws Exception {
    HttpResponse<String> response = get("/", "Origin", "https://evil.example");
    assertEquals("", header(response, "Access-Control-Allow-Origin"));
    assertEquals("same-origin", header(response, "Cross-Origin-Resource-Policy"));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, bytes 0-0/10",
    "bytes=2-4, 234, bytes 2-4/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=7-99, 789, bytes 7-9/10",
    "bytes=-3, 789, bytes 7-9/10",
    "bytes=-99, 0123456789, bytes 0-9/10"
  })
  void aRangeIsSentAlone(String range, String body, String told) throws Exception {
    Folder.write(site, "digits.txt", "0123456789");
    HttpResponse<String> response = get("/digits.txt", "Range", range);
    assertEquals(206, response.statusCode());
    assertEquals(body, response.body());
    assertEquals(told, header(response, "Content-Range"));
    assertEquals("bytes", header(response, "Accept-Ranges"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
  void aRangeBeyondTheEndIsRefused(String range) throws Exception {
    Folder.write(site, "digits.txt", "0123456789");
    HttpResponse<String> response = get("/digits.txt", "Range", range);
    assertEquals(416, response.statusCode());
    assertEquals("bytes */10", header(response, "Content-Range"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=5-2",
        "bytes=-",
        "bytes=a-b",
        "bytes=0-1,3-4",
        "lines=1-2",
        "bytes",
        "",
        "bytes=99999999999999999999-"
      })
  void aRangeThatIsNoneIsIgnored(String range) throws Exception {
    Folder.write(site, "digits.txt", "0123456789");
    HttpResponse<String> response = get("/digits.txt", "Range", range);
    assertEquals(200, response.statusCode());
    assertEquals("0123456789", response.body());
  }

  @Test
  void aRangeOfAFileThatHasChangedIsTheWholeFile() throws Exception {
    Folder.write(site, "digits.txt", "0123456789");
    String tag = header(get("/digits.txt"), "ETag");
    assertEquals("2", get("/digits.txt", "Range", "bytes=2-2", "If-Range", tag).body());
    Folder.write(site, "digits.txt", "9876543210");
    HttpResponse<String> response = get("/digits.txt", "Range", "bytes=2-2", "If-Range", tag);
    assertEquals(200, response.statusCode());
    assertEquals("9876543210", response.body());
  }

  private HttpResponse<byte[]> packed(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url().resolve(path)).headers(headers);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "br, GZIP;q=0.5 | true",
        "deflate,gzip ; q=1.0 | true",
        "gzip;q=0 | false",
        "gzip;q=0.000 | false",
        "identity | false",
        "notgzip | false"
      })
  void textIsPackedForWhoeverCanUnpackIt(String accepted, boolean packed) throws Exception {
    String text = "Secondary traumatic stress. ".repeat(200);
    Folder.write(site, "long.html", text);
    HttpResponse<byte[]> response = packed("/long.html", "Accept-Encoding", accepted);
    assertEquals(packed ? "gzip" : "", header(response, "Content-Encoding"));
    assertEquals("Accept-Encoding", header(response, "Vary"));
    byte[] body = packed ? unpacked(response.body()) : response.body();
    assertEquals(text, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] unpacked(byte[] gzip) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }

  @Test
  void packedAndPlainAreNotTakenForEachOther() throws Exception {
    Folder.write(site, "long.html", "Secondary traumatic stress. ".repeat(200));
    String plain = header(get("/long.html"), "ETag");
    String tag = header(packed("/long.html", "Accept-Encoding", "gzip"), "ETag");
    assertTrue(!tag.equals(plain), tag);
    for (String[] same : new String[][] {{"gzip", tag}, {"identity", plain}}) {
      assertEquals(
          304,
          packed("/long.html", "Accept-Encoding", same[0], "If-None-Match", same[1]).statusCode());
    }
    assertEquals(200, get("/long.html", "If-None-Match", tag).statusCode());
  }

  @Test
  void picturesShortTextsAndRangesAreNotPacked() throws Exception {
    Folder.write(site, "a.png", "P".repeat(5_000));
    Folder.write(site, "a.txt", "T".repeat(5_000));
    assertEquals("", header(packed("/a.png", "Accept-Encoding", "gzip"), "Content-Encoding"));
    assertEquals("", header(packed("/", "Accept-Encoding", "gzip"), "Content-Encoding"));
    HttpResponse<byte[]> part = packed("/a.txt", "Accept-Encoding", "gzip", "Range", "bytes=0-99");
    assertEquals(206, part.statusCode());
    assertEquals(100, part.body().length);
  }

  /** Each sends a byte now and then, or asks for much and reads none of it. */
  @Test
  void slowClientsDoNotStopOthers() throws Exception {
    Folder.write(site, "large.bin", "0123456789".repeat(1_000_000));
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        Socket socket = new Socket(server.url().getHost(), server.url().getPort());
        slow.add(socket);
        String begun = i % 3 == 0 ? "GET /large.bin HTTP/1.1\r\n\r\n" : "GET / HTTP/1.1\r\nX: ";
        send(socket, begun);
      }
      for (int round = 0; round < 10; round++) {
        for (int i = 0; i < slow.size(); i++) {
          send(slow.get(i), i % 3 == 0 ? "" : "x");
        }
        HttpRequest request =
            HttpRequest.newBuilder(server.url()).timeout(Duration.ofSeconds(5)).build();
        assertEquals(200, client.send(request, BODY).statusCode());
      }
      send(slow.get(1), "\r\n\r\n");
      assertTrue(slow.get(1).getInputStream().read() == 'H', "the slow one is answered at last");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  @Tag("full")
  void whoSendsARequestForTooLongIsHungUpOn() throws Exception {
    try (Socket slow = new Socket(server.url().getHost(), server.url().getPort())) {
      slow.setSoTimeout(1_000);
      long start = System.nanoTime();
      send(slow, "GET / HTTP/1.1\r\nX: ");
      while (isOpen(slow)) {
        long waited = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertTrue(waited < 3 * DevServer.MAX_REQUEST_SECONDS, "still open");
      }
    }
  }

  /** Whether the server waits for more, after a second. */
  private static boolean isOpen(Socket socket) {
    try {
      send(socket, "x");
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Java's own server hangs up on it, but answers others on. */
  @Test
  void aRequestLineOfManyMegabytesIsNotKept() throws Exception {
    String line = "GET /?" + "q".repeat(10_000_000);
    assertTrue(List.of("414", "").contains(statusOrEnd(line)));
    assertEquals(200, get("/").statusCode());
  }

  private String statusOrEnd(String requestLine) throws IOException {
    try {
      return statusOf(requestLine);
    } catch (SocketException e) {
      return "";
    }
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
