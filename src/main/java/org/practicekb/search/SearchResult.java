package org.practicekb.search;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param total how many entries were found, exactly
 * @param hits the part asked for, best first
 * @param facets for each facet, in the order to show, how many of the entries found have each of
 *     its values; counted with the filters of all other facets, not with its own. Values are in the
 *     order of their letters, {@link SearchFields#NOT_STATED} last; those that no entry at all has
 *     are left out
 * @param corrections words that were searched for as others
 * @param exact the query that searches for the corrected words as they were typed; the query itself
 *     when none was corrected
 * @param otherNames names in the query that the glossary has other names for
 * @param notFound words as typed that no entry has
 * @param ignored words as typed that are too common to search for
 * @param cut whether the query was longer than is read, and its end was left off
 */
public record SearchResult(
    int total,
    List<Hit> hits,
    Map<String, Map<String, Integer>> facets,
    List<Correction> corrections,
    String exact,
    List<OtherNames> otherNames,
    List<String> notFound,
    List<String> ignored,
    boolean cut) {

  /**
   * An entry found, or an element of a framework.
   *
   * @param id {@code programs/ce-cert}, {@code frameworks/six-pillars#workload}
   * @param type {@code program}; {@link SearchFields#ELEMENT} for an element
   * @param url as the index was given it, an element's with its anchor
   * @param within the title of the framework that an element is of; else empty
   * @param grades its current grades
   * @param caution whether its page has cautions, at the anchor {@code cautions}
   * @param excerpt the summary, or the part of the entry that has most of the words
   * @param score BM25; 0 when the query browses
   * @param tier why it was found
   */
  public record Hit(
      String id,
      String type,
      String title,
      String url,
      String within,
      List<Badge> grades,
      boolean caution,
      String summary,
      Excerpt excerpt,
      float score,
      Tier tier) {}

  /**
   * A word that was searched for as another.
   *
   * @param typed as typed
   * @param corrected the form searched for
   */
  public record Correction(String typed, String corrected) {}

  /**
   * A name in the query.
   *
   * @param asked as the glossary prints it
   * @param others what else it is called
   */
  public record OtherNames(String asked, List<String> others) {}
}
