package org.practicekb.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gives the words of a query their meaning in one index. Thread-safe. */
final class QueryInterpreter {

  /** Of the words, and of the excluded words, no more are read. */
  static final int MAX_WORDS = 32;

  /** Shorter words are not guessed at: half of them would be a guess. */
  private static final int MIN_GUESSED = 3;

  private final SearchAnalyzer analyzer;
  private final Dictionary dictionary;
  private final Glossary glossary;

  QueryInterpreter(SearchAnalyzer analyzer, Dictionary dictionary, Glossary glossary) {
    this.analyzer = analyzer;
    this.dictionary = dictionary;
    this.glossary = glossary;
  }

  /**
   * @param typing whether a last word that nothing follows is still being typed
   */
  ParsedQuery read(String typed, boolean typing) throws IOException {
    return new Reading(typed, typing).read();
  }

  /** One query being read. */
  private final class Reading {
    private final QueryText text;
    private final boolean typing;
    private final List<ParsedQuery.Word> words = new ArrayList<>();
    private final List<List<Phrase.Slot>> quoted = new ArrayList<>();
    private final List<SearchResult.Correction> corrections = new ArrayList<>();
    private final List<QueryText.Range> corrected = new ArrayList<>();
    private final List<String> notFound = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final String typed;
    private boolean cut;

    Reading(String typed, boolean typing) {
      this.typed = typed;
      this.text = QueryText.parse(typed);
      this.typing = typing && !text.cut();
      this.cut = text.cut();
      text.quoted().forEach(range -> quoted.add(new ArrayList<>()));
    }

    ParsedQuery read() throws IOException {
      for (SearchAnalyzer.Form form : analyzer.forms(text.positive())) {
        word(form);
      }
      return new ParsedQuery(
          words,
          quoted.stream().filter(slots -> !slots.isEmpty()).map(Phrase::new).toList(),
          excluded(),
          glossary.matches(words),
          corrections,
          exact(),
          notFound,
          ignored,
          cut);
    }

    private void word(SearchAnalyzer.Form form) throws IOException {
      int phrase = phraseAt(form.start());
      boolean prefix = typing && phrase < 0 && form.end() == typed.length();
      List<String> completions = prefix ? stems(dictionary.completions(form.text())) : List.of();
      if (completions.isEmpty() && SearchAnalyzer.isStopWord(form.text())) {
        ignored.add(typed(form));
      } else if (words.size() == MAX_WORDS) {
        cut = true;
      } else {
        ParsedQuery.Word word =
            completions.isEmpty()
                ? complete(form, phrase >= 0)
                : new ParsedQuery.Word(
                    form.position(), false, analyzer.stem(form.text()), completions);
        words.add(word);
        if (phrase >= 0) {
          quoted.get(phrase).add(word.slot());
        }
      }
    }

    private ParsedQuery.Word complete(SearchAnalyzer.Form form, boolean inQuotes)
        throws IOException {
      String stem = analyzer.stem(form.text());
      if (dictionary.hasStem(stem)) {
        return word(form, inQuotes, stem, List.of(stem));
      }
      return inQuotes || !isGuessable(form.text())
          ? unknown(form, inQuotes, stem)
          : guessed(form, stem);
    }

    private ParsedQuery.Word guessed(SearchAnalyzer.Form form, String stem) throws IOException {
      List<String> completions = stems(dictionary.completions(form.text()));
      if (!completions.isEmpty()) {
        return word(form, false, stem, completions);
      }
      Optional<String> nearest = dictionary.nearest(form.text());
      if (nearest.isEmpty()) {
        return unknown(form, false, stem);
      }
      corrections.add(new SearchResult.Correction(typed(form), nearest.get()));
      corrected.add(new QueryText.Range(form.start(), form.end()));
      String instead = analyzer.stem(nearest.get());
      return word(form, false, instead, List.of(instead));
    }

    private ParsedQuery.Word unknown(SearchAnalyzer.Form form, boolean inQuotes, String stem) {
      notFound.add(typed(form));
      return word(form, inQuotes, stem, List.of(stem));
    }

    private ParsedQuery.Word word(
        SearchAnalyzer.Form form, boolean inQuotes, String stem, List<String> stems) {
      return new ParsedQuery.Word(form.position(), inQuotes, stem, stems);
    }

    private int phraseAt(int offset) {
      for (int i = 0; i < text.quoted().size(); i++) {
        if (text.quoted().get(i).holds(offset)) {
          return i;
        }
      }
      return -1;
    }

    private List<Phrase> excluded() {
      List<Phrase> phrases = new ArrayList<>();
      int count = 0;
      for (String excluded : text.excluded()) {
        List<SearchAnalyzer.Form> stems = analyzer.stems(excluded);
        count += stems.size();
        if (stems.isEmpty()) {
          ignored.add(excluded.strip());
        } else if (count > MAX_WORDS) {
          cut = true;
        } else {
          phrases.add(new Phrase(stems.stream().map(this::slot).toList()));
        }
      }
      return phrases;
    }

    private Phrase.Slot slot(SearchAnalyzer.Form stem) {
      return new Phrase.Slot(stem.position(), List.of(stem.text()));
    }

    private String exact() {
      StringBuilder exact = new StringBuilder(typed);
      corrected.stream()
          .sorted(Comparator.comparingInt(QueryText.Range::start).reversed())
          .forEach(range -> exact.insert(range.end(), '"').insert(range.start(), '"'));
      return exact.toString();
    }

    private String typed(SearchAnalyzer.Form form) {
      return typed.substring(form.start(), form.end());
    }

    private List<String> stems(List<String> forms) {
      return forms.stream().map(analyzer::stem).distinct().toList();
    }
  }

  private static boolean isGuessable(String form) {
    return form.codePointCount(0, form.length()) >= MIN_GUESSED
        && form.codePoints().noneMatch(Character::isDigit);
  }
}
