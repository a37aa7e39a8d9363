package org.practicekb.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads parts of front matter that may be absent or of another kind than the schema says. */
final class Fields {

  private Fields() {}

  /** A list's elements, each as {@code reader} reads it; none when {@code data} is no list. */
  static <T> List<T> list(JsonNode data, Function<JsonNode, T> reader) {
    return data.isArray()
        ? StreamSupport.stream(data.spliterator(), false).map(reader).toList()
        : List.of();
  }

  static List<String> texts(JsonNode data) {
    return list(data, JsonNode::asText);
  }

  /** One citation or a list of them. */
  static List<Citation> citations(JsonNode data) {
    return data.isTextual()
        ? List.of(Citation.parse(data.asText()))
        : list(data, one -> Citation.parse(one.asText()));
  }
}
