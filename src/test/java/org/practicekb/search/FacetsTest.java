package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacetsTest {

  @TempDir Path folder;
  private TinyIndex index;

  @BeforeEach
  void index() throws IOException {
    index =
        TinyIndex.content()
            .file(
                "scales/cebc-scientific-rating.md",
                """
                ---
                title: Scientific Rating
                code: cebc
                levels:
                  - {level: 3, label: Promising, badge: CEBC 3}
                  - {level: NR, label: Not rated, badge: "CEBC NR: not able to be rated"}
                ---
                """)
            .entry(
                "programs/a",
                "A",
                "Stress.",
                "grades: [{scale: cebc-scientific-rating, level: 3, as-of: 2024}]",
                "setting: {stated: [school], curated: [hospital]}",
                "scope: {stated: [both]}")
            .entry(
                "programs/b",
                "B",
                "Stress.",
                "grades:",
                "  - {scale: cebc-scientific-rating, level: 3, as-of: 2020}",
                "  - {scale: cebc-scientific-rating, level: NR, as-of: 2024-06}",
                "setting: {stated: [school]}")
            .entry("programs/c", "C", "Burnout.", "setting: {stated: [hospital]}")
            .entry("terms/d", "D", "Stress.")
            .index(folder);
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private List<String> find(SearchRequest request) {
    return TinyIndex.slugs(index.search(request));
  }

  @Test
  void valuesOfOneFacetAreAlternativesAndFacetsAddUp() {
    SearchRequest all = SearchRequest.of("");
    assertEquals(List.of("a", "b"), find(all.where("setting", "school")));
    assertEquals(List.of("a", "b", "c"), find(all.where("setting", "school", "hospital")));
    assertEquals(List.of("a", "b"), find(all.where("setting", "school").where("type", "program")));
    assertEquals(List.of(), find(all.where("setting", "school").where("type", "term")));
    assertEquals(List.of(), find(all.where("setting", "moon")));
  }

  @Test
  void wordsAndFiltersAddUp() {
    assertEquals(List.of("a"), find(SearchRequest.of("stress").where("setting", "hospital")));
  }

  @Test
  void notStatedIsAValue() {
    assertEquals(
        List.of("d", "cebc-scientific-rating"),
        find(SearchRequest.of("").where("setting", "not-stated")));
    assertEquals(
        List.of("a", "d", "cebc-scientific-rating"),
        find(SearchRequest.of("").where("setting", "hospital", "not-stated")).stream()
            .filter(slug -> !slug.equals("c"))
            .toList());
  }

  @Test
  void gradeIsTheCurrentOneByShortNameOrSlugInAnyCase() {
    SearchRequest all = SearchRequest.of("");
    assertEquals(List.of("a"), find(all.where("grade", "cebc:3")));
    assertEquals(List.of("b"), find(all.where("grade", "CEBC:nr")));
    assertEquals(List.of("b"), find(all.where("grade", "cebc-scientific-rating:NR")));
    assertEquals(List.of("a", "b"), find(all.where("grade", "cebc:NR", "cebc:3")));
    assertEquals(
        List.of("c"), find(all.where("grade", "cebc:not-stated").where("type", "program")));
  }

  @Test
  void facetIsCountedWithoutItsOwnFilter() {
    SearchResult result =
        index.search(
            SearchRequest.of("stress").where("setting", "hospital").where("type", "program"));
    assertEquals(1, result.total());
    assertEquals(
        Map.of("hospital", 1, "school", 2, "not-stated", 0), result.facets().get("setting"));
    assertEquals(Map.of("program", 1, "scale", 0, "term", 0), result.facets().get("type"));
    assertEquals(
        Map.of("3", 1, "nr", 0, "not-stated", 0),
        result.facets().get("grade:cebc-scientific-rating"));
  }

  @Test
  void facetsStandInTheirOrderAndNotStatedLast() {
    Map<String, Map<String, Integer>> facets = index.search("").facets();
    assertEquals(
        List.of(
            "type",
            "grade:cebc-scientific-rating",
            "scope",
            "setting",
            "provider",
            "client",
            "format",
            "starter",
            "moment"),
        List.copyOf(facets.keySet()));
    assertEquals(
        List.of("hospital", "school", "not-stated"), List.copyOf(facets.get("setting").keySet()));
    assertEquals(Map.of("not-stated", 5), facets.get("moment"));
  }

  @Test
  void hitHasItsCurrentBadges() {
    SearchResult.Hit hit =
        index.search(SearchRequest.of("").where("grade", "cebc:nr")).hits().get(0);
    assertEquals(
        List.of(new Badge("cebc-scientific-rating", "nr", "CEBC NR: not able to be rated")),
        hit.grades());
  }

  @Test
  void unknownFacetAndScaleAreNamed() {
    SearchRequest all = SearchRequest.of("");
    assertEquals(
        "'settng' is no facet. Facets: grade, type, grade:cebc-scientific-rating, scope, setting,"
            + " provider, client, format, starter, moment",
        message(all.where("settng", "school")));
    assertEquals("'gcir' is no scale. Scales: cebc", message(all.where("grade", "gcir:best")));
    assertTrue(message(all.where("grade", "3")).startsWith("'3' is no grade"));
  }

  private String message(SearchRequest request) {
    return assertThrows(IllegalArgumentException.class, () -> index.search(request)).getMessage();
  }

  @Test
  void countsAreExactBeyondAThousand(@TempDir Path many) throws IOException {
    TinyIndex.Content content = TinyIndex.content();
    for (int i = 0; i < 2500; i++) {
      content.entry("terms/t" + i, "T" + i, i % 2 == 0 ? "Stress relief." : "Stress.");
    }
    try (TinyIndex big = content.index(many)) {
      SearchResult result = big.search("stress relief");
      assertEquals(2500, result.total());
      assertEquals(Map.of("term", 2500), result.facets().get("type"));
      assertEquals(1250, big.search("stress -relief").total());
      assertEquals(2500, big.search("").total());
    }
  }

  @Test
  void elementHasATypeOfItsOwnAndTheScopeOfItsFields() throws IOException {
    try (TinyIndex elements =
        TinyIndex.content()
            .entry(
                "frameworks/f",
                "Pillars",
                "Stress.",
                "elements:",
                "  - {id: a, title: Alone, text: Stress., scope: individual}",
                "  - {id: b, title: Both, text: Stress.}")
            .index(folder.resolve("elements"))) {
      SearchResult result = elements.search("stress");
      assertEquals(Map.of("framework", 1, "element", 2), result.facets().get("type"));
      assertEquals(Map.of("individual", 1, "not-stated", 2), result.facets().get("scope"));
      SearchRequest alone = SearchRequest.of("stress").where("scope", "individual");
      assertEquals(List.of("f#a"), TinyIndex.slugs(elements.search(alone)));
    }
  }

  @Test
  void levelThatAScaleDoesNotHaveIsNamedWithThoseItHas() {
    SearchRequest request = SearchRequest.of("stress").where("grade", "cebc:9", "cebc:nr");
    assertEquals(
        List.of("'9' is no level of cebc. Levels: 3, nr, not-stated"),
        index.search.unknownLevels(request));
    assertEquals(
        List.of(), index.search.unknownLevels(SearchRequest.of("").where("grade", "cebc:NR")));
  }
}
