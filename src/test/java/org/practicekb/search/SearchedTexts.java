package org.practicekb.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.practicekb.content.ContentFolder;
import org.practicekb.entry.Entries;
import org.practicekb.entry.Entry;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Schemas;
import org.practicekb.link.Address;
import org.practicekb.page.Scripts;

/**
 * For {@code bench/search.sh}: writes the index of a content folder without its pages, and the same
 * texts for other search engines.
 */
final class SearchedTexts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SearchedTexts() {}

  /** One line of {@code texts.jsonl}. */
  record Line(
      String id,
      String url,
      String title,
      List<String> aliases,
      String summary,
      List<String> headings,
      List<String> body) {}

  /**
   * Writes {@code search/}, the two scripts of {@code assets/} that it takes as the site publishes
   * them, {@code texts.jsonl} and {@code seconds.txt}, what the index took.
   *
   * @param arguments the content folder, and a folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    Path out = Path.of(arguments[1]);
    KnowledgeBase kb = read(Path.of(arguments[0]));
    Instant start = Instant.now();
    Path index = out.resolve("search/lucene");
    IndexBuilder.build(index, kb, SearchedTexts::url);
    BrowserIndex.write(index, out.resolve("search"));
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    Files.writeString(out.resolve("seconds.txt"), seconds + "\n");
    Files.createDirectories(out.resolve("assets"));
    for (String script : List.of("assets/site.js", "assets/search-engine.js")) {
      String text = Files.readString(Path.of("templates").resolve(script));
      Files.writeString(out.resolve(script), Scripts.shorter(text));
    }
    try (BufferedWriter lines = Files.newBufferedWriter(out.resolve("texts.jsonl"))) {
      for (Subject subject : Subject.of(kb)) {
        lines.write(JSON.writeValueAsString(line(subject, subject.text(kb))) + "\n");
      }
    }
  }

  private static KnowledgeBase read(Path content) throws IOException {
    return Entries.of(ContentFolder.read(content, "content", new Schemas()::sectionIds)).kb();
  }

  private static String url(Entry entry) {
    return Address.of(entry.id()).permalink().substring(1);
  }

  private static Line line(Subject subject, EntryText text) {
    return new Line(
        subject.id(),
        subject.url(SearchedTexts::url),
        text.title(),
        text.aliases(),
        text.summary(),
        text.headings(),
        text.body());
  }
}
