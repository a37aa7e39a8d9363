package org.practicekb.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A grade that a source gave an entry, on that source's own scale. Never converted into another.
 *
 * @param scale slug of the scale
 * @param level as the scale writes it: {@code 3}, {@code NR}, {@code best}
 * @param appliesTo what the grade is limited to; empty when to nothing
 * @param asOf year, month or day: {@code 2024}, {@code 2020-07}
 * @param by who issued it
 * @param note what a reader must know; may be empty
 * @param url address of the issuer's own page on the entry; empty when no source gives one
 * @param citations where it is printed
 * @param statedSupport the number of studies behind it, as the source states it; empty when not
 *     stated
 * @param statedSupportCitations where that is stated
 * @param namedSupport the references the source names behind it
 */
public record Grade(
    String scale,
    String level,
    String appliesTo,
    String asOf,
    String by,
    String note,
    String url,
    List<Citation> citations,
    String statedSupport,
    List<Citation> statedSupportCitations,
    List<Support> namedSupport) {

  /** A reference behind a grade, each field as the source prints it or empty. */
  public record Support(
      String reference,
      String studyClass,
      String design,
      String n,
      String outcome,
      String result,
      List<Citation> citations) {}

  /** Reads one of the {@code grades} of front matter; what is missing there is empty. */
  public static Grade of(JsonNode data) {
    JsonNode support = data.path("support");
    return new Grade(
        data.path("scale").asText(),
        data.path("level").asText(),
        data.path("applies-to").asText(),
        data.path("as-of").asText(),
        data.path("by").asText(),
        data.path("note").asText(),
        data.path("url").asText(),
        Fields.citations(data.path("cite")),
        support.path("stated").asText(),
        Fields.citations(support.path("stated-cite")),
        Fields.list(support.path("named"), Grade::support));
  }

  private static Support support(JsonNode data) {
    return new Support(
        data.path("reference").asText(),
        data.path("class").asText(),
        data.path("design").asText(),
        data.path("n").asText(),
        data.path("outcome").asText(),
        data.path("result").asText(),
        Fields.citations(data.path("cite")));
  }
}
