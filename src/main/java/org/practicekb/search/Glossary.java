package org.practicekb.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The glossary's names: finds in a query the names of terms, and what else these terms are called.
 * Immutable.
 */
final class Glossary {

  private final Map<String, List<Name>> groups = new HashMap<>();
  private final int longest;

  /** A name of a term, as printed and as a phrase. */
  record Name(String text, Phrase phrase) {
    String key() {
      return Glossary.key(phrase.slots());
    }
  }

  /**
   * A name found in a query.
   *
   * @param asked the name as the glossary prints it
   * @param others the same term's other names, as the glossary orders them
   */
  record Match(String asked, List<Name> others) {}

  /**
   * @param terms the names of each term
   */
  Glossary(List<List<String>> terms, SearchAnalyzer analyzer) {
    for (List<String> term : terms) {
      List<Name> names = names(term, analyzer);
      for (Name name : names) {
        groups.computeIfAbsent(name.key(), key -> new ArrayList<>(List.of(name))).addAll(names);
      }
    }
    longest =
        groups.values().stream().mapToInt(n -> n.get(0).phrase.slots().size()).max().orElse(0);
  }

  /** The names of one term that are not only stop words. */
  static List<Name> names(List<String> term, SearchAnalyzer analyzer) {
    return term.stream().flatMap(text -> name(text, analyzer).stream()).toList();
  }

  private static Optional<Name> name(String text, SearchAnalyzer analyzer) {
    List<Phrase.Slot> slots =
        analyzer.stems(text).stream()
            .map(stem -> new Phrase.Slot(stem.position(), List.of(stem.text())))
            .toList();
    return slots.isEmpty() ? Optional.empty() : Optional.of(new Name(text, new Phrase(slots)));
  }

  /**
   * The names in a query, from left to right, at each place the longest, none within another.
   *
   * @param words those between quotation marks break names
   */
  List<Match> matches(List<ParsedQuery.Word> words) {
    List<Match> matches = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int length = lengthOfName(words, at);
      if (length > 0) {
        match(key(slots(words.subList(at, at + length)))).ifPresent(matches::add);
      }
      at += Math.max(1, length);
    }
    return matches;
  }

  private int lengthOfName(List<ParsedQuery.Word> words, int at) {
    for (int length = Math.min(longest, words.size() - at); length > 0; length--) {
      List<ParsedQuery.Word> run = words.subList(at, at + length);
      if (run.stream().noneMatch(ParsedQuery.Word::quoted) && groups.containsKey(key(slots(run)))) {
        return length;
      }
    }
    return 0;
  }

  private Optional<Match> match(String key) {
    List<Name> names = groups.get(key);
    Map<String, Name> others = new LinkedHashMap<>();
    names.forEach(name -> others.putIfAbsent(name.key(), name));
    others.remove(key);
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(new Match(names.get(0).text, List.copyOf(others.values())));
  }

  private static List<Phrase.Slot> slots(List<ParsedQuery.Word> words) {
    return words.stream()
        .map(word -> new Phrase.Slot(word.position(), List.of(word.stem())))
        .toList();
  }

  /** The stems with a space between, and one more for each word that is left out. */
  private static String key(List<Phrase.Slot> slots) {
    StringBuilder key = new StringBuilder();
    int before = slots.get(0).position();
    for (Phrase.Slot slot : slots) {
      key.append(" ".repeat(slot.position() - before)).append(slot.stems().get(0));
      before = slot.position();
    }
    return key.toString();
  }
}
