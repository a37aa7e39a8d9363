package org.practicekb.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts excerpts. An excerpt is the summary, unless a passage has more of the words searched for
 * within reach of one another; of equally good passages the first. The summary stands whole; of a
 * passage stand {@value #LENGTH} characters around the place with most of the words.
 */
final class Excerpts {

  private static final int LENGTH = 240;
  private static final int LEAD = 60;
  private static final String CUT = "…";

  private final SearchAnalyzer analyzer;

  /** The best place in a text: how many different words it has, and where the first begins. */
  private record Place(int words, int start) {}

  Excerpts(SearchAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /**
   * @param stems the words searched for; none gives the summary, or the beginning of the first
   *     passage when there is no summary
   */
  Excerpt of(String summary, List<EntryText.Passage> passages, Set<String> stems) {
    List<SearchAnalyzer.Form> inSummary = matches(analyzer.stems(summary), stems);
    EntryText.Passage best = null;
    Place bestPlace = best(inSummary);
    for (EntryText.Passage passage : passages) {
      Place place = best(matches(analyzer.stems(passage.text()), stems));
      if (place.words > bestPlace.words || best == null && summary.isEmpty()) {
        best = passage;
        bestPlace = place;
      }
    }
    return best == null
        ? new Excerpt(summary, "", highlights(inSummary, 0, 0, summary.length()))
        : cut(best, bestPlace.start, stems);
  }

  private static List<SearchAnalyzer.Form> matches(
      List<SearchAnalyzer.Form> tokens, Set<String> stems) {
    return tokens.stream().filter(token -> stems.contains(token.text())).toList();
  }

  private static Place best(List<SearchAnalyzer.Form> matches) {
    Place best = new Place(0, 0);
    for (int i = 0; i < matches.size(); i++) {
      int start = matches.get(i).start();
      Set<String> within = new HashSet<>();
      for (int j = i; j < matches.size() && matches.get(j).end() <= start + LENGTH - LEAD; j++) {
        within.add(matches.get(j).text());
      }
      if (within.size() > best.words) {
        best = new Place(within.size(), start);
      }
    }
    return best;
  }

  private Excerpt cut(EntryText.Passage passage, int place, Set<String> stems) {
    String text = passage.text();
    List<SearchAnalyzer.Form> tokens = analyzer.stems(text);
    int start = 0;
    int end = text.length();
    if (text.length() > LENGTH) {
      start = firstStart(tokens, place - LEAD);
      end = lastEnd(tokens, start + LENGTH, text.length());
    }
    String before = start > 0 ? CUT + " " : "";
    String after = end < text.length() ? " " + CUT : "";
    return new Excerpt(
        before + text.substring(start, end) + after,
        passage.anchor(),
        highlights(matches(tokens, stems), before.length() - start, start, end));
  }

  /** Where the first token from {@code earliest} on begins; 0 when that is the first of all. */
  private static int firstStart(List<SearchAnalyzer.Form> tokens, int earliest) {
    for (int i = 1; i < tokens.size() && earliest > 0; i++) {
      if (tokens.get(i).start() >= earliest) {
        return tokens.get(i).start();
      }
    }
    return 0;
  }

  /** Where the last token before {@code latest} ends; {@code length} when that is the last. */
  private static int lastEnd(List<SearchAnalyzer.Form> tokens, int latest, int length) {
    if (length <= latest) {
      return length;
    }
    int end = 0;
    for (SearchAnalyzer.Form token : tokens) {
      if (token.end() <= latest) {
        end = token.end();
      }
    }
    return end;
  }

  private static List<Excerpt.Highlight> highlights(
      List<SearchAnalyzer.Form> matches, int shift, int start, int end) {
    List<Excerpt.Highlight> highlights = new ArrayList<>();
    for (SearchAnalyzer.Form match : matches) {
      if (match.start() >= start && match.end() <= end) {
        highlights.add(new Excerpt.Highlight(match.start() + shift, match.end() + shift));
      }
    }
    return List.copyOf(highlights);
  }
}
