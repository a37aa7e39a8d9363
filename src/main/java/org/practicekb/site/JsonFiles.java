package org.practicekb.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.practicekb.content.Parallel;

/** Checks that a built site's JSON is JSON, without holding any of it in memory. */
final class JsonFiles {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonFiles() {}

  /** Reads all files that are named as JSON, in parallel. */
  static List<Finding> check(Path site, Collection<String> files) throws IOException {
    List<String> names =
        files.stream()
            .filter(name -> name.endsWith(".json") && !name.equals(Manifest.PATH))
            .toList();
    return Parallel.mapFiles(names, name -> check(site, name)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Finding> check(Path site, String name) throws IOException {
    try (InputStream in = Files.newInputStream(site.resolve(name));
        JsonParser parser = FACTORY.createParser(in)) {
      parse(parser);
      return Optional.empty();
    } catch (JsonProcessingException e) {
      int line = e.getLocation().getLineNr();
      String what = "line " + line + " is not JSON: " + e.getOriginalMessage();
      return Optional.of(new Finding(name, what, "Correct what writes it."));
    }
  }

  /**
   * Reads a text, which must be one JSON value with no key twice.
   *
   * @throws JsonProcessingException when it is not
   */
  static void parse(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parse(parser);
    }
  }

  private static void parse(JsonParser parser) throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonParseException(parser, "there is nothing in it");
    }
    parser.skipChildren();
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "something follows the value");
    }
  }
}
