package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/**
 * How well search on the real content answers the judged queries of {@code
 * src/test/resources/relevance/queries.tsv}. Writes {@code target/relevance.md}: nDCG@10 with the
 * boosts as they are and with others.
 */
class RelevanceTest {

  /** A little below what was measured (0.720), so that an edited entry does not fail the build. */
  private static final double LEAST = 0.70;

  /** Boosts that gain less than this by one change are as good as the others. */
  private static final double CLEARLY = 0.01;

  private static final int WORST = 12;

  @TempDir static Path folder;

  private static KnowledgeBase kb;
  private static List<JudgedQuery> queries;
  private static FieldScores scores;
  private static Map<JudgedQuery, List<FieldScores.Found>> hits;

  @BeforeAll
  static void index() throws IOException {
    Path here = Path.of("");
    Workspace workspace =
        new Workspace(here, Path.of("content"), Path.of("templates"), Path.of("site"));
    kb = Loaded.load(workspace, LocalDate.of(9999, 12, 31)).kb();
    IndexBuilder.build(folder, kb, entry -> "/" + entry.id() + "/");
    queries = JudgedQuery.all();
    scores = new FieldScores(folder);
    hits = new LinkedHashMap<>();
    for (JudgedQuery query : queries) {
      hits.put(query, scores.of(query.words()));
    }
  }

  @AfterAll
  static void close() throws IOException {
    scores.close();
  }

  @Test
  void judgedEntriesAreThereAndNoQueryIsJudgedTwice() {
    Set<String> judged = new TreeSet<>();
    queries.forEach(query -> judged.addAll(query.grades().keySet()));
    Subject.of(kb).forEach(subject -> judged.remove(subject.id()));
    assertEquals(Set.of(), judged);
    assertEquals(queries.size(), queries.stream().map(JudgedQuery::words).distinct().count());
    assertTrue(queries.size() >= 60);
  }

  @Test
  void judgedQueriesFindWhatAnswersThem() throws IOException {
    Map<JudgedQuery, Double> ndcg = new LinkedHashMap<>();
    try (EntrySearch search = EntrySearch.open(folder)) {
      for (JudgedQuery query : queries) {
        SearchResult result = search.search(SearchRequest.of(query.words()));
        ndcg.put(query, query.ndcg(result.hits().stream().map(SearchResult.Hit::id).toList()));
      }
    }
    double mean = ndcg.values().stream().mapToDouble(one -> one).average().orElse(0);
    assertTrue(mean >= LEAST, () -> "nDCG@10 is " + shown(mean) + "; worst:" + worst(ndcg));
  }

  private static String worst(Map<JudgedQuery, Double> ndcg) {
    return ndcg.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .limit(WORST)
        .map(one -> "\n  " + shown(one.getValue()) + "  " + one.getKey().words())
        .collect(Collectors.joining());
  }

  @Test
  void fieldScoresAddUpToTheOrderOfTheSearch() {
    Map<String, Double> boosts = FieldScores.presentBoosts();
    for (JudgedQuery query : queries) {
      List<FieldScores.Found> found = hits.get(query);
      assertEquals(
          found.stream().map(FieldScores.Found::id).limit(10).toList(),
          FieldScores.order(found, boosts).stream().limit(10).toList(),
          query.words());
    }
  }

  @Test
  void noOtherBoostsAreClearlyBetter() throws IOException {
    Map<String, Double> present = FieldScores.presentBoosts();
    Map<String, Map<String, Double>> others = new LinkedHashMap<>();
    others.put("all 1", changed(present, field -> true, boost -> 1.0));
    for (String field : present.keySet()) {
      others.put(field + " halved", changed(present, field::equals, boost -> boost / 2));
      others.put(field + " doubled", changed(present, field::equals, boost -> boost * 2));
    }
    List<String> table = new ArrayList<>();
    table.add("| boosts | nDCG@10 | odd queries | even queries |");
    table.add("|---|---:|---:|---:|");
    table.add(row("as they are: " + present, present));
    others.forEach((name, boosts) -> table.add(row(name, boosts)));
    Files.write(Path.of("target", "relevance.md"), table);
    double best =
        others.values().stream().map(RelevanceTest::ndcg).max(Comparator.naturalOrder()).get();
    assertTrue(
        ndcg(present) > best - CLEARLY,
        () -> "other boosts are better:\n" + String.join("\n", table));
  }

  private static Map<String, Double> changed(
      Map<String, Double> boosts, Predicate<String> which, UnaryOperator<Double> change) {
    Map<String, Double> changed = new LinkedHashMap<>(boosts);
    changed.replaceAll((field, boost) -> which.test(field) ? change.apply(boost) : boost);
    return changed;
  }

  private static String row(String name, Map<String, Double> boosts) {
    return "| %s | %s | %s | %s |"
        .formatted(
            name,
            shown(ndcg(boosts)),
            shown(ndcg(boosts, number -> number % 2 == 1)),
            shown(ndcg(boosts, number -> number % 2 == 0)));
  }

  private static double ndcg(Map<String, Double> boosts) {
    return ndcg(boosts, number -> true);
  }

  /** Over the queries whose number, counted from 1, is chosen. */
  private static double ndcg(Map<String, Double> boosts, Predicate<Integer> chosen) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < queries.size(); i++) {
      if (chosen.test(i + 1)) {
        sum += queries.get(i).ndcg(FieldScores.order(hits.get(queries.get(i)), boosts));
        count++;
      }
    }
    return sum / count;
  }

  private static String shown(double ndcg) {
    return String.format(Locale.ROOT, "%.4f", ndcg);
  }
}
