package org.practicekb.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A query that someone may type, with the entries that answer it. They were judged by reading the
 * content and not by what any search returns.
 *
 * @param asker practitioner, supervisor, trainer or funder
 * @param words as typed
 * @param grades id of an entry to 3 (answers it), 2 (answers part of it) or 1 (helps on)
 */
record JudgedQuery(String asker, String words, Map<String, Integer> grades) {

  private static final String FILE = "/relevance/queries.tsv";
  private static final int BEST = 3;
  private static final int DEPTH = 10;

  /** All judged queries in the order of the file. */
  static List<JudgedQuery> all() throws IOException {
    try (InputStream file = JudgedQuery.class.getResourceAsStream(FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(JudgedQuery::read)
          .toList();
    }
  }

  private static JudgedQuery read(String line) {
    String[] columns = line.split("\t", -1);
    Map<String, Integer> grades = new LinkedHashMap<>();
    for (int grade = BEST; grade > 0; grade--) {
      String ids = columns[2 + BEST - grade];
      for (String id : ids.isEmpty() ? new String[0] : ids.split(" ")) {
        grades.put(id, grade);
      }
    }
    return new JudgedQuery(columns[0], columns[1], grades);
  }

  /**
   * Normalized discounted cumulative gain of the first ten: gain 2^grade - 1, discount log2(rank +
   * 1), divided by that of the best possible order.
   *
   * @param ids as found, best first
   * @return 0 to 1
   */
  double ndcg(List<String> ids) {
    List<Integer> found = ids.stream().map(id -> grades.getOrDefault(id, 0)).toList();
    List<Integer> best = new ArrayList<>(grades.values());
    best.sort(Comparator.reverseOrder());
    return gain(found) / gain(best);
  }

  private static double gain(List<Integer> grades) {
    double gain = 0;
    for (int rank = 0; rank < Math.min(DEPTH, grades.size()); rank++) {
      gain += ((1 << grades.get(rank)) - 1) * Math.log(2) / Math.log(rank + 2);
    }
    return gain;
  }
}
