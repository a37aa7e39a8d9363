package org.practicekb.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A query as understood: what {@link QueryInterpreter} makes of the text typed.
 *
 * @param words in order, stop words left out; none when the query only browses
 * @param required the quoted phrases
 * @param excluded the words and phrases after a minus
 * @param otherNames the glossary's names among the words that are not quoted
 * @param corrections in order
 * @param exact the query that searches for the corrected words as typed; the text itself when none
 *     was corrected
 * @param notFound words as typed that no entry has and that stand for no other
 * @param ignored words as typed that are too common to search for
 * @param cut whether the query was too long and its end was left off
 */
record ParsedQuery(
    List<Word> words,
    List<Phrase> required,
    List<Phrase> excluded,
    List<Glossary.Match> otherNames,
    List<SearchResult.Correction> corrections,
    String exact,
    List<String> notFound,
    List<String> ignored,
    boolean cut) {

  /**
   * A word to search for.
   *
   * @param position among all words of the query, stop words and quoted words counted
   * @param quoted whether it stands between quotation marks
   * @param stem its stem, after correction
   * @param stems what it may stand for: its stem, or those of the forms that it begins
   */
  record Word(int position, boolean quoted, String stem, List<String> stems) {
    Phrase.Slot slot() {
      return new Phrase.Slot(position, stems);
    }
  }

  /** All words as one phrase, or none when there are no words. */
  Phrase phrase() {
    return new Phrase(words.stream().map(Word::slot).toList());
  }

  /** All stems to search for, each once. */
  Set<String> stems() {
    return new LinkedHashSet<>(phrase().stems());
  }

  /** All stems of the other names, each once. */
  Set<String> otherStems() {
    Set<String> stems = new LinkedHashSet<>();
    otherNames.forEach(
        match -> match.others().forEach(name -> stems.addAll(name.phrase().stems())));
    return stems;
  }

  /**
   * What the whole query may be as a {@link SearchFields#NAME}; none when a word other than the
   * last stands for several.
   */
  List<String> names() {
    if (words.isEmpty()) {
      return List.of();
    }
    List<Word> before = words.subList(0, words.size() - 1);
    if (before.stream().anyMatch(word -> word.stems.size() > 1)) {
      return List.of();
    }
    StringBuilder start = new StringBuilder();
    before.forEach(word -> start.append(word.stems.get(0)).append(' '));
    return words.get(words.size() - 1).stems.stream().map(last -> start + last).toList();
  }
}
