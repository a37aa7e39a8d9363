package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.practicekb.entry.Entry;

/**
 * References and sources for reference managers: CSL-JSON 1.0, BibTeX and RIS. Only what an entry
 * gives is written.
 */
final class CitationFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Entry> works;

  CitationFiles(List<Entry> works) {
    this.works = works;
  }

  void write(Path folder) throws IOException {
    ArrayNode csl = JSON.createArrayNode();
    works.forEach(work -> csl.add(csl(work)));
    Files.writeString(
        folder.resolve("citations.csl.json"),
        csl.toPrettyString().replace("\r", "") + "\n",
        StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("citations.bib"),
        works.stream().map(CitationFiles::bibTex).collect(Collectors.joining("\n")),
        StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("citations.ris"),
        works.stream().map(CitationFiles::ris).collect(Collectors.joining("\n")),
        StandardCharsets.UTF_8);
  }

  private static boolean isArticle(Entry work) {
    return work.fields().has("container");
  }

  private static ObjectNode csl(Entry work) {
    JsonNode data = work.fields();
    ObjectNode csl =
        JSON.createObjectNode()
            .put("id", work.id().slug())
            .put("type", isArticle(work) ? "article-journal" : "report")
            .put("title", work.title());
    ArrayNode authors = csl.putArray("author");
    data.path("authors")
        .forEach(
            author ->
                authors
                    .addObject()
                    .put("family", author.path("family").asText())
                    .put("given", author.path("given").asText()));
    if (authors.isEmpty() && !organization(data).isEmpty()) {
      authors.addObject().put("literal", organization(data));
    }
    if (data.path("year").isInt()) {
      csl.putObject("issued").putArray("date-parts").addArray().add(data.path("year").asInt());
    }
    Map<String, String> fields =
        Map.of(
            "container-title",
            "container",
            "volume",
            "volume",
            "issue",
            "issue",
            "page",
            "pages",
            "publisher",
            "publisher",
            "DOI",
            "doi",
            "URL",
            "url");
    fields.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(field -> data.has(field.getValue()))
        .forEach(field -> csl.put(field.getKey(), data.path(field.getValue()).asText()));
    return csl;
  }

  private static String organization(JsonNode data) {
    return data.path("organization").asText(data.path("issuer").asText());
  }

  private static String bibTex(Entry work) {
    JsonNode data = work.fields();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", work.title());
    fields.put("author", names(data, " and "));
    fields.put("year", data.path("year").asText());
    fields.put("journal", data.path("container").asText());
    fields.put("volume", data.path("volume").asText());
    fields.put("number", data.path("issue").asText());
    fields.put("pages", data.path("pages").asText().replace("\u2013", "--"));
    fields.put("publisher", data.path("publisher").asText());
    fields.put("doi", data.path("doi").asText());
    fields.put("url", data.path("url").asText());
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field -> "  " + field.getKey() + " = {" + bibTexText(field.getValue()) + "}")
        .collect(
            Collectors.joining(
                ",\n",
                "@" + (isArticle(work) ? "article" : "misc") + "{" + work.id().slug() + ",\n",
                "\n}\n"));
  }

  private static String names(JsonNode data, String between) {
    List<String> names =
        java.util.stream.StreamSupport.stream(data.path("authors").spliterator(), false)
            .map(CitationFiles::name)
            .toList();
    String organization = organization(data);
    return names.isEmpty() && !organization.isEmpty()
        ? "{" + organization + "}"
        : String.join(between, names);
  }

  private static String name(JsonNode author) {
    String given = author.path("given").asText();
    return author.path("family").asText() + (given.isEmpty() ? "" : ", " + given);
  }

  private static String bibTexText(String text) {
    return text.replace("\\", "\\textbackslash ").replaceAll("([&%$#_])", "\\\\$1");
  }

  private static String ris(Entry work) {
    JsonNode data = work.fields();
    StringBuilder ris = new StringBuilder("TY  - " + (isArticle(work) ? "JOUR" : "RPRT") + "\n");
    data.path("authors").forEach(author -> ris.append("AU  - ").append(name(author)).append('\n'));
    if (!data.has("authors") && !organization(data).isEmpty()) {
      ris.append("AU  - ").append(organization(data)).append('\n');
    }
    ris.append("TI  - ").append(work.title()).append('\n');
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("PY", "year");
    tags.put("JO", "container");
    tags.put("VL", "volume");
    tags.put("IS", "issue");
    tags.put("SP", "pages");
    tags.put("PB", "publisher");
    tags.put("DO", "doi");
    tags.put("UR", "url");
    tags.forEach(
        (tag, field) -> {
          if (data.has(field)) {
            ris.append(tag).append("  - ").append(data.path(field).asText()).append('\n');
          }
        });
    return ris.append("ID  - ").append(work.id().slug()).append("\nER  - \n").toString();
  }
}
