package org.practicekb.search;

import java.util.List;

/** Why an entry is among the hits, the best reason first. See {@link EntrySearch}. */
public enum Tier {
  /** It is called so, or has the query as a phrase. */
  EXACT("exact", "exact phrase or title"),
  /** It has every word. */
  ALL_WORDS("all-words", "all words"),
  /** It has one of the words. */
  ANY_WORD("any-word", "some of the words"),
  /** It has another name of what the query names. */
  OTHER_NAME("other-name", "also called"),
  /** Nothing was asked of its words: the query browses, or asks for entries like another. */
  NONE("none", "");

  /** The tiers of a query that has words, in order. */
  static final List<Tier> OF_WORDS = List.of(EXACT, ALL_WORDS, ANY_WORD, OTHER_NAME);

  private final String id;
  private final String label;

  Tier(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** Its name in JSON. */
  public String id() {
    return id;
  }

  /** What a reader is told; empty when there is nothing to tell. */
  public String label() {
    return label;
  }
}
