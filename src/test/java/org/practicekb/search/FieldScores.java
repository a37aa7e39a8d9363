package org.practicekb.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * What each field contributes to each hit's score before boosts, so that boosts other than those of
 * {@link SearchFields} can be tried: tiers and groups do not depend on them.
 */
final class FieldScores implements Closeable {

  private final EntrySearch search;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final QueryInterpreter interpreter;

  /**
   * A hit.
   *
   * @param fields field to its part of the score at boost 1
   */
  record Found(String id, Tier tier, int group, int document, Map<String, Double> fields) {
    double score(Map<String, Double> boosts) {
      return fields.entrySet().stream()
          .mapToDouble(field -> field.getValue() * boosts.get(field.getKey()))
          .sum();
    }
  }

  FieldScores(Path folder) throws IOException {
    search = EntrySearch.open(folder);
    reader = DirectoryReader.open(IndexFolder.open(folder));
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(SearchFields.similarity());
    Vocabulary vocabulary = Vocabulary.of(reader);
    SearchAnalyzer analyzer = new SearchAnalyzer(vocabulary.acronyms());
    interpreter =
        new QueryInterpreter(
            analyzer, new Dictionary(reader), new Glossary(vocabulary.names(), analyzer));
  }

  /** The boosts of {@link SearchFields}, by field. */
  static Map<String, Double> presentBoosts() {
    Map<String, Double> boosts = new LinkedHashMap<>();
    boosts.put(SearchFields.NAME, (double) SearchFields.NAME_BOOST);
    for (SearchFields.Searched field : SearchFields.Searched.values()) {
      boosts.put(field.field(), (double) field.boost());
    }
    return boosts;
  }

  /** The ids of all hits in the order that {@code boosts} give. */
  static List<String> order(List<Found> hits, Map<String, Double> boosts) {
    return hits.stream()
        .sorted(
            Comparator.comparing(Found::tier)
                .thenComparing(Found::group)
                .thenComparing(hit -> -hit.score(boosts))
                .thenComparing(Found::document))
        .map(Found::id)
        .toList();
  }

  /** All hits for {@code words}. */
  List<Found> of(String words) throws IOException {
    ParsedQuery query = interpreter.read(words, false);
    Map<Integer, Map<String, Double>> asked = scores(query.stems());
    add(asked, SearchFields.NAME, query.names());
    Map<Integer, Map<String, Double>> otherNames = scores(query.otherStems());
    List<Found> found = new ArrayList<>();
    for (SearchResult.Hit hit :
        search.search(SearchRequest.of(words).page(0, search.size())).hits()) {
      int document = document(hit.id());
      Map<String, Double> fields =
          (hit.tier() == Tier.OTHER_NAME ? otherNames : asked).get(document);
      found.add(new Found(hit.id(), hit.tier(), group(document), document, fields));
    }
    return found;
  }

  private Map<Integer, Map<String, Double>> scores(Collection<String> stems) throws IOException {
    Map<Integer, Map<String, Double>> scores = new HashMap<>();
    for (SearchFields.Searched field : SearchFields.Searched.values()) {
      add(scores, field.field(), stems);
    }
    return scores;
  }

  private void add(Map<Integer, Map<String, Double>> scores, String field, Collection<String> terms)
      throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    terms.forEach(term -> query.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
    for (ScoreDoc hit : searcher.search(query.build(), search.size()).scoreDocs) {
      scores.computeIfAbsent(hit.doc, doc -> new HashMap<>()).put(field, (double) hit.score);
    }
  }

  private int document(String id) throws IOException {
    return searcher.search(new TermQuery(new Term(SearchFields.ID, id)), 1).scoreDocs[0].doc;
  }

  private int group(int document) throws IOException {
    var groups = reader.leaves().get(0).reader().getNumericDocValues(SearchFields.GROUP);
    groups.advanceExact(document);
    return (int) groups.longValue();
  }

  @Override
  public void close() throws IOException {
    search.close();
    reader.close();
  }
}
