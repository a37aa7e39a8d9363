package org.practicekb.preview;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Keeps browsers told of the state of the page they show, as server-sent events (HTML Living
 * Standard, 9.2). The parameter {@code page} is the path of that page. Thread-safe.
 */
final class Events implements HttpHandler {

  private static final String PARAMETER = "page=";

  /** A browser that has left is noticed when it is written to. */
  private static final long HEARTBEAT_SECONDS = 10;

  private static final String HEARTBEAT = ":\n\n";
  private static final String RECONNECT_SOON = "retry: 500\n\n";

  private final UnaryOperator<String> stateOf;
  private final Set<Browser> browsers = ConcurrentHashMap.newKeySet();

  /** A browser that shows a page. */
  private static final class Browser {
    private final String page;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    Browser(String page) {
      this.page = page;
    }
  }

  /**
   * @param stateOf the state of the page at a path, on one line
   */
  Events(UnaryOperator<String> stateOf) {
    this.stateOf = stateOf;
  }

  /** The paths of the pages that browsers show. */
  Set<String> pages() {
    Set<String> pages = new TreeSet<>();
    browsers.forEach(browser -> pages.add(browser.page));
    return pages;
  }

  /** Tells every browser the state of its page. */
  void tell() {
    browsers.forEach(browser -> browser.events.add(event(browser)));
  }

  private String event(Browser browser) {
    return "data: " + stateOf.apply(browser.page) + "\n\n";
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Browser browser = new Browser(page(exchange.getRequestURI().getRawQuery()));
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    browsers.add(browser);
    try (OutputStream out = exchange.getResponseBody()) {
      write(out, RECONNECT_SOON + event(browser));
      while (true) {
        String next = browser.events.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        write(out, next == null ? HEARTBEAT : next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      browsers.remove(browser);
    }
  }

  private static String page(String query) {
    return query != null && query.startsWith(PARAMETER)
        ? URLDecoder.decode(query.substring(PARAMETER.length()), StandardCharsets.UTF_8)
        : "/";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
