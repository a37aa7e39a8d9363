package org.practicekb.site;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.IOUtils;

/**
 * What is sent in answer to a request, as RFC 9110 has it: something whole, packed with gzip, a
 * part of it, or only that the browser has it already.
 *
 * @param status 200 unless it stands for something that is not there
 * @param type its content type
 * @param tag in quotes; the same as long as the bytes are
 * @param length in bytes
 */
record Reply(int status, String type, String tag, long length) {

  private static final Pattern PACKABLE = Pattern.compile("^text/|[/+](json|xml)|^image/svg");
  private static final int WORTH_PACKING = 1_024;
  private static final Pattern GZIP =
      Pattern.compile("(?i)gzip(\\s*;\\s*q=(?!0(\\.0*)?$)[\\d.]+)?");

  /** One range of bytes. More at once are rare, and may be ignored. */
  private static final Pattern BYTES = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * A part.
   *
   * @param last is the last byte of it; before {@code first} when nothing is there
   */
  private record Range(long first, long last) {

    boolean isEmpty() {
      return last < first;
    }
  }

  /** A sentence instead of what was asked for. */
  static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
    head(exchange, status, "text/plain; charset=utf-8", body.length);
    if (!isHead(exchange)) {
      exchange.getResponseBody().write(body);
    }
  }

  /**
   * Sends it.
   *
   * @param content all of its bytes
   */
  void send(HttpExchange exchange, InputStream content) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    boolean packable = PACKABLE.matcher(type).find() && length >= WORTH_PACKING;
    if (packable) {
      headers.set("Vary", "Accept-Encoding");
    }
    Optional<Range> range = range(exchange);
    boolean packed = packable && range.isEmpty() && asksFor(exchange, "Accept-Encoding", GZIP);
    String sent = packed ? tag.replaceFirst("\"$", "-gzip\"") : tag;
    headers.set("ETag", sent);
    headers.set("Accept-Ranges", "bytes");
    if (status == 200 && has(exchange, sent)) {
      head(exchange, 304, type, 0);
    } else if (packed) {
      sendPacked(exchange, content);
    } else if (range.isPresent()) {
      send(exchange, range.get(), content);
    } else {
      head(exchange, status, type, length);
      copy(exchange, content, 0, length);
    }
  }

  private void sendPacked(HttpExchange exchange, InputStream content) throws IOException {
    headers(exchange, type).set("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(status, isHead(exchange) ? -1 : 0);
    if (!isHead(exchange)) {
      try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
        content.transferTo(out);
      }
    }
  }

  private void send(HttpExchange exchange, Range part, InputStream content) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    if (part.isEmpty()) {
      headers.set("Content-Range", "bytes */" + length);
      say(exchange, 416, "It has " + length + " bytes.");
    } else {
      headers.set("Content-Range", "bytes %d-%d/%d".formatted(part.first, part.last, length));
      long size = part.last - part.first + 1;
      head(exchange, 206, type, size);
      copy(exchange, content, part.first, size);
    }
  }

  private static void copy(HttpExchange exchange, InputStream content, long from, long size)
      throws IOException {
    if (!isHead(exchange)) {
      IOUtils.copyLarge(content, exchange.getResponseBody(), from, size);
    }
  }

  /** The part that is asked for, if the browser has the rest of just this. */
  private Optional<Range> range(HttpExchange exchange) {
    Headers request = exchange.getRequestHeaders();
    String rest = request.getFirst("If-Range");
    boolean wanted = status == 200 && !isHead(exchange) && (rest == null || rest.equals(tag));
    Matcher asked = BYTES.matcher(wanted ? String.valueOf(request.getFirst("Range")) : "");
    return asked.matches() ? range(asked.group(1), asked.group(2)) : Optional.empty();
  }

  private Optional<Range> range(String first, String last) {
    if (first.isEmpty()) {
      return last.isEmpty()
          ? Optional.empty()
          : Optional.of(new Range(Math.max(0, length - Long.parseLong(last)), length - 1));
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    return to < from ? Optional.empty() : Optional.of(new Range(from, Math.min(to, length - 1)));
  }

  private static boolean has(HttpExchange exchange, String tag) {
    return asksFor(
        exchange, "If-None-Match", Pattern.compile("(W/)?" + Pattern.quote(tag) + "|\\*"));
  }

  /** Whether one of the values in a header is such. */
  private static boolean asksFor(HttpExchange exchange, String header, Pattern value) {
    Stream<String> lines = exchange.getRequestHeaders().getOrDefault(header, List.of()).stream();
    return lines
        .flatMap(line -> Arrays.stream(line.split(",")))
        .anyMatch(one -> value.matcher(one.strip()).matches());
  }

  private static void head(HttpExchange exchange, int status, String type, long length)
      throws IOException {
    Headers headers = headers(exchange, type);
    if (isHead(exchange)) {
      headers.set("Content-Length", Long.toString(length));
    }
    boolean empty = length == 0 || isHead(exchange);
    exchange.sendResponseHeaders(status, empty ? -1 : length);
  }

  private static Headers headers(HttpExchange exchange, String type) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-cache");
    headers.set("X-Content-Type-Options", "nosniff");
    return headers;
  }

  private static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }
}
