package org.practicekb.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * The forms that the entries use, as the field {@link SearchFields#WORDS} has them. Thread-safe.
 */
final class Dictionary {

  /** A prefix stands for no more forms than this. */
  static final int MAX_COMPLETIONS = 32;

  private static final int SIX_LETTERS = 6;

  private final IndexReader reader;

  /** How many documents have a form; {@code distance} from the word looked for. */
  private record Candidate(String form, int documents, int distance) {}

  /** Most frequent first; a stable sort then leaves equal ones in the order of terms. */
  private static final Comparator<Candidate> MOST_FREQUENT =
      Comparator.comparingInt(Candidate::documents).reversed();

  Dictionary(IndexReader reader) {
    this.reader = reader;
  }

  /** Whether any searched field has this stem. */
  boolean hasStem(String stem) throws IOException {
    for (SearchFields.Searched field : SearchFields.Searched.values()) {
      if (reader.docFreq(new Term(field.field(), stem)) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The forms that begin with {@code prefix}, at most {@value #MAX_COMPLETIONS}: those in most
   * documents, of equal ones the first in the order of terms (by code points).
   */
  List<String> completions(String prefix) throws IOException {
    return startingWith(prefix).stream()
        .sorted(MOST_FREQUENT)
        .limit(MAX_COMPLETIONS)
        .map(Candidate::form)
        .toList();
  }

  /**
   * The form nearest to {@code word} that begins with the same letter: by optimal string alignment
   * distance in code points, at most 1, at most 2 from six letters on; of equally near ones that in
   * most documents, then the first in the order of terms. When none is near, from six letters on:
   * of the forms that begin with all letters but the last, the first of {@link #completions}, so
   * that "veterinary" finds "veterinarians".
   */
  Optional<String> nearest(String word) throws IOException {
    int[] letters = word.codePoints().toArray();
    int allowed = letters.length < SIX_LETTERS ? 1 : 2;
    String first = new String(letters, 0, 1);
    Optional<String> nearest =
        startingWith(first).stream()
            .map(other -> measured(letters, other))
            .filter(other -> other.distance <= allowed)
            .min(Comparator.comparingInt(Candidate::distance).thenComparing(MOST_FREQUENT))
            .map(Candidate::form);
    return nearest.isPresent() || letters.length < SIX_LETTERS
        ? nearest
        : completions(new String(letters, 0, letters.length - 1)).stream().findFirst();
  }

  private static Candidate measured(int[] letters, Candidate other) {
    int[] form = other.form.codePoints().toArray();
    int distance =
        Math.abs(form.length - letters.length) > 2 ? Integer.MAX_VALUE : distance(letters, form);
    return new Candidate(other.form, other.documents, distance);
  }

  private List<Candidate> startingWith(String prefix) throws IOException {
    List<Candidate> found = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, SearchFields.WORDS);
    if (terms == null) {
      return found;
    }
    BytesRef start = new BytesRef(prefix);
    TermsEnum at = terms.iterator();
    if (at.seekCeil(start) == TermsEnum.SeekStatus.END) {
      return found;
    }
    for (BytesRef term = at.term();
        term != null && StringHelper.startsWith(term, start);
        term = at.next()) {
      found.add(new Candidate(term.utf8ToString(), at.docFreq(), 0));
    }
    return found;
  }

  /**
   * Optimal string alignment: the fewest insertions, deletions, substitutions and exchanges of
   * neighbours, none of them touching the same place twice.
   */
  static int distance(int[] a, int[] b) {
    int[][] cost = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length][b.length];
  }

  private static int cheapest(int[][] cost, int[] a, int[] b, int i, int j) {
    int substituted = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
    int least = Math.min(substituted, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
    return exchanged ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
