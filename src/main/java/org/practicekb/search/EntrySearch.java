package org.practicekb.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOUtils;
import org.practicekb.content.Problem;

/**
 * Answers queries from an index. This is what a query means; every other front end agrees with it.
 * Thread-safe.
 *
 * <h2>Signs</h2>
 *
 * Words stand between spaces. {@code "words in quotes"} must stand so in every hit; {@code -word}
 * and {@code -"a phrase"} in none. Anything else is plain text, also a quotation mark without a
 * partner. {@link QueryText#MAX_CHARS} characters, {@link QueryInterpreter#MAX_WORDS} words and as
 * many excluded ones are read; what stands beyond is left off, and the result says so.
 *
 * <h2>Words</h2>
 *
 * Text becomes words as {@link SearchAnalyzer} says; stop words are ignored. A word means, in
 * order:
 *
 * <ol>
 *   <li>while it is being typed (the last one, not quoted, nothing after it): the forms that it
 *       begins, see {@link Dictionary#completions}; even a stop word may begin one;
 *   <li>its stem, when any entry has it;
 *   <li>the forms that it begins;
 *   <li>the nearest form, see {@link Dictionary#nearest}; the result says so and gives the query
 *       that searches for the word as it is;
 *   <li>else its stem, which nothing has: the result names it as not found.
 * </ol>
 *
 * Steps 3 and 4 are for words of three letters or more that have no digit and are not quoted.
 * Excluded words are only ever their stems.
 *
 * <h2>Tiers</h2>
 *
 * In {@link Tier}'s order, each one Lucene query that leaves out what the earlier ones found:
 *
 * <ol>
 *   <li>the title or another name of the entry is the query, or a field has the query's two or more
 *       words as a phrase, in their order and with gaps where stop words stood;
 *   <li>each word is in some field;
 *   <li>some word is in some field;
 *   <li>some field has, as a phrase, another name of what the query names by the {@link Glossary}:
 *       of the glossary's names in the words that are not quoted, the longest from left to right.
 * </ol>
 *
 * A query without words, whatever it excludes, browses: all entries in the order of the index,
 * which is by title and id, with score 0.
 *
 * <h2>Order</h2>
 *
 * By tier; then {@link SearchFields#group}: references after all others, those that are only listed
 * last; then score, highest first; then document number.
 *
 * <h2>Score</h2>
 *
 * One sum of BM25 over the distinct stems of the query (of the other names, for the last tier) in
 * each of the {@link SearchFields.Searched} fields, and over the names that the query may be in
 * {@link SearchFields#NAME}, each times its field's boost: the sum in double, rounded to float
 * once. Phrases, filters and exclusions do not score.
 *
 * <h2>Elements</h2>
 *
 * Each element of a framework is found by itself, like an entry of the type {@link
 * SearchFields#ELEMENT}; its framework only by what it says besides its elements, so that no result
 * stands twice in a list.
 *
 * <h2>Filters</h2>
 *
 * An entry passes when it has one of the values of each facet filtered by. Facets are those of
 * {@link SearchFields#facets}; {@code grade} takes {@code scale:level}, scale by slug or short
 * name, each scale being a facet of its own. {@link SearchFields#NOT_STATED} is a value of every
 * facet. Upper and lower case are alike.
 */
public final class EntrySearch implements Closeable {

  /** More than {@link QueryInterpreter#MAX_WORDS} words of many completions come to. */
  private static final int MAX_CLAUSES = 1 << 16;

  /** All programs begin alike, so that more would make any of them near. */
  private static final int MAX_EDITS = 3;

  private static final Sort BY_GROUP_AND_SCORE =
      new Sort(
          new SortField(SearchFields.GROUP, SortField.Type.INT),
          SortField.FIELD_SCORE,
          SortField.FIELD_DOC);

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final SearchAnalyzer analyzer;
  private final QueryInterpreter interpreter;
  private final Facets facets;
  private final Excerpts excerpts;

  private EntrySearch(Directory directory, DirectoryReader reader) throws IOException {
    this.directory = directory;
    this.reader = reader;
    Vocabulary vocabulary = Vocabulary.of(reader);
    analyzer = new SearchAnalyzer(vocabulary.acronyms());
    interpreter =
        new QueryInterpreter(
            analyzer, new Dictionary(reader), new Glossary(vocabulary.names(), analyzer));
    facets = new Facets(reader, vocabulary);
    excerpts = new Excerpts(analyzer);
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(SearchFields.similarity());
    searcher.setQueryCache(null);
    IndexSearcher.setMaxClauseCount(MAX_CLAUSES);
  }

  /**
   * Opens the index that {@link IndexBuilder} wrote into {@code folder}.
   *
   * @throws IOException when there is none, or it cannot be read
   */
  public static EntrySearch open(Path folder) throws IOException {
    Directory directory = IndexFolder.open(folder);
    DirectoryReader reader = null;
    try {
      reader = DirectoryReader.open(directory);
      return new EntrySearch(directory, reader);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(reader, directory);
      throw e;
    }
  }

  /** The number of entries, and of elements of frameworks. */
  public int size() {
    return reader.numDocs();
  }

  /**
   * Searches.
   *
   * @throws IllegalArgumentException when a filter names no facet or scale; the message is for the
   *     person who wrote it
   */
  public SearchResult search(SearchRequest request) throws IOException {
    Map<String, Set<String>> filters = facets.resolve(request.filters());
    ParsedQuery query = interpreter.read(request.words(), request.typing());
    TierQueries tiers = new TierQueries(query, Facets.queries(filters));
    FixedBitSet found = found(tiers);
    return new SearchResult(
        found.cardinality(),
        page(request, query, tiers),
        counts(query, filters, found),
        query.corrections(),
        query.exact(),
        query.otherNames().stream().map(EntrySearch::otherNames).toList(),
        query.notFound(),
        query.ignored(),
        query.cut());
  }

  /**
   * What a request's filters name that is no level of its scale, a sentence each with the levels
   * there are. A search takes such a filter as one that nothing passes.
   *
   * @throws IllegalArgumentException as {@link #search} does
   */
  public List<String> unknownLevels(SearchRequest request) {
    return facets.unknownLevels(facets.resolve(request.filters()));
  }

  /** The hits asked for; tiers behind them are not looked at. */
  private List<SearchResult.Hit> page(SearchRequest request, ParsedQuery query, TierQueries tiers)
      throws IOException {
    List<SearchResult.Hit> hits = new ArrayList<>();
    int before = 0;
    for (Tier tier : tiers.browses() ? List.of(Tier.NONE) : Tier.OF_WORDS) {
      int wanted = request.limit() - hits.size();
      if (wanted > 0) {
        int first = Math.max(0, request.offset() - before);
        TopFieldDocs found = top(tiers.of(tier), tier, (long) first + wanted);
        for (int i = first; i < found.scoreDocs.length; i++) {
          hits.add(hit((FieldDoc) found.scoreDocs[i], tier, query));
        }
        before += (int) found.totalHits.value;
      }
    }
    return hits;
  }

  /**
   * The entries whose title, summary and text are most like those of another, best first: Lucene's
   * {@link MoreLikeThis}.
   *
   * @param id {@code programs/ce-cert}
   * @throws IllegalArgumentException when the index has no such entry
   */
  public List<SearchResult.Hit> like(String id, int limit) throws IOException {
    Query itself = new TermQuery(new Term(SearchFields.ID, id));
    TopDocs found = searcher.search(itself, 1);
    if (found.scoreDocs.length == 0) {
      String near =
          Problem.nearest(id, ids(), MAX_EDITS)
              .map(one -> " Did you mean '" + one + "'?")
              .orElse("");
      throw new IllegalArgumentException(
          "the index has no entry '" + id + "'." + near + " (written as 'programs/ce-cert')");
    }
    Document entry = searcher.storedFields().document(found.scoreDocs[0].doc);
    Query query =
        new BooleanQuery.Builder()
            .add(likeThis(entry), Occur.MUST)
            .add(itself, Occur.MUST_NOT)
            .build();
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (ScoreDoc like : searcher.search(query, Math.max(1, Math.min(limit, size()))).scoreDocs) {
      hits.add(hit(like.doc, like.score, Tier.NONE, Set.of()));
    }
    return hits.subList(0, Math.min(limit, hits.size()));
  }

  private List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    for (int number = 0; number < size(); number++) {
      Document entry = searcher.storedFields().document(number, Set.of(SearchFields.ID));
      ids.add(entry.get(SearchFields.ID));
    }
    return ids;
  }

  private Query likeThis(Document entry) throws IOException {
    String title = SearchFields.Searched.TITLE.field();
    String summary = SearchFields.Searched.SUMMARY.field();
    String body = SearchFields.Searched.BODY.field();
    MoreLikeThis like = new MoreLikeThis(reader);
    like.setAnalyzer(analyzer);
    like.setFieldNames(new String[] {title, summary, body});
    like.setMinTermFreq(1);
    like.setMinDocFreq(2);
    like.setBoost(true);
    Map<String, Collection<Object>> texts = new LinkedHashMap<>();
    texts.put(title, List.of(entry.get(title)));
    texts.put(summary, List.of(entry.get(summary)));
    texts.put(body, List.of((Object[]) entry.getValues(SearchFields.TEXT)));
    return like.like(texts);
  }

  private TopFieldDocs top(Query query, Tier tier, long wanted) throws IOException {
    int count = (int) Math.max(1, Math.min(wanted, reader.maxDoc()));
    Sort sort = tier == Tier.NONE ? Sort.INDEXORDER : BY_GROUP_AND_SCORE;
    return searcher.search(
        query, new TopFieldCollectorManager(sort, count, null, Integer.MAX_VALUE, false));
  }

  private SearchResult.Hit hit(FieldDoc found, Tier tier, ParsedQuery query) throws IOException {
    return switch (tier) {
      case NONE -> hit(found.doc, 0, tier, Set.of());
      case OTHER_NAME -> hit(found.doc, score(found), tier, query.otherStems());
      default -> hit(found.doc, score(found), tier, query.stems());
    };
  }

  private static float score(FieldDoc found) {
    return (Float) found.fields[1];
  }

  private SearchResult.Hit hit(int number, float score, Tier tier, Set<String> stems)
      throws IOException {
    Document entry = searcher.storedFields().document(number);
    String summary = entry.get(SearchFields.Searched.SUMMARY.field());
    List<EntryText.Passage> passages = EntryText.passages(entry);
    return new SearchResult.Hit(
        entry.get(SearchFields.ID),
        entry.get(SearchFields.TYPE),
        entry.get(SearchFields.Searched.TITLE.field()),
        entry.get(SearchFields.URL),
        entry.get(SearchFields.WITHIN),
        List.of(entry.getValues(SearchFields.GRADE)).stream().map(Badge::read).toList(),
        EntryText.haveCautions(passages),
        summary,
        excerpts.of(summary, passages, stems),
        score,
        tier);
  }

  private Map<String, Map<String, Integer>> counts(
      ParsedQuery query, Map<String, Set<String>> filters, FixedBitSet found) throws IOException {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (String facet : facets.names()) {
      Map<String, Set<String>> others = new TreeMap<>(filters);
      boolean own = others.remove(facet) != null;
      FixedBitSet counted = own ? found(new TierQueries(query, Facets.queries(others))) : found;
      counts.put(facet, facets.count(facet, counted));
    }
    return counts;
  }

  private FixedBitSet found(TierQueries tiers) throws IOException {
    Query all = searcher.rewrite(tiers.all());
    Weight weight = searcher.createWeight(all, ScoreMode.COMPLETE_NO_SCORES, 1);
    FixedBitSet found = new FixedBitSet(Math.max(1, reader.maxDoc()));
    for (LeafReaderContext leaf : reader.leaves()) { // one at most: the index is one segment
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        found.or(scorer.iterator());
      }
    }
    return found;
  }

  private static SearchResult.OtherNames otherNames(Glossary.Match match) {
    return new SearchResult.OtherNames(
        match.asked(), match.others().stream().map(Glossary.Name::text).toList());
  }

  @Override
  public void close() throws IOException {
    analyzer.close();
    reader.close();
    directory.close();
  }
}
