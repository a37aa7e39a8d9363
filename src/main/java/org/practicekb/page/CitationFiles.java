package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.practicekb.content.Parallel;
import org.practicekb.entry.Entry;
import org.practicekb.link.Apa;

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

  /** Writes them into {@code /data/}. */
  void write(Output output) throws IOException {
    ArrayNode csl = JSON.createArrayNode();
    Parallel.map(works, CitationFiles::csl).forEach(csl::add);
    write(output, "csl.json", csl.toPrettyString().replace("\r", "") + "\n");
    write(output, "bib", joined(CitationFiles::bibTex));
    write(output, "ris", joined(CitationFiles::ris));
  }

  private String joined(Function<Entry, String> form) {
    return String.join("\n", Parallel.map(works, form));
  }

  private static void write(Output output, String form, String text) throws IOException {
    output.write("data/citations." + form, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What a work is called in CSL-JSON, BibTeX and RIS. */
  private enum Form {
    ARTICLE("article-journal", "article", "JOUR"),
    CHAPTER("chapter", "incollection", "CHAP"),
    BOOK("book", "book", "BOOK"),
    OTHER("report", "misc", "RPRT");

    private final String csl;
    private final String bibTex;
    private final String ris;

    Form(String csl, String bibTex, String ris) {
      this.csl = csl;
      this.bibTex = bibTex;
      this.ris = ris;
    }

    static Form of(JsonNode data) {
      if (data.has("container")) {
        return Apa.isChapter(data) ? CHAPTER : ARTICLE;
      }
      return data.path("kind").asText().equals("book") ? BOOK : OTHER;
    }
  }

  private static ObjectNode csl(Entry work) {
    JsonNode data = work.fields();
    ObjectNode csl =
        JSON.createObjectNode()
            .put("id", work.id().slug())
            .put("type", Form.of(data).csl)
            .put("title", work.title());
    ArrayNode authors = people(csl, "author", data.path("authors"));
    if (data.has("editors")) {
      people(csl, "editor", data.path("editors"));
    }
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

  private static ArrayNode people(ObjectNode csl, String role, JsonNode names) {
    ArrayNode people = csl.putArray(role);
    names.forEach(
        name ->
            people
                .addObject()
                .put("family", name.path("family").asText())
                .put("given", name.path("given").asText()));
    return people;
  }

  private static String organization(JsonNode data) {
    return data.path("organization").asText(data.path("issuer").asText());
  }

  static String bibTex(Entry work) {
    JsonNode data = work.fields();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", bibTexText(work.title()));
    fields.put("author", authors(data));
    fields.put("editor", bibTexText(names(data.path("editors"))));
    fields.put("year", bibTexText(data.path("year").asText()));
    fields.put(
        Form.of(data) == Form.CHAPTER ? "booktitle" : "journal",
        bibTexText(data.path("container").asText()));
    fields.put("volume", bibTexText(data.path("volume").asText()));
    fields.put("number", bibTexText(data.path("issue").asText()));
    fields.put("pages", bibTexText(data.path("pages").asText()).replace("\u2013", "--"));
    fields.put("publisher", bibTexText(data.path("publisher").asText()));
    fields.put("doi", bibTexText(data.path("doi").asText()));
    fields.put("url", bibTexText(data.path("url").asText()));
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field -> "  " + field.getKey() + " = {" + field.getValue() + "}")
        .collect(
            Collectors.joining(
                ",\n", "@" + Form.of(data).bibTex + "{" + work.id().slug() + ",\n", "\n}\n"));
  }

  private static String authors(JsonNode data) {
    String organization = organization(data);
    return !data.has("authors") && !organization.isEmpty()
        ? "{" + bibTexText(organization) + "}"
        : bibTexText(names(data.path("authors")));
  }

  private static String names(JsonNode people) {
    return StreamSupport.stream(people.spliterator(), false)
        .map(CitationFiles::name)
        .collect(Collectors.joining(" and "));
  }

  private static String name(JsonNode author) {
    String given = author.path("given").asText();
    return author.path("family").asText() + (given.isEmpty() ? "" : ", " + given);
  }

  /** Text on one line; its braces are written so that they neither open nor close anything. */
  static String bibTexText(String text) {
    return line(text)
        .replace("\\", "\\textbackslash ")
        .replace("{", "\\textbraceleft ")
        .replace("}", "\\textbraceright ")
        .replaceAll("([&%$#_])", "\\\\$1");
  }

  /** A record of RIS is told by its lines, and no text begins one. */
  static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  static String ris(Entry work) {
    JsonNode data = work.fields();
    StringBuilder ris = new StringBuilder("TY  - " + Form.of(data).ris + "\n");
    data.path("authors")
        .forEach(author -> ris.append("AU  - ").append(line(name(author))).append('\n'));
    data.path("editors")
        .forEach(editor -> ris.append("A2  - ").append(line(name(editor))).append('\n'));
    if (!data.has("authors") && !organization(data).isEmpty()) {
      ris.append("AU  - ").append(line(organization(data))).append('\n');
    }
    ris.append("TI  - ").append(line(work.title())).append('\n');
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("PY", "year");
    tags.put(Form.of(data) == Form.CHAPTER ? "BT" : "JO", "container");
    tags.put("VL", "volume");
    tags.put("IS", "issue");
    tags.put("SP", "pages");
    tags.put("PB", "publisher");
    tags.put("DO", "doi");
    tags.put("UR", "url");
    tags.forEach(
        (tag, field) -> {
          if (data.has(field)) {
            ris.append(tag).append("  - ").append(line(data.path(field).asText())).append('\n');
          }
        });
    return ris.append("ID  - ").append(work.id().slug()).append("\nER  - \n").toString();
  }
}
