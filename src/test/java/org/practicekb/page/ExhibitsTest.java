package org.practicekb.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** What a reader sees on the pages that show all entries of {@code all-at-once}. */
class ExhibitsTest {

  @TempDir static Path folder;
  private static Path out;

  @BeforeAll
  static void bake() throws IOException {
    TestSite site = TestSite.of("all-at-once", folder);
    out = BakedSite.of(site, "https://kb.test/", folder.resolve("out")).out();
  }

  private static Document page(String path) throws IOException {
    return Jsoup.parse(Files.readString(out.resolve(path).resolve("index.html")));
  }

  private static Element table(Document page, String heading) {
    return page.selectFirst("section:has(> h2#" + heading + ") table");
  }

  /** A row as its cells are read, each after the name of its column. */
  private static List<String> row(Element table, String head) {
    return table.select("tr").stream()
        .filter(row -> row.selectFirst("th").text().equals(head))
        .findFirst()
        .orElseThrow()
        .select("> td")
        .eachText();
  }

  @Test
  void mapHasATableForEachScaleAndOneOfWhatHasNoGrade() throws IOException {
    assertEquals(
        List.of(
            "Stars, by settings",
            "Not graded by any of our sources, by settings",
            "The 2 references of Classes: Best class"),
        page("evidence-map").select(".exhibit h2").eachText());
  }

  @Test
  void mapPutsTheStrongestFirstAndWhatIsOutsideTheOrderApart() throws IOException {
    Element head = table(page("evidence-map"), "stars").selectFirst("thead tr");
    assertEquals(
        List.of(
            "Settings",
            "3: Three stars",
            "2: Two stars",
            "NR: Not able to be rated outside the order"),
        head.select("th[scope=col]").eachText());
    assertEquals(1, head.select("th.apart").size());
  }

  @Test
  void cellsListEntriesAndEmptyOnesSaySo() throws IOException {
    Element table = table(page("evidence-map"), "stars");
    assertEquals(
        List.of(
            "3: Three stars: not stated by our sources",
            "2: Two stars: Steady Teams®",
            "NR: Not able to be rated: Quiet Rooms"),
        row(table, "Medical"));
    assertEquals(
        List.of(
            "3: Three stars: Breathing Walking",
            "2: Two stars: not stated by our sources",
            "NR: Not able to be rated: not stated by our sources"),
        row(table, "Not stated"));
  }

  @Test
  void placeInARowThatIsOurReadingSaysSo() throws IOException {
    assertEquals(
        "2: Two stars: Steady Teams® (our reading)",
        row(table(page("evidence-map"), "stars"), "School").get(1));
  }

  @Test
  void levelThatNoPracticeHasIsNamedBelow() throws IOException {
    assertTrue(
        page("evidence-map")
            .selectFirst("section:has(> h2#stars)")
            .text()
            .endsWith("No program or intervention here has: 1: One star."));
  }

  @Test
  void noGradeIsNoLevelOfAScale() throws IOException {
    Document page = page("evidence-map");
    assertFalse(table(page, "stars").text().contains("Bare Course"));
    assertEquals(
        List.of("Programs and interventions: Bare Course"),
        row(table(page, "ungraded"), "Not stated"));
  }

  @Test
  void mapByAnotherTaxonomyHasAPageOfItsOwn() throws IOException {
    assertEquals(List.of("./", "scopes/"), page("evidence-map").select(".axes a").eachAttr("href"));
    Document scopes = page("evidence-map/scopes");
    assertEquals("Evidence map by scopes", scopes.selectFirst("h1").text());
    assertEquals("By scopes", scopes.selectFirst(".axes [aria-current]").text());
    assertEquals("3: Three stars: Breathing", row(table(scopes, "stars"), "Individual").get(0));
  }

  @Test
  void strongestReferencesAreCrossedWithThePracticesTheyAreNamedFor() throws IOException {
    Document page = page("evidence-map");
    Element table = table(page, "classes");
    assertEquals(
        List.of("Reference", "Breathing", "Practices"), table.select("thead th").eachText());
    assertEquals(List.of("Breathing: named", "Practices: 1"), row(table, "Doe & Roe (2019)"));
    assertEquals(List.of("Breathing: not named", "Practices: 0"), row(table, "Poe et al. (2018)"));
    assertEquals(
        "Breathing: two best studies", row(table, "Support as the source states it").get(0));
    assertTrue(
        page.selectFirst("section:has(> h2#classes)")
            .text()
            .endsWith("for which none of these references is named: Walking."));
  }

  @Test
  void practicesTooManyForColumnsAreListedByTheirReferences(@TempDir Path many) throws IOException {
    TestSite site = TestSite.of("all-at-once", many);
    Path interventions = many.resolve("content/interventions");
    String breathing = Files.readString(interventions.resolve("breathing.md"));
    for (int i = 10; i < 34; i++) {
      Files.writeString(
          interventions.resolve("breathing-" + i + ".md"),
          breathing.replace("title: Breathing", "title: Breathing " + i));
    }
    Path baked = BakedSite.of(site, "https://kb.test/", many.resolve("out")).out();
    Element table =
        table(Jsoup.parse(baked.resolve("evidence-map/index.html").toFile()), "classes");
    assertEquals(List.of("Reference", "Practices"), table.select("thead th").eachText());
    assertEquals(25, table.select("tr:has(th:contains(Doe)) li").size());
    assertEquals(List.of("named for none"), row(table, "Poe et al. (2018)"));
  }

  @Test
  void studiesBehindPracticesStandOnTheFirstPageOfTheMap() throws IOException {
    assertEquals(1, page("evidence-map").select("h2#classes").size());
    assertEquals(0, page("evidence-map/scopes").select("h2#classes").size());
  }

  @Test
  void everyTableOfTheMapIsReadByItsHeads() throws IOException {
    for (Element table : page("evidence-map").select("table")) {
      assertEquals(1, table.select("> caption").size());
      assertEquals(0, table.select("th:not([scope])").size());
      int columns = table.select("thead th").size();
      table.select("tbody tr").forEach(row -> assertEquals(columns, row.childrenSize()));
    }
  }

  @Test
  void crosswalkShowsTheSentenceOfARelationBeforeThatOfAText() throws IOException {
    Element row = page("crosswalk").selectFirst("tr#individual-1");
    assertEquals(
        List.of(
            "Interventions: Breathing Related (our reading) Both begin with the person. [1a]",
            "Programs: Steady Teams® From its page"
                + " A course against burnout that serves the first principle.",
            "Pillars: no link stated"),
        row.select("td").eachText());
  }

  @Test
  void crosswalkLeadsToTheElementOfAFramework() throws IOException {
    Element cell = page("crosswalk").selectFirst("tr#organizational-1 td:last-child");
    assertEquals("../frameworks/pillars/#workload", cell.selectFirst("a").attr("href"));
    assertTrue(cell.text().contains("Workload In tension with One asks for less"), cell.text());
  }

  @Test
  void comparisonTellsOfEveryProgramAndInterventionWithoutAScript() throws IOException {
    Document page = page("compare");
    Element programs = table(page, "programs");
    assertEquals(
        List.of("programs/bare-course", "programs/quiet-rooms", "programs/steady-teams"),
        programs.select("tbody tr").eachAttr("data-id"));
    List<String> steady = row(programs, "Steady Teams®");
    assertTrue(steady.contains("In short: A course for <whole> teams."), steady.toString());
    assertTrue(steady.contains("Grades: Two of three stars"), steady.toString());
    assertTrue(steady.contains("Dose: Four hours"), steady.toString());
    assertTrue(steady.contains("Settings: Medical School (our reading)"), steady.toString());
    List<String> bare = row(programs, "Bare Course");
    assertTrue(bare.contains("Grades: Not graded by any of our sources"), bare.toString());
    assertTrue(bare.contains("Dose: not stated by our sources"), bare.toString());
    assertEquals(2, table(page, "interventions").select("tbody tr").size());
  }

  @Test
  void columnThatNoEntryFillsIsLeftOut() throws IOException {
    assertFalse(table(page("compare"), "programs").text().contains("Homework"));
  }

  @Test
  void rowsAreDrawnAsBarsOnOneScaleFromTheCellsAsPrinted() throws IOException {
    Element chart = page("tables/table-1").selectFirst("figure.drawing");
    assertEquals(List.of("Best", "Other"), chart.select(".legend li").eachText());
    assertEquals(List.of("Here", "8", "There", "2"), chart.select("svg text").eachText());
    assertEquals(
        List.of("21.50%", "64.50%", "10.75%"),
        chart.select("svg[role=img] > rect").eachAttr("width"));
    assertEquals("url(#part-1)", chart.select("svg[role=img] > rect").get(1).attr("fill"));
  }

  @Test
  void drawingHasANameADescriptionASourceAndTheFiguresThatDoNotAddUp() throws IOException {
    Document page = page("tables/table-1");
    Element svg = page.selectFirst("svg[role=img]");
    assertEquals("drawn-0 told-0", svg.attr("aria-labelledby"));
    assertEquals("Countries, as bars", page.getElementById("drawn-0").text());
    assertTrue(page.getElementById("told-0").text().contains("Here, printed as 8 studies"));
    String caption = page.selectFirst("figcaption").text();
    assertTrue(caption.contains("from 0 to 8. Source: [1a]"), caption);
    assertTrue(
        caption.contains("Row There, column Total: 2 is printed; our sum is 1. F-01"), caption);
    assertTrue(caption.contains("Of a blank cell nothing is drawn."), caption);
    assertEquals(1, page.select("article > .table-box").size());
  }

  @Test
  void labeledFiguresAreDrawnFromTheTotalRow() throws IOException {
    Element chart = page("tables/table-2").selectFirst("figure.drawing");
    assertEquals(List.of("Age"), chart.select("h3").eachText());
    assertEquals(List.of("20-29", "1", "30-39", "3"), chart.select("svg text").eachText());
    assertTrue(chart.text().contains("all printed totals are right"), chart.text());
  }

  @Test
  void tableOfWordsIsNotDrawn() throws IOException {
    assertEquals(0, page("tables/table-3").select("figure.drawing").size());
  }

  @Test
  void conflictsThatChangeADecisionComeFirstInTheOrderGiven() throws IOException {
    Document page = page("conflicts");
    assertEquals(
        List.of("You may act differently for these", "Good to know"),
        page.select("h2#decide, h2#know").eachText());
    assertEquals(List.of("Point 3", "Point 2", "Point 1"), page.select(".entry-title").eachText());
    Element second = page.getElementById("c-02");
    assertEquals("For you, in our reading: Plan six hours.", second.selectFirst(".means").text());
    assertTrue(
        second.selectFirst("details").text().contains("The Institute: Four hours."), second.text());
  }

  @Test
  void defectsThatTouchAChoiceComeBeforeSlips() throws IOException {
    Document page = page("source-errors");
    assertEquals(
        List.of("F-02: A grade without a study", "F-01: A row that does not add up"),
        page.select(".entry-title").eachText());
    assertTrue(
        page.getElementById("f-01")
            .text()
            .contains("Printed: Total 2 Found: The cells add to 1 How we know: computed"));
  }

  @Test
  void entriesAndListsLeadToThePagesThatShowThemOtherwise() throws IOException {
    assertEquals(
        List.of("../../compare/?e=programs/steady-teams", "../../evidence-map/"),
        page("programs/steady-teams")
            .select(".actions a[href*=compare], .actions a[href*=map]")
            .eachAttr("href"));
    assertEquals(
        "../../crosswalk/#individual-1",
        page("principles/individual-1").selectFirst(".actions a[href*=crosswalk]").attr("href"));
    assertTrue(
        page("programs").text().contains("The same, shown otherwise: Compare, Evidence map"));
    assertEquals(
        List.of("Compare", "Crosswalk", "Evidence map"),
        page("").select("section:has(> h2#tools) a").eachText());
  }

  @Test
  void mapsAreInTheSitemapAndInTheListForLanguageModels() throws IOException {
    String sitemap = Files.readString(out.resolve("sitemap.xml"));
    assertTrue(sitemap.contains("<loc>https://kb.test/evidence-map/</loc>"));
    assertTrue(sitemap.contains("<loc>https://kb.test/evidence-map/scopes/</loc>"));
    assertTrue(
        Files.readString(out.resolve("llms.txt"))
            .contains("- [Evidence map](https://kb.test/evidence-map/)"));
  }
}
