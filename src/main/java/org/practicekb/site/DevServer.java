package org.practicekb.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a site to the browsers of this machine. Every request looks anew, so that what is served
 * may change at any time. Thread-safe.
 */
public final class DevServer implements AutoCloseable {

  /** Where only this machine's programs can connect. */
  public static final String LOOPBACK = "127.0.0.1";

  /** Who takes longer to send a request is hung up on. */
  static final int MAX_REQUEST_SECONDS = 20;

  private static final int MAX_CLIENTS = 1_000;
  private static final int TAG_BYTES = 16;

  private final HttpServer server;
  private final ExecutorService threads;

  private DevServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts serving a built site.
   *
   * @param site its folder
   * @throws SiteException when the port cannot be had
   */
  public static DevServer start(Path site, String host, int port, Map<String, HttpHandler> more)
      throws IOException {
    return start(new ServedFiles(site), host, port, more);
  }

  /**
   * Starts serving.
   *
   * @param host the address to listen at; {@link #LOOPBACK} unless others are to see the site
   * @param port 0 for any that is free
   * @param more what answers the paths that begin with a given one, such as {@code /api/}
   * @throws SiteException when the port cannot be had
   */
  public static DevServer start(
      SiteSource site, String host, int port, Map<String, HttpHandler> more) throws IOException {
    setLimits();
    HttpServer server = HttpServer.create();
    bind(server, host, port);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    RequestGuard guard = new RequestGuard(host);
    server.createContext("/", exchange -> serve(site, exchange)).getFilters().add(guard);
    more.forEach((path, handler) -> server.createContext(path, handler).getFilters().add(guard));
    server.start();
    return new DevServer(server, threads);
  }

  /** The server of the JDK reads these when it is used for the first time. */
  private static void setLimits() {
    // Otherwise it waits 40 ms for the client between the head and the body of a reply.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(MAX_REQUEST_SECONDS));
    // It hangs up on more that wait for their next request.
    System.setProperty("sun.net.httpserver.maxIdleConnections", Integer.toString(MAX_CLIENTS));
  }

  private static void bind(HttpServer server, String host, int port) throws IOException {
    try {
      server.bind(new InetSocketAddress(InetAddress.getByName(host), port), MAX_CLIENTS);
    } catch (UnknownHostException e) {
      throw new SiteException("There is no address '" + host + "'. Use " + LOOPBACK + ".", e);
    } catch (SocketException e) {
      throw new SiteException(
          "Port %d of %s cannot be used (%s). Choose another with --port."
              .formatted(port, host, e.getMessage()),
          e);
    }
  }

  /** The address of the home page. */
  public URI url() {
    InetSocketAddress address = server.getAddress();
    String host = address.getHostString();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + "/");
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void serve(SiteSource site, HttpExchange exchange) throws IOException {
    try {
      answer(site, exchange);
    } catch (NoSuchFileException e) {
      // A build exchanged the site between the look-up and the opening.
      answer(site, exchange);
    }
  }

  private static void answer(SiteSource site, HttpExchange exchange) throws IOException {
    SiteSource.Found found = site.find(exchange.getRequestURI().getRawPath());
    if (found instanceof SiteSource.Nothing) {
      send(exchange, 404, site.notFoundPage());
    } else {
      send(exchange, 200, found);
    }
  }

  private static void send(HttpExchange exchange, int status, SiteSource.Found found)
      throws IOException {
    if (found instanceof SiteSource.Stored stored) {
      send(exchange, status, stored.file(), stored.type());
    } else if (found instanceof SiteSource.Made made) {
      String tag = tag(sha256().digest(made.bytes()));
      try (InputStream content = new ByteArrayInputStream(made.bytes())) {
        new Reply(status, made.type(), tag, made.bytes().length).send(exchange, content);
      }
    } else if (found instanceof SiteSource.Folder folder) {
      String query = exchange.getRequestURI().getRawQuery();
      String location = folder.location() + (query == null ? "" : "?" + query);
      exchange.getResponseHeaders().set("Location", location);
      Reply.say(exchange, 301, "The page is at " + location);
    } else {
      Reply.say(exchange, 404, "There is nothing at this address.");
    }
  }

  /** Sends a file, all of it from the one that was there when the sending began. */
  private static void send(HttpExchange exchange, int status, Path file, String type)
      throws IOException {
    try (FileChannel content = FileChannel.open(file)) {
      String tag = tag(content);
      InputStream fromStart = Channels.newInputStream(content.position(0));
      new Reply(status, type, tag, content.size()).send(exchange, fromStart);
    }
  }

  /** A tag that is the same as long as the content is, through any number of builds. */
  private static String tag(FileChannel content) throws IOException {
    MessageDigest digest = sha256();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    while (content.read(buffer) >= 0) {
      digest.update(buffer.flip());
      buffer.clear();
    }
    return tag(digest.digest());
  }

  private static String tag(byte[] digest) {
    return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
