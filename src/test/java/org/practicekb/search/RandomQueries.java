package org.practicekb.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Queries as people type them: stretches of the content, spoilt in all the ways there are. */
final class RandomQueries {

  private static final String[] STRANGE = {
    "\u2019",
    "\u02BC",
    "\u00AD",
    "\u200B",
    "\u200D",
    "\u0301",
    "\uFB01",
    "\uFF21",
    "\u0130",
    "ß",
    "日本",
    "\uD83D\uDE00",
    "\uD835\uDC00",
    "\uD800",
    "\uDC00",
    "ก",
    "한",
    "א",
    "٣",
    "①",
    "½",
    "\u00A0",
    "\u2007",
    "\t",
    "\uFEFF",
    "'",
    "-",
    "_",
    ".",
    ":",
    "@",
    "\\",
    "%",
    "<b>",
    "\"",
    "“",
    "»"
  };

  private final Random random;
  private final List<String> texts;
  private final List<String> names;
  private final Map<String, Map<String, Integer>> facets;

  /**
   * @param texts of the content
   * @param names titles and other names
   * @param facets all values of each
   */
  RandomQueries(
      long seed, List<String> texts, List<String> names, Map<String, Map<String, Integer>> facets) {
    this.random = new Random(seed);
    this.texts = texts;
    this.names = names;
    this.facets = facets;
  }

  SearchRequest next() {
    SearchRequest request = SearchRequest.of(words());
    for (int i = random.nextInt(8) - 5; i > 0; i--) {
      request = filtered(request);
    }
    if (random.nextInt(4) == 0) {
      request = request.page(random.nextInt(40), random.nextInt(25));
    }
    return random.nextInt(3) == 0 ? request.whileTyping() : request;
  }

  private String words() {
    return switch (random.nextInt(20)) {
      case 0 -> "";
      case 1 -> one(names);
      case 2 -> one(names) + " " + stretch(2);
      case 3 -> "\"" + stretch(2 + random.nextInt(3)) + "\"";
      case 4 -> stretch(1) + " \"" + stretch(2) + "\" " + stretch(1);
      case 5 -> stretch(2) + " -" + stretch(1);
      case 6 -> stretch(1) + " -\"" + stretch(2) + "\"";
      case 7 -> "-" + stretch(1);
      case 8 -> stretch(1) + strange() + stretch(1);
      case 9 -> insert(stretch(2), strange());
      case 10 -> stretch(1) + " " + stretch(1) + " " + stretch(1);
      case 11 -> stretch(1 + random.nextInt(2)).toUpperCase(java.util.Locale.ROOT);
      case 12 -> begun(stretch(1 + random.nextInt(3)));
      case 13 -> begun(stretch(1));
      case 14 -> random.nextInt(5) == 0 ? stretch(300) : stretch(30 + random.nextInt(10));
      case 15, 16, 17 -> spoilt(stretch(1 + random.nextInt(3)));
      default -> stretch(1 + random.nextInt(4));
    };
  }

  /** Consecutive words. */
  private String stretch(int count) {
    String[] words = one(texts).split(" ");
    int from = random.nextInt(words.length);
    return String.join(
        " ", Arrays.asList(words).subList(from, Math.min(words.length, from + count)));
  }

  private String begun(String text) {
    return text.substring(0, text.length() - random.nextInt(Math.min(5, text.length() + 1)));
  }

  /** Up to two typing errors. */
  private String spoilt(String text) {
    String spoilt = text;
    for (int i = random.nextInt(2); i >= 0; i--) {
      int at = random.nextInt(Math.max(1, spoilt.length() - 1));
      List<UnaryOperator<String>> ways =
          List.of(
              it -> it.substring(0, at) + it.substring(at + 1),
              it -> it.substring(0, at) + letter() + it.substring(at),
              it -> it.substring(0, at) + letter() + it.substring(at + 1),
              it -> it.substring(0, at) + it.charAt(at + 1) + it.charAt(at) + it.substring(at + 2));
      spoilt = spoilt.length() < 2 ? spoilt : one(ways).apply(spoilt);
    }
    return spoilt;
  }

  private char letter() {
    return (char) ('a' + random.nextInt(26));
  }

  private String insert(String text, String more) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + more + text.substring(at);
  }

  private String strange() {
    return STRANGE[random.nextInt(STRANGE.length)];
  }

  private SearchRequest filtered(SearchRequest request) {
    String facet = one(List.copyOf(facets.keySet()));
    List<String> values = new ArrayList<>(facets.get(facet).keySet());
    values.add("no-such-value");
    String[] some = {one(values), one(values)};
    if (facet.startsWith("grade:") && random.nextBoolean()) {
      return request.where("grade", facet.substring("grade:".length()) + ":" + some[0]);
    }
    return some[0].equals(some[1]) || random.nextBoolean()
        ? request.where(facet, some[0])
        : request.where(facet, some);
  }

  /** Any text, of characters from everywhere. */
  String fuzz() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      switch (random.nextInt(8)) {
        case 0 -> text.append(strange());
        case 1 -> text.append((char) random.nextInt(0x10000));
        case 2 -> text.appendCodePoint(0x10000 + random.nextInt(0x20000));
        case 3 -> text.append((char) (0x80 + random.nextInt(0x600)));
        case 4 -> text.append((char) (0x20 + random.nextInt(0x60)));
        case 5 -> text.append((char) (0x1D00 + random.nextInt(0x300)));
        case 6 ->
            text.append(Character.toString(letter()).repeat(random.nextInt(20) == 0 ? 300 : 3));
        default -> text.append(' ').append(stretch(2));
      }
    }
    return text.toString();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
