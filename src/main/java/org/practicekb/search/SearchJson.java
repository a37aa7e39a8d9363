package org.practicekb.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Results as JSON, the same for the command and for {@code /api/search}. */
public final class SearchJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SearchJson() {}

  /**
   * Writes a result. Names are those of the components of {@link SearchResult} and what it holds; a
   * highlight is {@code [start, end]}, and {@code tier} has its label beside it.
   */
  public static ObjectNode of(SearchResult result) {
    ObjectNode json = JSON.objectNode();
    json.put("total", result.total());
    json.set("hits", of(result.hits()));
    ObjectNode facets = json.putObject("facets");
    result
        .facets()
        .forEach(
            (facet, counts) -> {
              ObjectNode values = facets.putObject(facet);
              counts.forEach(values::put);
            });
    ArrayNode corrections = json.putArray("corrections");
    for (SearchResult.Correction correction : result.corrections()) {
      corrections
          .addObject()
          .put("typed", correction.typed())
          .put("corrected", correction.corrected());
    }
    json.put("exact", result.exact());
    ArrayNode otherNames = json.putArray("otherNames");
    for (SearchResult.OtherNames names : result.otherNames()) {
      otherNames.addObject().put("asked", names.asked()).set("others", texts(names.others()));
    }
    json.set("notFound", texts(result.notFound()));
    json.set("ignored", texts(result.ignored()));
    json.put("cut", result.cut());
    return json;
  }

  /** Writes hits only. */
  public static ArrayNode of(List<SearchResult.Hit> hits) {
    ArrayNode json = JSON.arrayNode();
    hits.forEach(hit -> json.add(of(hit)));
    return json;
  }

  private static ObjectNode of(SearchResult.Hit hit) {
    ObjectNode json = JSON.objectNode();
    json.put("id", hit.id());
    json.put("type", hit.type());
    json.put("title", hit.title());
    json.put("url", hit.url());
    json.put("within", hit.within());
    json.put("tier", hit.tier().id());
    json.put("label", hit.tier().label());
    json.put("score", hit.score());
    ArrayNode grades = json.putArray("grades");
    for (Badge badge : hit.grades()) {
      grades
          .addObject()
          .put("scale", badge.scale())
          .put("level", badge.level())
          .put("label", badge.label());
    }
    json.put("caution", hit.caution());
    json.put("summary", hit.summary());
    json.set("excerpt", of(hit.excerpt()));
    return json;
  }

  private static ObjectNode of(Excerpt excerpt) {
    ObjectNode json = JSON.objectNode();
    json.put("text", excerpt.text());
    json.put("anchor", excerpt.anchor());
    ArrayNode highlights = json.putArray("highlights");
    for (Excerpt.Highlight highlight : excerpt.highlights()) {
      highlights.addArray().add(highlight.start()).add(highlight.end());
    }
    return json;
  }

  private static ArrayNode texts(Collection<String> texts) {
    ArrayNode json = JSON.arrayNode();
    texts.forEach(json::add);
    return json;
  }
}
