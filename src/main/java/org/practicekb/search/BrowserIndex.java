package org.practicekb.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.practicekb.content.Parallel;

/**
 * Writes what a browser needs to answer queries as {@link EntrySearch} does: the same entries by
 * the same numbers, so the same scores and order, in files small enough to be fetched when a query
 * needs them. The same index gives the same bytes.
 *
 * <table>
 * <caption>Files</caption>
 * <tr><td>analyzer.js</td><td>Lucene's analysis, compiled, see {@code search.browser}, in one
 * object of the page</td></tr>
 * <tr><td>meta.json</td><td>statistics, vocabulary, and the name of the folder of all other files:
 * </td></tr>
 * <tr><td>terms</td><td>see {@link BrowserPostings}</td></tr>
 * <tr><td>positions</td><td>for phrases</td></tr>
 * <tr><td>words</td><td>the {@link Dictionary}: each form with the number of its entries</td></tr>
 * <tr><td>norms</td><td>the length of each field and the group of each entry</td></tr>
 * <tr><td>facets</td><td>one for each facet: the entries that have each of its values</td></tr>
 * <tr><td>glossary</td><td>names of the terms of the glossary</td></tr>
 * <tr><td>entries</td><td>what a hit shows</td></tr>
 * <tr><td>texts</td><td>one for each entry: what excerpts are cut from</td></tr>
 * </table>
 */
public final class BrowserIndex {

  /** Changes when the engine of another version could not read the files. */
  private static final int FORMAT = 4;

  private static final int VERSION_BYTES = 4;

  /** What hits show, in one file. */
  private static final int ENTRIES = 2;

  /** Terms of the glossary in one file. */
  private static final int GLOSSARY = 16;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final IndexReader reader;
  private final BrowserFiles files;
  private final Vocabulary vocabulary;
  private final Map<String, Object> meta = new LinkedHashMap<>();
  private int longestName;

  /** Whether a document is not as it was. */
  private final IntPredicate changed;

  private BrowserIndex(
      IndexReader reader, Vocabulary vocabulary, BrowserFiles files, IntPredicate changed) {
    this.reader = reader;
    this.vocabulary = vocabulary;
    this.files = files;
    this.changed = changed;
  }

  /**
   * Writes the files.
   *
   * @param index what {@link IndexBuilder} wrote
   * @param folder for the files; made when it is not there
   * @throws IOException when something cannot be read or written
   */
  public static void write(Path index, Path folder) throws IOException {
    Files.createDirectories(folder);
    String analyzer = analyzer();
    String version = version(analyzer);
    try (Directory directory = IndexFolder.open(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      BrowserFiles files = new BrowserFiles(folder);
      new BrowserIndex(reader, Vocabulary.of(reader), files, document -> true)
          .write(folder, version);
    }
    String script = "(function(exports){" + analyzer + "})(window.KbAnalyzer={version:\"";
    Files.writeString(folder.resolve("analyzer.js"), script + version + "\"});\n");
  }

  private String write(Path folder, String version) throws IOException {
    Map<String, Object> meta = write(version);
    Path file = folder.resolve("meta.json");
    Files.deleteIfExists(file);
    Files.write(file, JSON.writeValueAsBytes(meta));
    return (String) meta.get("folder");
  }

  /**
   * What is known of a file.
   *
   * @param size in bytes
   * @param crc32 of its content
   */
  public record Sum(long size, long crc32) {

    static Sum of(byte[] content) {
      CRC32 checksum = new CRC32();
      checksum.update(content);
      return new Sum(content.length, checksum.getValue());
    }
  }

  /**
   * What became of the files in the folder of all files.
   *
   * @param folder its name
   * @param written the files that are not as they were, named as {@code terms/3.json}
   * @param gone those that are no more
   */
  public record Renewed(String folder, Set<String> written, Set<String> gone) {}

  /**
   * The name of the folder of all files.
   *
   * @param folder of a browser index
   */
  public static String folder(Path folder) throws IOException {
    return JSON.readTree(folder.resolve("meta.json").toFile()).path("folder").asText();
  }

  /**
   * Writes those files that are not as they were, each in a new file: the one in its place may be
   * another site's as well.
   *
   * @param folder has the files as they were
   * @param before what is known of the files, named as {@code terms/3.json}
   * @throws IOException when something cannot be read or written
   */
  public static Renewed renew(RenewedIndex index, Path folder, Map<String, Sum> before)
      throws IOException {
    JsonNode meta = JSON.readTree(folder.resolve("meta.json").toFile());
    BrowserFiles files = BrowserFiles.in(folder, meta.path("folder").asText(), before);
    String name =
        new BrowserIndex(index.reader(), index.vocabulary(), files, index::isChanged)
            .write(folder, meta.path("analyzer").asText());
    return new Renewed(name, files.written(), files.gone());
  }

  /**
   * The compiled analyzer, in ASCII, so that it is read alike whatever encoding a host says it has.
   */
  private static String analyzer() throws IOException {
    try (InputStream compiled = BrowserIndex.class.getResourceAsStream("analyzer.js")) {
      return escaped(new String(compiled.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A script whose characters beyond ASCII, which stand in texts only, are escaped. */
  private static String escaped(String script) {
    StringBuilder escaped = new StringBuilder(script.length());
    script.chars().forEach(c -> escaped.append(c < 0x80 ? "" + (char) c : "\\u%04x".formatted(c)));
    return escaped.toString();
  }

  /** A browser may have kept the analyzer of another build. */
  private static String version(String analyzer) {
    byte[] script = analyzer.getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(new ContentDigest().add(script).bytes(VERSION_BYTES));
  }

  /** Files that can be written while others are; what {@code meta.json} says of them. */
  @FunctionalInterface
  private interface Part {
    List<String> write() throws IOException;
  }

  private Map<String, Object> write(String analyzerVersion) throws IOException {
    List<List<String>> parts =
        Parallel.mapFiles(
            List.<Part>of(this::terms, this::entries, this::words, this::facets), Part::write);
    meta.put("format", FORMAT);
    meta.put("analyzer", analyzerVersion);
    meta.put("size", reader.maxDoc());
    meta.put("k1", SearchFields.K1);
    meta.put("b", SearchFields.B);
    meta.put("fields", statistics());
    meta.put("acronyms", vocabulary.acronyms());
    meta.put("stopWords", stopWords());
    meta.put("scales", vocabulary.scales());
    meta.put("longestName", longestName);
    meta.put("terms", parts.get(0));
    meta.put("words", parts.get(2));
    meta.put("inOneFile", List.of(ENTRIES, GLOSSARY));
    meta.put("facets", parts.get(3));
    meta.put("folder", files.close());
    return meta;
  }

  /** Boost, number of entries and number of tokens of each field. */
  private List<List<Number>> statistics() throws IOException {
    List<List<Number>> statistics = new ArrayList<>();
    for (String field : BrowserPostings.FIELDS) {
      statistics.add(
          List.of(boost(field), reader.getDocCount(field), reader.getSumTotalTermFreq(field)));
    }
    return statistics;
  }

  private static float boost(String name) {
    return Arrays.stream(SearchFields.Searched.values())
        .filter(field -> field.field().equals(name))
        .map(SearchFields.Searched::boost)
        .findAny()
        .orElse(SearchFields.NAME_BOOST);
  }

  private static List<String> stopWords() {
    Collection<Object> words = EnglishAnalyzer.ENGLISH_STOP_WORDS_SET;
    return words.stream().map(word -> new String((char[]) word)).sorted().toList();
  }

  private List<String> terms() throws IOException {
    BrowserTerms terms = new BrowserTerms(files, "terms", reader.maxDoc());
    BrowserPostings.write(reader, glossary(), terms);
    return terms.close();
  }

  /** Writes the glossary; returns the numbers of its terms by their names. */
  private Map<String, List<Integer>> glossary() throws IOException {
    Map<String, List<Integer>> numbers = new TreeMap<>();
    List<List<List<String>>> terms = new ArrayList<>();
    try (SearchAnalyzer analyzer = new SearchAnalyzer(vocabulary.acronyms())) {
      for (List<String> term : vocabulary.names()) {
        List<Glossary.Name> names = Glossary.names(term, analyzer);
        for (Glossary.Name name : names) {
          longestName = Math.max(longestName, name.phrase().slots().size());
          List<Integer> same = numbers.computeIfAbsent(name.key(), key -> new ArrayList<>());
          if (!same.contains(terms.size())) {
            same.add(terms.size());
          }
        }
        terms.add(names.stream().map(name -> List.of(name.text(), name.key())).toList());
      }
    }
    for (int from = 0; from < terms.size(); from += GLOSSARY) {
      List<?> some = terms.subList(from, Math.min(terms.size(), from + GLOSSARY));
      files.write("glossary", from / GLOSSARY, some);
    }
    return numbers;
  }

  private List<String> words() throws IOException {
    BrowserTerms words = new BrowserTerms(files, "words", reader.maxDoc());
    Terms terms = MultiTerms.getTerms(reader, SearchFields.WORDS);
    TermsEnum forms = terms == null ? TermsEnum.EMPTY : terms.iterator();
    for (BytesRef form = forms.next(); form != null; form = forms.next()) {
      words.add(
          form.utf8ToString(), new Packed().add(forms.docFreq()), new BrowserPositions.OfTerm(0));
    }
    return words.close();
  }

  /** For each field that words are looked for in, then for the groups, a number for each entry. */
  private List<String> norms() throws IOException {
    List<String> columns = new ArrayList<>();
    for (SearchFields.Searched field : SearchFields.Searched.values()) {
      columns.add(column(MultiDocValues.getNormValues(reader, field.field())));
    }
    columns.add(column(MultiDocValues.getNumericValues(reader, SearchFields.GROUP)));
    return columns;
  }

  private String column(NumericDocValues values) throws IOException {
    Packed column = new Packed();
    for (int entry = 0; entry < reader.maxDoc(); entry++) {
      boolean has = values != null && values.advanceExact(entry);
      column.add(has ? (int) values.longValue() & 0xFF : 0);
    }
    return column.toString();
  }

  /**
   * Writes a file for each facet, in the order to show: the entries of each value as distances.
   *
   * @return the names of the facets
   */
  private List<String> facets() throws IOException {
    List<String> facets = SearchFields.facets(vocabulary.scales().values());
    for (String facet : facets) {
      Map<String, String> values = new LinkedHashMap<>();
      for (String value : Facets.values(reader, facet)) {
        values.put(value, distances(Facets.entries(reader, facet, value)));
      }
      files.write("facets", facets.indexOf(facet), values);
    }
    return facets;
  }

  private static String distances(PostingsEnum entries) throws IOException {
    Packed distances = new Packed();
    int before = 0;
    for (int entry = entries.nextDoc();
        entry != PostingsEnum.NO_MORE_DOCS;
        entry = entries.nextDoc()) {
      distances.add(entry - before);
      before = entry;
    }
    return distances.toString();
  }

  private List<String> entries() throws IOException {
    files.write("norms", 0, norms());
    StoredFields stored = reader.storedFields();
    for (int from = 0; from < reader.maxDoc(); from += ENTRIES) {
      int to = Math.min(from + ENTRIES, reader.maxDoc());
      if (IntStream.range(from, to).anyMatch(changed)) {
        entries(stored, from, to);
      } else {
        IntStream.range(from, to).forEach(number -> files.keep("texts", number));
        files.keep("entries", from / ENTRIES);
      }
    }
    return List.of();
  }

  private void entries(StoredFields stored, int from, int to) throws IOException {
    List<List<Object>> shown = new ArrayList<>();
    for (int number = from; number < to; number++) {
      Document entry = stored.document(number);
      files.write("texts", number, passages(entry));
      shown.add(shown(entry));
    }
    files.write("entries", from / ENTRIES, shown);
  }

  private static List<Object> shown(Document entry) {
    List<List<String>> grades =
        Arrays.stream(entry.getValues(SearchFields.GRADE))
            .map(Badge::read)
            .map(badge -> List.of(badge.scale(), badge.level(), badge.label()))
            .toList();
    return List.of(
        entry.get(SearchFields.ID),
        entry.get(SearchFields.TYPE),
        entry.get(SearchFields.Searched.TITLE.field()),
        entry.get(SearchFields.URL),
        entry.get(SearchFields.WITHIN),
        grades,
        EntryText.haveCautions(EntryText.passages(entry)),
        entry.get(SearchFields.Searched.SUMMARY.field()));
  }

  private static List<List<String>> passages(Document entry) {
    return EntryText.passages(entry).stream()
        .map(passage -> List.of(passage.anchor(), passage.text()))
        .toList();
  }
}
