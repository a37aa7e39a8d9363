package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.SmallFloat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The score as the browser computes it, from postings and norms alone. */
class ScoreTest {

  private static final String[] WORDS = {
    "stress",
    "trauma",
    "supervision",
    "burnout",
    "nurse",
    "yoga",
    "team",
    "caseload",
    "peer",
    "grief"
  };

  @TempDir Path folder;

  private static String text(Random random, int longest) {
    return IntStream.range(0, 1 + random.nextInt(longest))
        .mapToObj(i -> WORDS[(int) (random.nextDouble() * random.nextDouble() * WORDS.length)])
        .collect(Collectors.joining(" "));
  }

  private TinyIndex index() throws IOException {
    Random random = new Random(7);
    TinyIndex.Content content = TinyIndex.content();
    for (int i = 0; i < 150; i++) {
      content.entry(
          "programs/p" + i,
          text(random, 3),
          "## " + text(random, 4) + "\n\n" + text(random, 100),
          "also-called: [" + text(random, 2) + "]",
          "summary: " + text(random, 30));
    }
    return content.index(folder);
  }

  @Test
  void scoreIsOneSumOfBm25RoundedOnce() throws IOException {
    Random random = new Random(11);
    try (TinyIndex index = index();
        DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder));
        SearchAnalyzer analyzer = new SearchAnalyzer(Set.of())) {
      LeafReader leaf = reader.leaves().get(0).reader();
      for (int i = 0; i < 20; i++) {
        String words = text(random, 4);
        List<SearchResult.Hit> hits = index.search(SearchRequest.of(words).page(0, 1000)).hits();
        assertTrue(hits.size() > 10);
        for (SearchResult.Hit hit : hits) {
          assertEquals(score(leaf, analyzer, words, hit.id()), hit.score(), words);
        }
      }
    }
  }

  private static float score(LeafReader leaf, SearchAnalyzer analyzer, String words, String id)
      throws IOException {
    int doc = leaf.postings(new Term(SearchFields.ID, id)).nextDoc();
    Set<String> stems = new LinkedHashSet<>();
    analyzer.stems(words).forEach(stem -> stems.add(stem.text()));
    double sum = 0;
    for (String stem : stems) {
      for (SearchFields.Searched field : SearchFields.Searched.values()) {
        sum += score(leaf, field.field(), stem, field.boost(), doc);
      }
    }
    sum += score(leaf, SearchFields.NAME, analyzer.name(words), SearchFields.NAME_BOOST, doc);
    return (float) sum;
  }

  private static float score(LeafReader leaf, String field, String term, float boost, int doc)
      throws IOException {
    PostingsEnum postings = leaf.postings(new Term(field, term), PostingsEnum.FREQS);
    if (postings == null || postings.advance(doc) != doc) {
      return 0;
    }
    Terms terms = leaf.terms(field);
    int docCount = terms.getDocCount();
    int docFreq = leaf.docFreq(new Term(field, term));
    float idf = (float) Math.log(1 + (docCount - docFreq + .5) / (docFreq + .5));
    float averageLength = (float) (terms.getSumTotalTermFreq() / (double) docCount);
    NumericDocValues norms = leaf.getNormValues(field);
    int length = 1;
    if (norms != null) {
      assertTrue(norms.advanceExact(doc));
      length = SmallFloat.byte4ToInt((byte) norms.longValue());
    }
    float norm = 1 / (1.2f * ((1 - .75f) + .75f * length / averageLength));
    float weight = boost * idf;
    return weight - weight / (1 + postings.freq() * norm);
  }

  @Test
  void orderIsTierThenScoreThenTitle() throws IOException {
    Random random = new Random(13);
    try (TinyIndex index = index()) {
      for (int i = 0; i < 15; i++) {
        SearchResult result = index.search(SearchRequest.of(text(random, 4)).page(0, 1000));
        List<SearchResult.Hit> hits = result.hits();
        assertEquals(result.total(), hits.size());
        for (int j = 1; j < hits.size(); j++) {
          SearchResult.Hit before = hits.get(j - 1);
          SearchResult.Hit after = hits.get(j);
          assertTrue(before.tier().compareTo(after.tier()) <= 0);
          assertTrue(before.tier() != after.tier() || before.score() >= after.score());
          assertTrue(
              before.tier() != after.tier()
                  || before.score() != after.score()
                  || before.title().compareTo(after.title()) <= 0);
        }
        assertEquals(hits.size(), hits.stream().map(SearchResult.Hit::id).distinct().count());
      }
    }
  }
}
