package org.practicekb.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What to search for.
 *
 * @param words as typed, see {@link EntrySearch}; empty to browse
 * @param filters facet to values, see {@link EntrySearch}
 * @param offset how many hits to leave out
 * @param limit how many hits to give at most
 * @param typing whether the last word may still be unfinished
 */
public record SearchRequest(
    String words, Map<String, Set<String>> filters, int offset, int limit, boolean typing) {

  /** How many hits are given when nothing else is said. */
  public static final int DEFAULT_LIMIT = 10;

  /**
   * @throws IllegalArgumentException when {@code offset} or {@code limit} is negative
   */
  public SearchRequest {
    if (offset < 0 || limit < 0) {
      throw new IllegalArgumentException("offset and limit are not negative");
    }
    Map<String, Set<String>> copy = new TreeMap<>();
    filters.forEach((facet, values) -> copy.put(facet, Set.copyOf(values)));
    filters = copy;
  }

  /** The first hits for {@code words} among all entries. */
  public static SearchRequest of(String words) {
    return new SearchRequest(words, Map.of(), 0, DEFAULT_LIMIT, false);
  }

  /** The same with one more filter. */
  public SearchRequest where(String facet, String... values) {
    Map<String, Set<String>> more = new TreeMap<>(filters);
    more.put(facet, Set.copyOf(List.of(values)));
    return new SearchRequest(words, more, offset, limit, typing);
  }

  /** The same for another part of the hits. */
  public SearchRequest page(int newOffset, int newLimit) {
    return new SearchRequest(words, filters, newOffset, newLimit, typing);
  }

  /** The same while the last word is being typed. */
  public SearchRequest whileTyping() {
    return new SearchRequest(words, filters, offset, limit, true);
  }
}
