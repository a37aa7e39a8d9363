package org.practicekb.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.practicekb.content.Parallel;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Grade;
import org.practicekb.entry.Tag;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.link.LinkResolver;

/**
 * The content for programs: a JSON twin beside every entry's page, and everything at {@code /data/}
 * as JSON, CSV (RFC 4180) and, for the references and sources, CSL-JSON, BibTeX and RIS. All UTF-8.
 */
final class DataFiles {

  /** The files of {@code /data/} with what each holds. */
  static final List<Views.Download> FILES =
      List.of(
          new Views.Download(
              "entries.json", "Every entry with all its fields, links and text, as one JSON array"),
          new Views.Download(
              "entries.csv", "Every entry: id, type, title, summary, address, dates, tags"),
          new Views.Download(
              "grades.csv",
              "Every grade: entry, scale, level, what it applies to, date, issuer, citation"),
          new Views.Download(
              "relations.csv", "Every relation between entries, with its kind and sentence"),
          new Views.Download("citations.csl.json", "References and sources as CSL-JSON"),
          new Views.Download("citations.bib", "References and sources as BibTeX"),
          new Views.Download("citations.ris", "References and sources as RIS"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");
  private static final int AT_ONCE = 400;
  private static final String ENTRIES = "entries.json";
  private static final byte[] NEXT_LINE = {',', '\n'};
  private static final byte[] LINE_END = {'\n'};

  private final PageContext context;
  private final Path out;
  private final Output output;

  /**
   * @param out the site's root
   * @param output takes the twins
   */
  DataFiles(PageContext context, Path out, Output output) {
    this.context = context;
    this.out = out;
    this.output = output;
  }

  void write() throws IOException {
    Path data = Files.createDirectories(out.resolve("data"));
    json(context.kb().published(), create(data.resolve(ENTRIES)));
    lists(data);
  }

  /**
   * Writes again what can differ after a change.
   *
   * @param before the root of a site with everything as it was
   */
  void writeAgain(Touched touched, Path before) throws IOException {
    Path data = out.resolve("data");
    jsonAgain(touched, before.resolve("data").resolve(ENTRIES), data.resolve(ENTRIES));
    if (touched.others()) {
      lists(data);
    }
  }

  private void lists(Path data) throws IOException {
    List<Entry> entries = context.kb().published();
    csv(
        data.resolve("entries.csv"),
        List.of(
            "id",
            "type",
            "title",
            "also_called",
            "summary",
            "url",
            "evidence_up_to",
            "reviewed",
            "updated",
            "tags"),
        entries.stream().map(this::row));
    csv(
        data.resolve("grades.csv"),
        List.of("entry", "scale", "level", "applies_to", "as_of", "by", "cite"),
        entries.stream().flatMap(entry -> entry.grades().stream().map(grade -> row(entry, grade))));
    csv(
        data.resolve("relations.csv"),
        List.of("from", "kind", "to", "note", "result"),
        entries.stream()
            .flatMap(
                entry ->
                    entry.relations().stream()
                        .map(
                            r ->
                                List.of(
                                    entry.id().toString(),
                                    r.kind(),
                                    r.to(),
                                    r.note(),
                                    r.result()))));
    List<Entry> works =
        Stream.of(EntryType.REFERENCE, EntryType.SOURCE)
            .flatMap(type -> context.kb().published(type).stream())
            .toList();
    new CitationFiles(works).write(output);
  }

  /**
   * Writes the entries to one file, and each beside its page: made once, in parallel, some hundred
   * at a time.
   */
  private void json(List<Entry> entries, OutputStream file) throws IOException {
    try (OutputStream all = new BufferedOutputStream(file)) {
      byte[] before = {'[', '\n'};
      for (int from = 0; from < entries.size(); from += AT_ONCE) {
        List<Entry> some = entries.subList(from, Math.min(from + AT_ONCE, entries.size()));
        for (byte[] json : Parallel.mapFiles(some, this::twin)) {
          all.write(before);
          all.write(json, 0, json.length - 1);
          before = NEXT_LINE;
        }
      }
      all.write(new byte[] {'\n', ']', '\n'});
    }
  }

  /** Copies the file of all entries, a line each, but for those that can differ. */
  private void jsonAgain(Touched touched, Path before, Path file) throws IOException {
    try (Lines lines = new Lines(before);
        OutputStream all = new BufferedOutputStream(create(file))) {
      lines.copy(all);
      int left = context.kb().published().size();
      for (Entry entry : context.kb().published()) {
        left--;
        if (touched.has(entry)) {
          lines.skip();
          byte[] json = twin(entry);
          all.write(json, 0, json.length - 1);
          all.write(left == 0 ? LINE_END : NEXT_LINE);
        } else {
          lines.copy(all);
        }
      }
      lines.copy(all);
    }
  }

  /** A new file: the one in its place may be another site's as well. */
  private static OutputStream create(Path file) throws IOException {
    Files.deleteIfExists(file);
    return Files.newOutputStream(file);
  }

  /** Writes the JSON twin of an entry that has a page; returns it, a line feed at its end. */
  private byte[] twin(Entry entry) throws IOException {
    byte[] json = line(json(entry));
    if (entry.id().type().hasPage()) {
      output.write(Address.of(entry.id()).path() + "index.json", json);
    }
    return json;
  }

  private static byte[] line(ObjectNode json) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(json);
    byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
    line[bytes.length] = '\n';
    return line;
  }

  /** An entry with everything its page shows. */
  private ObjectNode json(Entry entry) {
    ObjectNode json = JSON.createObjectNode();
    Address address = Address.of(entry.id());
    json.put("id", entry.id().toString())
        .put("type", entry.id().type().id())
        .put("url", address.permalink().substring(1));
    json.put("absolute_url", address.absolute(context.site().baseUrl()));
    json.put("title", entry.title()).put("license", "CC-BY-4.0");
    context.updated(entry).ifPresent(day -> json.put("updated", day.toString()));
    json.set("fields", entry.fields());
    ArrayNode text = json.putArray("text");
    entry
        .body()
        .blocks()
        .forEach(
            block -> text.addObject().put("section", block.section()).put("text", block.text()));
    ArrayNode cited = json.putArray("citations");
    entry.body().citations().stream()
        .map(c -> new Citation(c.key(), c.locator()))
        .distinct()
        .forEach(c -> cited.add(c.toString()));
    relations(entry, json.putArray("relations"));
    mentions(context.crossLinks().backlinks(entry), json.putArray("linked_from"));
    mentions(context.crossLinks().citedBy(entry), json.putArray("cited_by"));
    return json;
  }

  private void relations(Entry entry, ArrayNode out) {
    context
        .crossLinks()
        .relations(entry)
        .forEach(
            (label, related) -> {
              for (CrossLinks.Related one : related) {
                out.addObject()
                    .put("kind", one.kind().id())
                    .put("label", label)
                    .put("other", name(one.other()))
                    .put("note", one.relation().note());
              }
            });
  }

  private static String name(LinkResolver.Target target) {
    if (target instanceof LinkResolver.ToEntry to) {
      return to.entry().id() + (to.anchor().isEmpty() ? "" : "#" + to.anchor());
    }
    LinkResolver.ToValue value = (LinkResolver.ToValue) target;
    return value.taxonomy().folder() + "/" + value.value();
  }

  private static void mentions(List<CrossLinks.Mention> mentions, ArrayNode out) {
    mentions.forEach(
        mention ->
            out.addObject()
                .put("entry", mention.from().id().toString())
                .put("sentence", mention.sentence()));
  }

  private List<String> row(Entry entry) {
    String tags =
        entry.tags().stream()
            .map(
                tag ->
                    tag.taxonomy().field()
                        + ":"
                        + tag.value()
                        + (tag.basis() == Tag.Basis.CURATED ? " (curated)" : ""))
            .collect(Collectors.joining("; "));
    return List.of(
        entry.id().toString(),
        entry.id().type().id(),
        PageContext.title(entry),
        String.join("; ", entry.alsoCalled()),
        entry.summary(),
        Address.of(entry.id()).absolute(context.site().baseUrl()),
        entry.evidenceUpTo(),
        entry.reviewed(),
        context.updated(entry).map(Object::toString).orElse(""),
        tags);
  }

  private static List<String> row(Entry entry, Grade grade) {
    String cites =
        grade.citations().stream().map(Citation::toString).collect(Collectors.joining("; "));
    return List.of(
        entry.id().toString(),
        grade.scale(),
        grade.level(),
        grade.appliesTo(),
        grade.asOf(),
        grade.by(),
        cites);
  }

  private static void csv(Path file, List<String> head, Stream<List<String>> rows)
      throws IOException {
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(create(file), StandardCharsets.UTF_8))) {
      out.write(line(head));
      for (List<String> row : (Iterable<List<String>>) rows::iterator) {
        out.write(line(row));
      }
    }
  }

  /**
   * A line of RFC 4180. A cell that a spreadsheet would take for a formula is preceded by an
   * apostrophe.
   */
  private static String line(List<String> cells) {
    return cells.stream().map(DataFiles::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return QUOTED.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
