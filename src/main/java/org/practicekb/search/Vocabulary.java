package org.practicekb.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;

/**
 * What queries need to know of the content besides the documents. It is kept in the index, so that
 * a query is read as the index was written.
 *
 * @param acronyms in lower case and in order: what titles and other names print in capitals
 * @param scales slugs of the scales by their short names, in order
 * @param levels of each scale by its slug, as the index writes them, in the scale's order
 * @param names of each glossary term that has other names, the title first
 */
record Vocabulary(
    List<String> acronyms,
    Map<String, String> scales,
    Map<String, List<String>> levels,
    List<List<String>> names) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CAPITALS =
      Pattern.compile("(?<![\\p{L}\\p{N}])[A-Z][A-Z0-9]+(?![\\p{L}\\p{N}])");

  static Vocabulary of(KnowledgeBase kb) {
    TreeSet<String> acronyms = new TreeSet<>();
    List<List<String>> names = new ArrayList<>();
    Subject.of(kb).forEach(subject -> acronyms(subject.title(), acronyms));
    for (Entry entry : kb.published()) {
      entry.alsoCalled().forEach(name -> acronyms(name, acronyms));
      if (entry.id().type() == EntryType.TERM && !entry.alsoCalled().isEmpty()) {
        names.add(Stream.concat(Stream.of(entry.title()), entry.alsoCalled().stream()).toList());
      }
    }
    Map<String, String> scales = new TreeMap<>();
    Map<String, List<String>> levels = new TreeMap<>();
    for (Scale scale : kb.scales().values()) {
      scales.put(scale.code(), scale.slug());
      levels.put(scale.slug(), scale.levels().stream().map(Scale.Level::slug).toList());
    }
    return new Vocabulary(List.copyOf(acronyms), scales, levels, names);
  }

  /** A name that is all in capitals and has three words or more is shouted, not abbreviated. */
  private static void acronyms(String name, TreeSet<String> acronyms) {
    boolean shouted = name.equals(name.toUpperCase(Locale.ROOT)) && name.split("\\s+").length > 2;
    if (!shouted) {
      CAPITALS
          .matcher(name)
          .results()
          .forEach(found -> acronyms.add(found.group().toLowerCase(Locale.ROOT)));
    }
  }

  /**
   * That of an index.
   *
   * @throws IOException when the index is none that {@link IndexBuilder} wrote
   */
  static Vocabulary of(DirectoryReader reader) throws IOException {
    String json = reader.getIndexCommit().getUserData().get(IndexBuilder.VOCABULARY);
    if (json == null) {
      throw new IOException(reader.directory() + " is not an index of entries");
    }
    return JSON.readValue(json, Vocabulary.class);
  }

  String write() throws JsonProcessingException {
    return JSON.writeValueAsString(this);
  }
}
