package org.practicekb.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A published entry, as a built site lists it.
 *
 * @param id its type's folder and its slug: {@code programs/ce-cert}
 * @param url from the site's root: {@code programs/ce-cert/}
 * @param elements of a framework: the anchors of its elements
 */
record PublishedEntry(String id, String url, List<String> elements) {

  /** Where a site lists them. */
  static final String LIST = "data/entries.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a site's list.
   *
   * @param findings takes what is wrong with it, but not that it is no JSON: {@link JsonFiles}
   *     finds that in every file
   */
  static List<PublishedEntry> read(Path site, List<Finding> findings) throws IOException {
    try {
      return entries(JSON.readTree(Files.readAllBytes(site.resolve(LIST))), findings);
    } catch (NoSuchFileException e) {
      findings.add(new Finding(LIST, "the list of entries is missing", "Build again."));
    } catch (JsonProcessingException e) {
      // Reported with all other JSON.
    }
    return List.of();
  }

  private static List<PublishedEntry> entries(JsonNode list, List<Finding> findings) {
    List<PublishedEntry> entries = new ArrayList<>();
    for (JsonNode entry : list) {
      if (entry.path("id").isTextual() && entry.path("url").isTextual()) {
        entries.add(
            new PublishedEntry(
                entry.get("id").asText(), entry.get("url").asText(), elements(entry)));
      } else {
        findings.add(
            new Finding(LIST, "an entry without id or url: " + entry, "Correct what writes it."));
      }
    }
    return entries;
  }

  private static List<String> elements(JsonNode entry) {
    return entry.path("type").asText().equals("framework")
        ? entry.path("fields").path("elements").findValuesAsText("id")
        : List.of();
  }

  /** What the index calls the elements: {@code frameworks/six-pillars#workload}. */
  Stream<String> elementIds() {
    return elements.stream().map(anchor -> id + "#" + anchor);
  }

  /** Its address, and those of its elements. */
  Stream<String> urls() {
    return Stream.concat(Stream.of(url), elements.stream().map(anchor -> url + "#" + anchor));
  }
}
