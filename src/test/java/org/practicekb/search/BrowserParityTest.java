package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.browser.Chromium;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/** The search in real Chromium answers as {@link EntrySearch} does, to the last bit. */
class BrowserParityTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final int BATCH = 100;

  @TempDir static Path folder;
  private static Chromium chromium;
  private static BrowserSite real;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.start();
    real = BrowserSite.of(read(PROJECT.resolve("content")), folder.resolve("real"), chromium);
  }

  @AfterAll
  static void close() throws IOException {
    if (real != null) {
      real.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  private static KnowledgeBase read(Path content) throws IOException {
    return Loaded.load(new Workspace(PROJECT, content, PROJECT, PROJECT), Loaded.today()).kb();
  }

  @Test
  void queriesOfTheRealContentAreAnsweredAlike() throws IOException {
    assertAlike(real, 1, 400);
  }

  @Test
  @Tag("full")
  void threeThousandQueriesOfTheRealContentAreAnsweredAlike() throws IOException {
    assertAlike(real, 2, 3000);
  }

  @Test
  @Tag("full")
  void threeThousandQueriesOfTenThousandEntriesAreAnsweredAlike() throws Exception {
    Path generated = folder.resolve("generated");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "bench/Generate.java", "10000", generated.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, process.waitFor());
    KnowledgeBase kb = read(generated.resolve("content"));
    try (BrowserSite site = BrowserSite.of(kb, folder.resolve("large"), chromium)) {
      assertAlike(site, 3, 3000);
    }
  }

  @Test
  void someTextsOfTheContentAreAnalyzedAlike() throws IOException {
    assertAnalyzedAlike(texts(real).subList(0, 200));
    assertAnalyzedAlike(fuzzed(1, 500));
  }

  @Test
  @Tag("full")
  void allTextsOfTheContentAndFuzzedOnesAreAnalyzedAlike() throws IOException {
    assertAnalyzedAlike(texts(real));
    assertAnalyzedAlike(fuzzed(2, 10_000));
  }

  @Test
  void wrongFiltersAreToldAlike() throws IOException {
    SearchRequest any = SearchRequest.of("stress");
    List<SearchRequest> wrong =
        List.of(
            any.where("shape", "round"), any.where("grade", "3"), any.where("grade", "stars:3"));
    for (SearchRequest request : wrong) {
      assertEquals(List.of(), differences(real, List.of(request)));
    }
  }

  @Test
  void emptyKnowledgeBaseIsSearched() throws IOException {
    KnowledgeBase none = TinyIndex.content().read();
    try (BrowserSite site = BrowserSite.of(none, folder.resolve("none"), chromium)) {
      List<SearchRequest> requests =
          List.of(SearchRequest.of(""), SearchRequest.of("stress").whileTyping());
      assertEquals(List.of(), differences(site, requests));
    }
  }

  private static void assertAlike(BrowserSite site, long seed, int count) throws IOException {
    RandomQueries queries = queries(site, seed);
    List<SearchRequest> requests = Stream.generate(queries::next).limit(count).toList();
    List<String> differences = new ArrayList<>();
    for (int from = 0; from < count; from += BATCH) {
      differences.addAll(differences(site, requests.subList(from, Math.min(count, from + BATCH))));
    }
    assertEquals(List.of(), differences, differences.size() + " of " + count + " differ");
    assertEquals(List.of(), site.messages());
  }

  private static List<String> differences(BrowserSite site, List<SearchRequest> requests)
      throws IOException {
    List<JsonNode> answers = site.search(requests);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      JsonNode expected = java(site.java(), requests.get(i));
      JsonNode answer = withScoreBits(answers.get(i));
      if (!expected.equals(answer) || !names(expected).equals(names(answer))) {
        differences.add(requests.get(i) + "\nJava     " + expected + "\nbrowser  " + answer);
      }
    }
    return differences;
  }

  private static JsonNode java(EntrySearch search, SearchRequest request) throws IOException {
    try {
      return withScoreBits(SearchJson.of(search.search(request)));
    } catch (IllegalArgumentException e) {
      return JsonNodeFactory.instance.objectNode().put("error", e.getMessage());
    }
  }

  /** Scores as the bits of the float that they are; those that are none stay as they are. */
  private static JsonNode withScoreBits(JsonNode result) {
    for (JsonNode hit : result.path("hits")) {
      double score = hit.path("score").doubleValue();
      if (hit.path("score").isFloat() || score == (float) score) {
        ((ObjectNode) hit).put("score", Float.floatToIntBits((float) score));
      }
    }
    return result;
  }

  /** The facets in their order, which JSON objects do not compare. */
  private static List<String> names(JsonNode result) {
    List<String> names = new ArrayList<>();
    result.path("facets").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void assertAnalyzedAlike(List<String> texts) throws JsonProcessingException {
    for (int from = 0; from < texts.size(); from += BATCH) {
      List<String> some = texts.subList(from, Math.min(texts.size(), from + BATCH));
      List<JsonNode> answers = real.analyze(some);
      for (int i = 0; i < some.size(); i++) {
        assertEquals(analyzed(some.get(i)), answers.get(i).toString(), some.get(i));
      }
    }
  }

  private static String analyzed(String text) {
    try (SearchAnalyzer analyzer = new SearchAnalyzer(List.of())) {
      var tokens = JsonNodeFactory.instance.arrayNode();
      for (SearchAnalyzer.Form form : analyzer.forms(text)) {
        tokens
            .addArray()
            .add(form.text())
            .add(analyzer.stem(form.text()))
            .add(form.start())
            .add(form.end());
      }
      return tokens.toString();
    }
  }

  private static List<String> fuzzed(long seed, int count) throws IOException {
    RandomQueries queries = queries(real, seed);
    return Stream.generate(queries::fuzz).limit(count).toList();
  }

  private static RandomQueries queries(BrowserSite site, long seed) throws IOException {
    List<String> names = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    try (Directory directory = IndexFolder.open(site.index());
        DirectoryReader reader = DirectoryReader.open(directory)) {
      Vocabulary.of(reader).names().forEach(names::addAll);
      for (int entry = 0; entry < reader.maxDoc(); entry++) {
        Document document = reader.storedFields().document(entry);
        names.add(document.get(SearchFields.Searched.TITLE.field()));
        texts.add(document.get(SearchFields.Searched.SUMMARY.field()));
        texts.addAll(Arrays.asList(document.getValues(SearchFields.TEXT)));
      }
    }
    texts.removeIf(String::isBlank);
    return new RandomQueries(seed, texts, names, site.java().search(SearchRequest.of("")).facets());
  }

  private static List<String> texts(BrowserSite site) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Directory directory = IndexFolder.open(site.index());
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (int entry = 0; entry < reader.maxDoc(); entry++) {
        Document document = reader.storedFields().document(entry);
        document.getFields().forEach(field -> texts.add(field.stringValue()));
      }
    }
    return texts;
  }
}
