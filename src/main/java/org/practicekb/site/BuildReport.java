package org.practicekb.site;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.practicekb.content.Problem;
import org.practicekb.entry.EntryType;

/**
 * What a build did.
 *
 * @param problems errors and warnings of the content; any error means that nothing was published
 * @param findings what the built site failed in when it was read back; any means that nothing was
 *     published
 * @param pages how many pages the site has
 * @param made how many of them were made anew; the others stayed as the last build had made them
 * @param entries how many entries of each type are published
 * @param documents how many documents the index holds: a published entry or an element of a
 *     framework each
 * @param took from start to publication
 * @param baseUrl where the site says it is
 * @param undated why the days of last change are left out, as a clause; empty when they are not
 */
public record BuildReport(
    List<Problem> problems,
    List<Finding> findings,
    int pages,
    int made,
    Map<EntryType, Integer> entries,
    int documents,
    Duration took,
    String baseUrl,
    String undated) {

  /**
   * What a build that began at {@code start} did.
   *
   * @param baseUrl empty when nothing was baked
   * @param start as {@link System#nanoTime} tells
   */
  static BuildReport of(
      Loaded content,
      List<Finding> findings,
      String baseUrl,
      int pages,
      int made,
      int documents,
      long start) {
    Map<EntryType, Integer> entries = new EnumMap<>(EntryType.class);
    for (EntryType type : EntryType.values()) {
      entries.put(type, content.kb().published(type).size());
    }
    return new BuildReport(
        content.problems(),
        findings,
        pages,
        made,
        entries,
        documents,
        Duration.ofNanos(System.nanoTime() - start),
        baseUrl,
        content.history().lacking());
  }

  /** How many documents of the index are elements of frameworks. */
  public int elements() {
    return documents - entries.values().stream().mapToInt(count -> count).sum();
  }

  /** Whether the site was published. */
  public boolean published() {
    return !Problem.anyError(problems) && findings.isEmpty();
  }
}
