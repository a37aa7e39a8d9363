package org.practicekb.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Answers {@code /api/search} with {@link SearchJson}. Parameters: {@code q}, {@code offset},
 * {@code limit}, {@code typing} ({@code true} while the last word may be unfinished), and any
 * number of each facet, as {@code setting=school&setting=medical}. What cannot be answered is
 * status 400 with {@code {"error": "..."}}.
 *
 * <p>The index is opened for each request, so that a build may exchange it in between. The server
 * ends the exchange. Thread-safe.
 */
public final class SearchApi implements HttpHandler {

  private static final int MAX_LIMIT = 1000;

  private final Path index;

  /**
   * @param index the folder of the index
   */
  public SearchApi(Path index) {
    this.index = index;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (EntrySearch search = open()) {
      SearchRequest request = request(parameters(exchange.getRequestURI().getRawQuery()));
      List<String> unknown = search.unknownLevels(request);
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException(String.join(". ", unknown));
      }
      send(exchange, 200, SearchJson.of(search.search(request)));
    } catch (IllegalArgumentException e) {
      ObjectNode error = JsonNodeFactory.instance.objectNode().put("error", e.getMessage());
      send(exchange, 400, error);
    }
  }

  /** Opens the index. A build may exchange it meanwhile: Lucene tells by the ids in its files. */
  private EntrySearch open() throws IOException {
    Object before = identity();
    try {
      return EntrySearch.open(index);
    } catch (IOException e) {
      if (Objects.equals(before, identity())) {
        throw e;
      }
      return open();
    }
  }

  private Object identity() throws IOException {
    return Files.readAttributes(index, BasicFileAttributes.class).fileKey();
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters
            .computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
            .add(decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static SearchRequest request(Map<String, List<String>> parameters) {
    Map<String, List<String>> facets = new TreeMap<>(parameters);
    String words = last(facets.remove("q"), "");
    boolean typing = last(facets.remove("typing"), "").equals("true");
    int offset = number("offset", last(facets.remove("offset"), "0"));
    int limit = number("limit", last(facets.remove("limit"), "" + SearchRequest.DEFAULT_LIMIT));
    SearchRequest request = SearchRequest.of(words).page(offset, Math.min(limit, MAX_LIMIT));
    for (Map.Entry<String, List<String>> facet : facets.entrySet()) {
      request = request.where(facet.getKey(), facet.getValue().toArray(String[]::new));
    }
    return typing ? request.whileTyping() : request;
  }

  private static String last(List<String> values, String otherwise) {
    return values == null ? otherwise : values.get(values.size() - 1);
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + value + "' is no number for " + name);
    }
  }

  private static void send(HttpExchange exchange, int status, ObjectNode json) throws IOException {
    byte[] body = (json + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
