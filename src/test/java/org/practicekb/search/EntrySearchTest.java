package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrySearchTest {

  @TempDir Path folder;

  private TinyIndex index() throws IOException {
    return TinyIndex.content()
        .entry(
            "programs/crm",
            "Community Resiliency Model",
            "## How\n\nSkills of stabilization for the nervous system, taught to nurses.",
            "also-called: [CRM]",
            "summary: Skills that settle the nervous system.")
        .entry(
            "programs/ce-cert",
            "CE-CERT",
            "Skills for balance, taught to supervisors. Stabilization of the nervous system.",
            "summary: Five skills.")
        .entry("terms/burnout", "Burnout", "Exhaustion, mostly at work.", "summary: A state.")
        .entry("terms/sts", "Secondary traumatic stress", "Stress.", "also-called: [STS]")
        .entry("references/study", "A study of nurses", "Nurses, skills.")
        .index(folder);
  }

  @Test
  void entriesLikeOneShareItsRareWords() throws IOException {
    try (TinyIndex index = index()) {
      List<SearchResult.Hit> hits = index.search.like("programs/crm", 2);
      assertEquals("programs/ce-cert", hits.get(0).id());
      assertEquals(2, hits.size());
      assertEquals("Five skills.", hits.get(0).excerpt().text());
      assertTrue(hits.stream().noneMatch(hit -> hit.id().equals("programs/crm")));
      assertEquals(List.of(), index.search.like("programs/crm", 0));
    }
  }

  @Test
  void likeNothingKnownSaysSo() throws IOException {
    try (TinyIndex index = index()) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> index.search.like("programs/none", 3));
      assertEquals(
          "the index has no entry 'programs/none'. (written as 'programs/ce-cert')",
          e.getMessage());
    }
  }

  @Test
  void folderWithoutIndexCannotBeOpened() {
    assertThrows(IOException.class, () -> EntrySearch.open(folder.resolve("none")));
  }

  @Test
  void resultIsWrittenAsJson() throws IOException {
    try (TinyIndex index = index()) {
      SearchResult result = index.search("exhuastion of work");
      assertEquals(
          """
          {"total":1,"hits":[{"id":"terms/burnout","type":"term","title":"Burnout",\
          "url":"terms/burnout/","within":"","tier":"all-words","label":"all words","score":%s,\
          "grades":[],"caution":false,"summary":"A state.","excerpt":{"text":"Exhaustion, mostly at work.","anchor":"",\
          "highlights":[[0,10],[22,26]]}}],"facets":{"type":{"program":0,"reference":0,"term":1},\
          "scope":{"not-stated":1},"setting":{"not-stated":1},"provider":{"not-stated":1},\
          "client":{"not-stated":1},"format":{"not-stated":1},"starter":{"not-stated":1},\
          "moment":{"not-stated":1}},\
          "corrections":[{"typed":"exhuastion","corrected":"exhaustion"}],\
          "exact":"\\"exhuastion\\" of work","otherNames":[],"notFound":[],"ignored":["of"],\
          "cut":false}\
          """
              .formatted(result.hits().get(0).score()),
          SearchJson.of(result).toString());
    }
  }

  @Test
  void everyTextIsAQuery() throws IOException {
    String[] parts = {
      "stress",
      "STS",
      "-",
      "\"",
      "“",
      "”",
      "'",
      "’",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "*",
      "?",
      "~",
      "^",
      ":",
      "/",
      "\\",
      "&&",
      "||",
      "!",
      "+",
      "AND",
      "OR",
      "NOT",
      "title:",
      " ",
      "  ",
      "\t",
      "\n",
      "\u0000",
      "\uD800",
      "\uDC00",
      "😀",
      "é",
      "İ",
      "ß",
      "中文",
      "ไทย",
      "\u202E",
      "the",
      "nurs",
      "xyzzy",
      "CE-CERT",
      "a",
      "0",
      "5.5",
      "e\u0301",
      "\uFFFF",
      "skils",
      "-\"",
      "x".repeat(300),
      "-ß"
    };
    Random random = new Random(3);
    try (TinyIndex index = index()) {
      for (int i = 0; i < 3000; i++) {
        StringBuilder words = new StringBuilder();
        for (int n = random.nextInt(random.nextInt(50) == 0 ? 200 : 8); n >= 0; n--) {
          words.append(
              random.nextInt(4) == 0
                  ? Character.toString(random.nextInt(0xFFFF))
                  : parts[random.nextInt(parts.length)]);
          words.append(random.nextBoolean() ? " " : "");
        }
        SearchRequest request =
            new SearchRequest(words.toString(), Map.of(), 0, 10, random.nextBoolean());
        SearchResult result = index.search(request);
        assertEquals(Math.min(10, result.total()), result.hits().size(), words::toString);
        assertEquals(
            result.total(),
            result.facets().get("type").values().stream().mapToInt(Integer::intValue).sum(),
            words::toString);
      }
    }
  }

  @Test
  void queryOfManyPrefixesIsAnswered() throws IOException {
    TinyIndex.Content content = TinyIndex.content();
    StringBuilder query = new StringBuilder();
    for (int word = 0; word < 40; word++) {
      String start = "q" + (char) ('a' + word / 26) + (char) ('a' + word % 26);
      StringBuilder text = new StringBuilder();
      for (int form = 0; form < 40; form++) {
        text.append(start)
            .append((char) ('a' + form / 26))
            .append((char) ('a' + form % 26))
            .append("k ");
      }
      content.entry("terms/t" + word, "T" + word, text.toString());
      query.append(start).append(' ');
    }
    try (TinyIndex index = content.index(folder)) {
      SearchResult result = index.search(query.toString());
      assertEquals(32, result.total());
      assertTrue(result.cut());
    }
  }

  @Test
  void searchesInParallelAgree() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (TinyIndex index = index()) {
      SearchResult alone = index.search("skils of nurses");
      List<Future<SearchResult>> together = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        together.add(threads.submit(() -> index.search("skils of nurses")));
      }
      for (Future<SearchResult> result : together) {
        assertEquals(alone, result.get());
      }
    } finally {
      threads.shutdown();
    }
  }
}
