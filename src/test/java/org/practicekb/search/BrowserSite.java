package org.practicekb.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.practicekb.browser.Chromium;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.site.DevServer;

/** An index opened in Java and, over HTTP and under the site's policy, in Chromium. */
final class BrowserSite implements AutoCloseable {

  /** Texts go to the browser and back as ASCII, so that halves of characters survive. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta http-equiv="Content-Security-Policy" content="default-src 'self'">
      <title>Search</title>
      <script src="../assets/site.js"></script>
      <script src="../assets/search-engine.js"></script>
      """;

  private static final String SEARCH =
      """
      async texts => {
        window.opened = window.opened || KbSearch.open("../");
        const index = await window.opened;
        const results = JSON.parse(texts).map(request =>
          index.search(request).catch(error => ({error: error.message})));
        return JSON.stringify(await Promise.all(results));
      }
      """;

  private static final String ANALYZE =
      """
      async texts => {
        await KbSearch.open("../");
        const {tokens, form, stem} = KbAnalyzer;
        return JSON.stringify(JSON.parse(texts).map(text => {
          const places = tokens(text);
          const found = [];
          for (let i = 0; i < places.length; i += 2) {
            const it = form(text.slice(places[i], places[i + 1]));
            found.push([it, stem(it), places[i], places[i + 1]]);
          }
          return found;
        }));
      }
      """;

  private final EntrySearch java;
  private final Path index;
  private final DevServer server;
  private final BrowserContext context;
  private final Page page;
  private final List<String> messages = new ArrayList<>();

  private BrowserSite(Path site, Chromium chromium) throws IOException {
    index = site.resolve("search/lucene");
    java = EntrySearch.open(index);
    server = DevServer.start(site, DevServer.LOOPBACK, 0, Map.of());
    context = chromium.browser().newContext();
    page = context.newPage();
    page.onConsoleMessage(message -> messages.add(message.text()));
    page.onPageError(messages::add);
    page.navigate(server.url().resolve("page/").toString());
  }

  /** Indexes entries into {@code site} and opens the index. */
  static BrowserSite of(KnowledgeBase kb, Path site, Chromium chromium) throws IOException {
    Path index = site.resolve("search/lucene");
    IndexBuilder.build(index, kb, TinyIndex::url);
    BrowserIndex.write(index, site.resolve("search"));
    Files.createDirectories(site.resolve("assets"));
    Files.createDirectories(site.resolve("page"));
    for (String script : List.of("assets/site.js", "assets/search-engine.js")) {
      Files.copy(Path.of("templates").resolve(script), site.resolve(script));
    }
    Files.writeString(site.resolve("page/index.html"), PAGE);
    Files.createFile(site.resolve("favicon.ico")); // browsers ask for it and complain
    return new BrowserSite(site, chromium);
  }

  /** The Lucene index. */
  Path index() {
    return index;
  }

  EntrySearch java() {
    return java;
  }

  /** What the browser answers, in the order of the requests. */
  List<JsonNode> search(List<SearchRequest> requests) throws JsonProcessingException {
    ArrayNode json = JSON.createArrayNode();
    for (SearchRequest request : requests) {
      json.add(JSON.valueToTree(request));
    }
    return evaluate(SEARCH, json);
  }

  /** For each text: form, stem, start and end of each token. */
  List<JsonNode> analyze(List<String> texts) throws JsonProcessingException {
    return evaluate(ANALYZE, JSON.valueToTree(texts));
  }

  private List<JsonNode> evaluate(String script, JsonNode argument) throws JsonProcessingException {
    Object answer = page.evaluate(script, JSON.writeValueAsString(argument));
    List<JsonNode> list = new ArrayList<>();
    JSON.readTree((String) answer).forEach(list::add);
    return list;
  }

  /** What the browser complained of. */
  List<String> messages() {
    return messages;
  }

  @Override
  public void close() throws IOException {
    context.close();
    server.close();
    java.close();
  }
}
