package org.practicekb.search;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * A query's tiers as Lucene queries, see {@link EntrySearch}. Each has one scoring clause, a flat
 * disjunction of terms; all else only filters.
 */
final class TierQueries {

  private final ParsedQuery query;
  private final List<Query> filters;

  /**
   * @param filters all of which a hit passes
   */
  TierQueries(ParsedQuery query, List<Query> filters) {
    this.query = query;
    this.filters = filters;
  }

  /** Whether the query has no words, so that {@link Tier#NONE} is its only tier. */
  boolean browses() {
    return query.words().isEmpty();
  }

  /** The entries of a tier, less those of the tiers before it. */
  Query of(Tier tier) {
    BooleanQuery.Builder entries = passing();
    switch (tier) {
      case EXACT -> entries.add(anyWord(), Occur.MUST).add(exact(), Occur.FILTER);
      case ALL_WORDS ->
          // What is called as the query, or has it as a phrase, has all its words.
          entries
              .add(anyWord(), Occur.MUST)
              .add(allWords(), Occur.FILTER)
              .add(exact(), Occur.MUST_NOT);
      case ANY_WORD -> entries.add(anyWord(), Occur.MUST).add(allWords(), Occur.MUST_NOT);
      case OTHER_NAME ->
          entries
              .add(scored(query.otherStems()).build(), Occur.MUST)
              .add(otherName(), Occur.FILTER)
              .add(anyWord(), Occur.MUST_NOT);
      case NONE -> entries.add(new MatchAllDocsQuery(), Occur.FILTER);
    }
    return entries.build();
  }

  /** The entries of all tiers, without scores. */
  Query all() {
    if (browses()) {
      return of(Tier.NONE);
    }
    BooleanQuery.Builder found = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
    found.add(anyWord(), Occur.SHOULD).add(otherName(), Occur.SHOULD);
    return passing().add(found.build(), Occur.FILTER).build();
  }

  /** What every hit must be: it passes the filters, has the quoted phrases and nothing excluded. */
  private BooleanQuery.Builder passing() {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    filters.forEach(filter -> builder.add(filter, Occur.FILTER));
    query.required().forEach(phrase -> builder.add(inAnyField(phrase), Occur.FILTER));
    query.excluded().forEach(phrase -> builder.add(inAnyField(phrase), Occur.MUST_NOT));
    return builder;
  }

  private BooleanQuery anyWord() {
    BooleanQuery.Builder builder = scored(query.stems());
    query
        .names()
        .forEach(
            name ->
                builder.add(
                    boosted(SearchFields.NAME, name, SearchFields.NAME_BOOST), Occur.SHOULD));
    return builder.build();
  }

  private static BooleanQuery.Builder scored(Collection<String> stems) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (String stem : stems) {
      for (SearchFields.Searched field : SearchFields.Searched.values()) {
        builder.add(boosted(field.field(), stem, field.boost()), Occur.SHOULD);
      }
    }
    return builder;
  }

  private static Query boosted(String field, String term, float boost) {
    return new BoostQuery(new TermQuery(new Term(field, term)), boost);
  }

  private Query exact() {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.add(anyOf(SearchFields.NAME, query.names()), Occur.SHOULD);
    if (query.words().size() > 1) {
      builder.add(inAnyField(query.phrase()), Occur.SHOULD);
    }
    return builder.setMinimumNumberShouldMatch(1).build();
  }

  private Query allWords() {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    query.words().forEach(word -> builder.add(inAnyField(word.slot()), Occur.FILTER));
    return builder.build();
  }

  private Query otherName() {
    BooleanQuery.Builder builder = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
    query.otherNames().stream()
        .flatMap(match -> match.others().stream())
        .forEach(name -> builder.add(inAnyField(name.phrase()), Occur.SHOULD));
    return builder.build();
  }

  private static Query inAnyField(Phrase phrase) {
    return phrase.slots().size() == 1
        ? inAnyField(phrase.slots().get(0))
        : eachField(field -> phrase(field, phrase));
  }

  private static Query inAnyField(Phrase.Slot slot) {
    return eachField(field -> anyOf(field, slot.stems()));
  }

  private static Query eachField(Function<String, Query> query) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
    for (SearchFields.Searched field : SearchFields.Searched.values()) {
      builder.add(query.apply(field.field()), Occur.SHOULD);
    }
    return builder.build();
  }

  private static Query phrase(String field, Phrase phrase) {
    int first = phrase.slots().get(0).position();
    MultiPhraseQuery.Builder builder = new MultiPhraseQuery.Builder();
    for (Phrase.Slot slot : phrase.slots()) {
      Term[] terms = slot.stems().stream().map(stem -> new Term(field, stem)).toArray(Term[]::new);
      builder.add(terms, slot.position() - first);
    }
    return builder.build();
  }

  private static Query anyOf(String field, Collection<String> terms) {
    return new TermInSetQuery(field, terms.stream().map(BytesRef::new).toList());
  }
}
