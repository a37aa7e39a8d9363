package org.practicekb.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.BytesRef;

/** The facets of one index: filters by them, and counts. Thread-safe. */
final class Facets {

  private final IndexReader reader;
  private final Map<String, String> scales;
  private final Map<String, List<String>> levels;
  private final List<String> names;

  Facets(IndexReader reader, Vocabulary vocabulary) {
    this.reader = reader;
    this.scales = vocabulary.scales();
    this.levels = vocabulary.levels();
    this.names = SearchFields.facets(scales.values());
  }

  /** All facets in the order to show. */
  List<String> names() {
    return names;
  }

  /**
   * The filters by the names of facets, values as the index has them.
   *
   * @throws IllegalArgumentException when there is no such facet or scale
   */
  Map<String, Set<String>> resolve(Map<String, Set<String>> filters) {
    Map<String, Set<String>> resolved = new TreeMap<>();
    filters.forEach(
        (facet, values) -> {
          for (String value : values) {
            resolve(facet, value, resolved);
          }
        });
    return resolved;
  }

  private void resolve(String facet, String value, Map<String, Set<String>> resolved) {
    int colon = value.indexOf(':');
    if (!facet.equals(SearchFields.GRADE_FACET)) {
      add(facet, value.toLowerCase(Locale.ROOT), resolved);
    } else if (colon < 0) {
      throw new IllegalArgumentException(
          "'" + value + "' is no grade: write scale:level, scale one of " + scales.keySet());
    } else {
      String scale = value.substring(0, colon).toLowerCase(Locale.ROOT);
      String slug = scales.getOrDefault(scale, scale);
      if (!names.contains(SearchFields.gradeFacet(slug))) {
        throw new IllegalArgumentException(
            "'" + scale + "' is no scale. Scales: " + String.join(", ", scales.keySet()));
      }
      String level = SearchFields.level(value.substring(colon + 1));
      add(SearchFields.gradeFacet(slug), level, resolved);
    }
  }

  private void add(String facet, String value, Map<String, Set<String>> resolved) {
    if (!names.contains(facet)) {
      throw new IllegalArgumentException(
          "'" + facet + "' is no facet. Facets: grade, " + String.join(", ", names));
    }
    resolved.computeIfAbsent(facet, name -> new TreeSet<>()).add(value);
  }

  /**
   * What the filters name that is no level of its scale, a sentence each.
   *
   * @param resolved what {@link #resolve} gave
   */
  List<String> unknownLevels(Map<String, Set<String>> resolved) {
    List<String> unknown = new ArrayList<>();
    scales.forEach(
        (code, slug) -> {
          Set<String> asked = resolved.getOrDefault(SearchFields.gradeFacet(slug), Set.of());
          List<String> known = new ArrayList<>(levels.get(slug));
          known.add(SearchFields.NOT_STATED);
          asked.stream()
              .filter(level -> !known.contains(level))
              .map(
                  level ->
                      "'%s' is no level of %s. Levels: %s"
                          .formatted(level, code, String.join(", ", known)))
              .forEach(unknown::add);
        });
    return unknown;
  }

  /** One query for each facet: any of its values. */
  static List<Query> queries(Map<String, Set<String>> resolved) {
    List<Query> queries = new ArrayList<>();
    resolved.forEach(
        (facet, values) ->
            queries.add(
                new TermInSetQuery(
                    SearchFields.facetField(facet), values.stream().map(BytesRef::new).toList())));
    return queries;
  }

  /** How many of {@code found} have each value of {@code facet}. */
  Map<String, Integer> count(String facet, BitSet found) throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String value : values(reader, facet)) {
      counts.put(value, count(entries(reader, facet, value), found));
    }
    return counts;
  }

  /** All values of a facet in their order, {@link SearchFields#NOT_STATED} last. */
  static List<String> values(IndexReader reader, String facet) throws IOException {
    List<String> values = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, SearchFields.facetField(facet));
    TermsEnum at = terms == null ? TermsEnum.EMPTY : terms.iterator();
    for (BytesRef value = at.next(); value != null; value = at.next()) {
      values.add(value.utf8ToString());
    }
    if (values.remove(SearchFields.NOT_STATED)) {
      values.add(SearchFields.NOT_STATED);
    }
    return values;
  }

  /** The entries that have one of the values of a facet. */
  static PostingsEnum entries(IndexReader reader, String facet, String value) throws IOException {
    return MultiTerms.getTermPostingsEnum(
        reader, SearchFields.facetField(facet), new BytesRef(value), PostingsEnum.NONE);
  }

  private static int count(PostingsEnum entries, BitSet found) throws IOException {
    int count = 0;
    for (int entry = entries.nextDoc();
        entry != PostingsEnum.NO_MORE_DOCS;
        entry = entries.nextDoc()) {
      count += found.get(entry) ? 1 : 0;
    }
    return count;
  }
}
