package org.practicekb.site;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Lets through only requests that the handlers of a {@link DevServer} expect, and ends every
 * exchange.
 *
 * <p>A site of someone else may let its own name lead to this machine, so that its scripts in a
 * browser here could read what is served (DNS rebinding). So a request must name this machine: by
 * an address, as {@code localhost}, or as the one who started the server did.
 */
final class RequestGuard extends Filter {

  private static final int MAX_ADDRESS = 8_192;
  private static final int MAX_HEADERS = 16_384;
  private static final Pattern PORT = Pattern.compile(":\\d*$");
  private static final Pattern OWN =
      Pattern.compile("(?i)[\\d.]+|\\[[\\da-f:.]+(%\\w+)?]|([\\w-]+\\.)*localhost");

  private final String host;

  /**
   * @param host as the server was told to listen at
   */
  RequestGuard(String host) {
    this.host = host;
  }

  @Override
  public String description() {
    return "refuses other methods and hosts, and requests that are too long";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Cross-Origin-Resource-Policy", "same-origin");
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        Reply.say(exchange, 405, "Only GET and HEAD are answered here.");
      } else if (exchange.getRequestURI().toString().length() > MAX_ADDRESS) {
        Reply.say(exchange, 414, "The address is longer than " + MAX_ADDRESS + " characters.");
      } else if (lengthOfHeaders(exchange) > MAX_HEADERS) {
        Reply.say(exchange, 431, "The headers are longer than " + MAX_HEADERS + " characters.");
      } else if (!isMeant(exchange.getRequestHeaders().getFirst("Host"))) {
        Reply.say(
            exchange,
            421,
            "This is not the host of that name. If it is, start it with --host and the name.");
      } else {
        handle(exchange, chain);
      }
    }
  }

  private static long lengthOfHeaders(HttpExchange exchange) {
    return exchange.getRequestHeaders().entrySet().stream()
        .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + value))
        .mapToLong(String::length)
        .sum();
  }

  /** Only old programs, and no browser, name none. */
  private boolean isMeant(String named) {
    if (named == null) {
      return true;
    }
    String name = PORT.matcher(named).replaceFirst("");
    return name.equalsIgnoreCase(host) || OWN.matcher(name).matches();
  }

  private static void handle(HttpExchange exchange, Chain chain) throws IOException {
    try {
      chain.doFilter(exchange);
    } catch (IOException | RuntimeException e) {
      if (exchange.getResponseCode() > 0) {
        throw e;
      }
      Reply.say(exchange, 500, "The server failed: " + e);
    }
  }
}
