package org.practicekb.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;

/**
 * The names of the glossary's terms, found in markup. A name that two terms share is left out:
 * which of the two is meant cannot be known. Immutable.
 */
final class TermNames {

  private final Map<String, List<Name>> byFirstWord = new HashMap<>();
  private final BitSet firstWords = new BitSet();

  /**
   * A name that was found.
   *
   * @param end the offset behind it
   */
  record Found(Entry term, int end) {}

  TermNames(List<Entry> terms) {
    Map<String, Map<EntryId, Name>> byText = new HashMap<>();
    for (Entry term : terms) {
      Stream.concat(Stream.of(term.title()), term.alsoCalled().stream())
          .map(text -> new Name(Html.escape(text), term))
          .forEach(
              name ->
                  byText
                      .computeIfAbsent(name.key(), key -> new HashMap<>())
                      .putIfAbsent(term.id(), name));
    }
    byText.values().stream()
        .filter(owners -> owners.size() == 1)
        .flatMap(owners -> owners.values().stream())
        .forEach(
            name ->
                byFirstWord.computeIfAbsent(name.firstWord(), word -> new ArrayList<>()).add(name));
    byFirstWord.remove("");
    byFirstWord.keySet().forEach(word -> firstWords.set(hash(word, 0, word.length())));
    byFirstWord
        .values()
        .forEach(
            names ->
                names.sort(
                    Comparator.comparingInt((Name name) -> name.text.length())
                        .reversed()
                        .thenComparing(Name::text)));
  }

  /**
   * The longest name at the word from {@code begin} to {@code end}.
   *
   * @param html markup; names do not reach over tags
   */
  Optional<Found> at(String html, int begin, int end) {
    if (!firstWords.get(hash(html, begin, end))) {
      return Optional.empty();
    }
    String word = html.substring(begin, end).toLowerCase(Locale.ROOT);
    for (Name name : byFirstWord.getOrDefault(word, List.of())) {
      if (name.isAt(html, begin)) {
        return Optional.of(new Found(name.term, begin + name.text.length()));
      }
    }
    return Optional.empty();
  }

  /** Of the length, the first and the last letter of a word: it tells most words from names. */
  private static int hash(String text, int begin, int end) {
    char first = Character.toLowerCase(text.charAt(begin));
    char last = Character.toLowerCase(text.charAt(end - 1));
    return (((end - begin) * 31 + first) * 31 + last) & 0xFFFF;
  }

  /** The offset behind the letters and digits that begin at {@code begin}. */
  static int wordEnd(String text, int begin) {
    int end = begin;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * A name as markup.
   *
   * @param exact whether it is an acronym, whose letters count as they are: MAPS is no maps
   */
  private record Name(String text, Entry term, boolean exact) {

    Name(String text, Entry term) {
      this(text, term, hasInnerCapital(text));
    }

    private static boolean hasInnerCapital(String text) {
      for (int i = 1; i < text.length(); i++) {
        if (Character.isUpperCase(text.charAt(i)) && Character.isLetter(text.charAt(i - 1))) {
          return true;
        }
      }
      return false;
    }

    String key() {
      return exact ? text : text.toLowerCase(Locale.ROOT);
    }

    String firstWord() {
      return text.substring(0, wordEnd(text, 0)).toLowerCase(Locale.ROOT);
    }

    /**
     * Whether it stands at {@code begin}. Other words written large, within or directly behind it,
     * are part of a proper name: Secondary Traumatic Stress Scale, Burnout Inventory. Compared from
     * the end: all names that are asked begin with the same word.
     */
    boolean isAt(String html, int begin) {
      int end = begin + text.length();
      if (end > html.length()) {
        return false;
      }
      for (int i = text.length() - 1; i >= 0; i--) {
        if (!fits(i, html.charAt(begin + i))) {
          return false;
        }
      }
      return wordEnd(html, end) == end && !isCapitalizedWord(html, end);
    }

    private boolean fits(int i, char found) {
      char own = text.charAt(i);
      if (own == found || own == ' ' && found == '\n') {
        return true;
      }
      return !exact
          && (found == Character.toLowerCase(own) || i == 0 && found == Character.toUpperCase(own));
    }

    private static boolean isCapitalizedWord(String html, int space) {
      return space + 1 < html.length()
          && Character.isWhitespace(html.charAt(space))
          && Character.isUpperCase(html.charAt(space + 1));
    }
  }
}
