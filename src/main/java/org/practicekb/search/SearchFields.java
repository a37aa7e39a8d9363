package org.practicekb.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Grade;
import org.practicekb.entry.Tag;
import org.practicekb.entry.Taxonomy;

/**
 * Everything the index holds of an entry, or of an element of a framework, one document each.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>holds</th><th>indexed</th><th>stored</th></tr>
 * <tr><td>title, aliases, summary, headings, body</td><td>see {@link Searched} and {@link EntryText}
 * </td><td>stems with positions, BM25</td><td>title, summary</td></tr>
 * <tr><td>name</td><td>the title and each other name whole: its stems with a space between</td>
 * <td>as one term, BM25 without length</td><td></td></tr>
 * <tr><td>words</td><td>the forms in all of these texts, not stemmed: the dictionary</td>
 * <td>documents only</td><td></td></tr>
 * <tr><td>facet-…</td><td>values of a facet, see {@link #facets}</td><td>as terms</td><td></td></tr>
 * <tr><td>group</td><td>see {@link #group}</td><td>to sort by</td><td></td></tr>
 * <tr><td>id</td><td>{@code programs/ce-cert}, {@code frameworks/six-pillars#workload}</td>
 * <td>as one term</td><td>yes</td></tr>
 * <tr><td>type, url</td><td>{@code program}, the address</td><td></td><td>yes</td></tr>
 * <tr><td>within</td><td>of an element: the title of its framework</td><td></td><td>yes</td></tr>
 * <tr><td>grade</td><td>current grades: {@code scale:level}, a space, the words of the badge</td>
 * <td></td><td>yes</td></tr>
 * <tr><td>anchor, text</td><td>for excerpts: passages, each with the anchor it stands at</td>
 * <td></td><td>yes</td></tr>
 * </table>
 */
public final class SearchFields {

  /**
   * The fields that words are looked for in, each with its weight in the score. {@code
   * RelevanceTest} shows the choice. The body weighs most: a word met in a field of few words
   * scores high without a boost, because it is rare there.
   */
  public enum Searched {
    TITLE("title", 3),
    ALIASES("aliases", 2),
    SUMMARY("summary", 1),
    HEADINGS("headings", 1),
    BODY("body", 4);

    private final String field;
    private final float boost;

    Searched(String field, float boost) {
      this.field = field;
      this.boost = boost;
    }

    /** The field's name. */
    public String field() {
      return field;
    }

    /** What a term's score in this field is multiplied by. */
    public float boost() {
      return boost;
    }
  }

  /** The field of whole names. */
  public static final String NAME = "name";

  /** What the score of a whole name is multiplied by. */
  public static final float NAME_BOOST = 16;

  /** The dictionary. */
  public static final String WORDS = "words";

  /** BM25's term frequency saturation. */
  public static final float K1 = 1.2f;

  /** BM25's length normalization. */
  public static final float B = 0.75f;

  /** The value of a facet for entries that have none of its values. */
  public static final String NOT_STATED = "not-stated";

  /** The filter that takes {@code scale:level}. */
  public static final String GRADE_FACET = "grade";

  /** The facet of the types of entry. */
  public static final String TYPE_FACET = "type";

  /** The type of an element of a framework, beside the types of entries. */
  public static final String ELEMENT = "element";

  static final String ID = "id";
  static final String TYPE = "type";
  static final String URL = "url";
  static final String WITHIN = "within";
  static final String GRADE = "grade";
  static final String ANCHOR = "anchor";
  static final String TEXT = "text";
  static final String GROUP = "group";

  /** Names of longer texts are not indexed whole: nobody types them. */
  static final int MAX_NAME = 1000;

  private static final List<Taxonomy.Id> TAXONOMIES =
      List.of(
          Taxonomy.Id.SCOPE,
          Taxonomy.Id.SETTING,
          Taxonomy.Id.PROVIDER,
          Taxonomy.Id.CLIENT,
          Taxonomy.Id.FORMAT,
          Taxonomy.Id.STARTER,
          Taxonomy.Id.MOMENT);

  private SearchFields() {}

  /** BM25 as the index is written and searched with. */
  static BM25Similarity similarity() {
    return new BM25Similarity(K1, B);
  }

  /**
   * The facets in the order to show: type, the grade on each scale as {@code grade:<slug>}, then
   * taxonomies.
   *
   * @param scales slugs
   */
  public static List<String> facets(Collection<String> scales) {
    List<String> facets = new ArrayList<>(List.of(TYPE_FACET));
    scales.stream().sorted().map(SearchFields::gradeFacet).forEach(facets::add);
    TAXONOMIES.stream().map(Taxonomy.Id::field).forEach(facets::add);
    return facets;
  }

  /** The facet of the grades on a scale. */
  static String gradeFacet(String scale) {
    return GRADE_FACET + ":" + scale;
  }

  /** The field that holds a facet's values. */
  static String facetField(String facet) {
    return "facet-" + facet;
  }

  /** The values an entry has in a facet, at least one. */
  static Set<String> values(Entry entry, String facet) {
    Stream<String> values =
        facet.equals(TYPE_FACET)
            ? Stream.of(entry.id().type().id())
            : facet.startsWith(GRADE_FACET + ":")
                ? entry.currentGrades().stream()
                    .filter(grade -> gradeFacet(grade.scale()).equals(facet))
                    .map(Grade::level)
                    .map(SearchFields::level)
                : entry.tags().stream()
                    .filter(tag -> tag.taxonomy().field().equals(facet))
                    .map(Tag::value);
    Set<String> found = new TreeSet<>(values.toList());
    return found.isEmpty() ? Set.of(NOT_STATED) : found;
  }

  /** A level of a scale as the index writes it: {@code nr} for {@code NR}. */
  static String level(String level) {
    return level.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /**
   * Where an entry stands within a tier: 0 before references, 1 for references, 2 for references
   * that are only listed.
   */
  static int group(Entry entry) {
    if (entry.id().type() != EntryType.REFERENCE) {
      return 0;
    }
    JsonNode described = entry.fields().path("described");
    return described.asBoolean() ? 1 : 2;
  }
}
