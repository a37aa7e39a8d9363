package org.practicekb.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** What a reader sees on the pages of {@code src/test/sites/pages-of-every-kind}. */
class SitePagesTest {

  @TempDir static Path folder;
  private static Path out;

  @BeforeAll
  static void bake() throws IOException {
    TestSite site = TestSite.of("pages-of-every-kind", folder);
    out = BakedSite.of(site, "https://kb.test/sub/", folder.resolve("out")).out();
  }

  private static Document page(String path) throws IOException {
    return Jsoup.parse(Files.readString(out.resolve(path).resolve("index.html")));
  }

  private static String section(Document page, String heading) {
    return page.selectFirst("section:has(> h2#" + heading + ")").text();
  }

  @Test
  void gradeTellsScaleMeaningLimitAndIssuer() throws IOException {
    Element grade = page("programs/steady-teams").selectFirst(".grades > .grade");
    assertEquals("Two of two stars", grade.selectFirst(".badge").text());
    assertEquals("../../scales/stars/2/", grade.selectFirst(".badge").attr("href"));
    assertTrue(grade.text().contains("Much was found."), grade.text());
    assertTrue(grade.text().contains("Applies to: use with nurses."), grade.text());
    assertTrue(
        grade.text().contains("Graded by The Institute, as of 2020, on the scale Stars."),
        grade.text());
  }

  @Test
  void firstScreenTellsForWhomHowSureWhatItTakesAndWhatToWatchFor() throws IOException {
    Element brief = page("programs/steady-teams").selectFirst(".brief");
    assertEquals(
        List.of("For whom", "How sure is who", "What it takes", "Watch for"),
        brief.select("dt").eachText());
    List<String> answers = brief.select("dd").eachText();
    assertEquals("Not stated by our sources", answers.get(0));
    assertEquals("Two of two stars Why this grade?", answers.get(1));
    assertTrue(answers.get(2).startsWith("Dose: Four hours [1"), answers.get(2));
    assertEquals("It is long. All cautions Sources disagree on one point", answers.get(3));
  }

  @Test
  void placeInTheOrderOfTheScaleIsDrawnBesideTheWords() throws IOException {
    Element steps = page("programs/steady-teams").selectFirst(".brief .badge .steps");
    assertEquals("true", steps.attr("aria-hidden"));
    assertEquals(List.of("b", "i"), steps.children().stream().map(Element::tagName).toList());
  }

  @Test
  void gradeWithoutNamedReferencesSaysSo() throws IOException {
    List<Element> grades = page("programs/steady-teams").select(".grade");
    assertFalse(grades.get(0).text().contains("name no studies"), grades.get(0).text());
    assertTrue(
        grades.get(1).text().contains("Our sources name no studies behind this grade."),
        grades.get(1).text());
  }

  @Test
  void issuersOwnPageOnTheEntryStandsFirst() throws IOException {
    List<Element> grades = page("programs/steady-teams").select(".grade");
    assertEquals(
        List.of("https://example.org/stars/steady-teams", "https://example.org/stars"),
        grades.get(0).select("a[rel=external]").eachAttr("href"));
    assertFalse(grades.get(0).text().contains("no address"), grades.get(0).text());
  }

  @Test
  void issuersOwnPageThatNoSourceNamesIsSaidToBeMissing() throws IOException {
    Element grade = page("programs/steady-teams").select(".grade").get(1);
    assertEquals(
        List.of("https://example.org/stars"), grade.select("a[rel=external]").eachAttr("href"));
    assertTrue(
        grade.text().contains("print no address of the issuer’s own page about Steady Teams®"),
        grade.text());
  }

  @Test
  void everySourceLeadsBackToTheTextThatCitesIt() throws IOException {
    Document page = page("programs/steady-teams");
    List<Element> ways = page.select(".citations .back");
    assertEquals(page.select(".cite[id]").size(), ways.size());
    for (Element way : ways) {
      Element mark = page.selectFirst(way.attr("href"));
      assertEquals("[" + way.attr("aria-label").replaceFirst(".* ", "") + "]", mark.text());
    }
  }

  @Test
  void markOfACitationStaysWithTheWordBefore() throws IOException {
    String text = page("programs/steady-teams").selectFirst(".text p:contains(long)").html();
    assertTrue(text.startsWith("It is long&nbsp;<a class=\"cite\""), text);
  }

  @Test
  void cellOfATableTellsItsColumn() throws IOException {
    Element cell = page("tables/table-1").selectFirst("tbody td");
    assertEquals(page("tables/table-1").select("thead th").get(1).text(), cell.attr("data-head"));
  }

  @Test
  void conflictThatChangesADecisionStandsOnWhatItConcerns() throws IOException {
    String panel = section(page("programs/steady-teams"), "disagreements");
    assertEquals("Sources disagree How long it takes Two sources give two lengths.", panel);
    String concerned = section(page("conflicts/c-01"), "relations");
    assertEquals("Relations Concerns Steady Teams® Program", concerned);
  }

  @Test
  void answerShowsItsTextBeforeItsTags() throws IOException {
    Document page = page("answers/what-helps");
    assertEquals(
        List.of("text", "glance onscreen"),
        page.select("article > .text, article > .glance").eachAttr("class"));
  }

  @Test
  void pageIsCitedWithItsAddress() throws IOException {
    Document page = page("programs/steady-teams");
    assertEquals(
        "STS Practice Base. (2026). Steady Teams®. https://kb.test/sub/programs/steady-teams/",
        page.selectFirst("#cite-apa").text());
    assertTrue(
        page.selectFirst("#cite-bibtex")
            .wholeText()
            .startsWith("@misc{program-steady-teams,\n  title = {Steady Teams®},"));
    assertTrue(
        page.selectFirst("#cite-ris")
            .wholeText()
            .contains("PY  - 2026\nUR  - https://kb.test/sub/programs/steady-teams/\nER  - "));
  }

  @Test
  void workIsCitedItself() throws IOException {
    Document page = page("references/doe-2019");
    assertTrue(
        page.selectFirst("#cite-apa").text().startsWith("Doe, J. A., & Roe, R. (2019)."),
        page.selectFirst("#cite-apa").text());
    assertTrue(page.selectFirst("#cite-bibtex").text().startsWith("@article{doe-2019,"));
    assertEquals("Doe, J. A.", page.selectFirst(".apa").text().substring(0, 10));
  }

  @Test
  void homeLeadsEachReaderToTheirAnswers() throws IOException {
    Element who = page("").selectFirst("section:has(> h2#who)");
    assertEquals(List.of("I work with clients"), who.select("h3").eachText());
    assertEquals("answers/what-helps/", who.selectFirst("a").attr("href"));
  }

  @Test
  void homeCountsTheEntriesOfEachLevel() throws IOException {
    Element chart = page("").selectFirst("table.chart:has(caption:contains(Stars))");
    assertEquals(List.of("2: Two stars 1", "1: One star 0"), chart.select("tbody tr").eachText());
    assertEquals(1, chart.select("svg").size());
  }

  @Test
  void openGraphCardIsAbsolute() throws IOException {
    assertEquals(
        "https://kb.test/sub/assets/card.png",
        page("programs/steady-teams").selectFirst("meta[property=og:image]").attr("content"));
    assertTrue(Files.exists(out.resolve("assets/card.png")));
  }

  @Test
  void statedSupportStandsBesideNamedSupport() throws IOException {
    String grade = page("programs/steady-teams").selectFirst(".grades > .grade").text();
    assertTrue(grade.contains("Support as the source states it: two studies"), grade);
    assertTrue(grade.contains("Stress and teams: cohort; n = 12"), grade);
  }

  @Test
  void olderGradeIsHistory() throws IOException {
    Document page = page("programs/steady-teams");
    assertEquals("Earlier grades", page.selectFirst("section:has(#grades) h3").text());
    assertEquals("One of two stars", page.select(".grades").get(1).selectFirst(".badge").text());
  }

  @Test
  void ungradedIsAStateOfItsOwn() throws IOException {
    String text = section(page("programs/bare-course"), "grades");
    assertTrue(text.contains("Not graded by any of our sources."), text);
  }

  @Test
  void fieldNotStatedSaysSo() throws IOException {
    Element row = page("programs/bare-course").selectFirst("dt:containsOwn(Dose)").parent();
    assertEquals("Not stated by our sources", row.selectFirst("dd").text());
  }

  @Test
  void curatedTagIsMarkedAsOurReading() throws IOException {
    Element row = page("programs/steady-teams").selectFirst("dt:containsOwn(Settings)").parent();
    assertEquals("Medical School (our reading)", row.selectFirst("ul").text());
  }

  @Test
  void cautionsStandBeforeTheEvidence() throws IOException {
    List<String> headings = page("programs/steady-teams").select(".text h2").eachText();
    assertEquals(List.of("What it is", "Cautions", "Evidence"), headings);
  }

  @Test
  void citationLeadsToItsLineInApaStyleWithTheDoi() throws IOException {
    Document page = page("programs/steady-teams");
    Element line = page.selectFirst(".citations li:contains(Doe)");
    assertTrue(
        line.text()
            .startsWith(
                "Doe, J. A., & Roe, R. (2019). Stress and teams. Journal of Work, 12(3), 1–9. https://doi.org/10.1234/jw.12"),
        line.text());
    assertEquals("Journal of Work, 12", line.selectFirst("i").text());
    assertEquals("https://doi.org/10.1234/jw.12", line.selectFirst("a[rel=external]").attr("href"));
    assertFalse(page.select("a.cite[href=#" + line.id() + "]").isEmpty());
  }

  @Test
  void workIsListedOnceWithTheLetteredPartsThatAreCited() throws IOException {
    Document page = page("programs/steady-teams");
    for (Element mark : page.select("a.cite")) {
      Element line = page.selectFirst(mark.attr("href"));
      assertEquals("[" + line.id().substring("source-".length()) + "]", mark.text());
    }
    List<String> works = page.select(".citations > li > a:not([rel])").eachAttr("href");
    assertEquals(List.copyOf(new LinkedHashSet<>(works)), works);
    assertFalse(page.select(".citations > li > ol > li[id]").isEmpty());
  }

  @Test
  void textIsEscaped() throws IOException {
    Document page = page("programs/steady-teams");
    assertTrue(
        page.selectFirst(".summary")
            .text()
            .startsWith("A course for <whole> teams & their leads."));
    assertTrue(page.selectFirst(".text code").text().equals("[@doe-2019]"));
    assertEquals(
        "https://example.org/a?b=1&c=2", page.selectFirst(".text a[href*=a?b]").attr("href"));
  }

  @Test
  void relationIsSeenFromBothEnds() throws IOException {
    String here = section(page("programs/steady-teams"), "relations");
    String there = section(page("terms/burnout"), "relations");
    assertTrue(
        here.contains("Part of Burnout Term The course is part of what is said of burnout."), here);
    assertTrue(
        there.contains(
            "Has part Steady Teams® Program The course is part of what is said of burnout."),
        there);
    String value = section(page("settings/school"), "relations");
    assertTrue(value.contains("Steady Teams® Related (our reading) Schools use it too."), value);
  }

  @Test
  void backlinkComesWithItsSentence() throws IOException {
    String text = section(page("terms/burnout"), "linked-from");
    assertTrue(text.contains("Steady Teams® Program A course against burnout."), text);
  }

  @Test
  void workIsCitedByWithTheSentence() throws IOException {
    String text = section(page("references/doe-2019"), "cited-by");
    assertTrue(text.contains("Steady Teams® Program It is long."), text);
  }

  @Test
  void conflictIsLinkedFromWhatItConcerns() throws IOException {
    String text = section(page("programs/steady-teams"), "linked-from");
    assertTrue(text.contains("How long it takes Conflict Two sources give two lengths."), text);
  }

  @Test
  void seeAlsoIsMarkedAsComputedAndSaysWhatIsShared() throws IOException {
    String text = section(page("programs/bare-course"), "see-also");
    assertTrue(text.contains("Computed, not curated"), text);
    assertTrue(text.contains("Steady Teams® Program Report"), text);
  }

  @Test
  void evidenceUpToStandsBeforeChecked() throws IOException {
    List<String> dates = page("programs/steady-teams").select(".dates dt").eachText();
    assertEquals(List.of("Evidence up to", "Checked against sources on"), dates.subList(0, 2));
  }

  @Test
  void listedWorkSaysThatNothingMoreIsKnown() throws IOException {
    String text = page("references/roe-1999").selectFirst("article").text();
    assertTrue(text.contains("Listed only: our sources say nothing more of this work."), text);
    assertTrue(text.contains("malformed and therefore not linked: 10.1/broken129"), text);
    assertEquals(0, page("references/roe-1999").select("a[href*=broken]").size());
  }

  @Test
  void computedTotalStandsBesideThePrintedOneAndLeadsToTheSourceError() throws IOException {
    Document table = page("tables/table-1");
    assertEquals(
        List.of("7 (adds up to 6) F-01, source error: A total that does not add up", "3"),
        table.select("tfoot td").eachText());
    assertEquals("../../source-errors/#f-01", table.selectFirst("tfoot td a").attr("href"));
  }

  @Test
  void sourceErrorsAreOnePageWithAnchors() throws IOException {
    Element item = page("source-errors").selectFirst("#f-01");
    assertTrue(item.text().contains("Printed: Total 7"), item.text());
    assertTrue(item.text().contains("How we know: computed"), item.text());
    assertTrue(item.text().contains("Where it stands: [1a]"), item.text());
    assertEquals("F-01: A total that does not add up", item.selectFirst(".entry-title").text());
    assertEquals("Countries", item.select("a[href=../tables/table-1/]").text());
    assertFalse(Files.exists(out.resolve("source-errors/f-01")));
  }

  @Test
  void elementsAndFormerHeadingsAreAnchors() throws IOException {
    Document pillars = page("frameworks/pillars");
    assertEquals("Workload: Less of it. [1a]", pillars.selectFirst("#workload").text());
    assertEquals("workload", pillars.selectFirst("#work").parent().id());
    assertEquals(
        "h2", page("programs/steady-teams").selectFirst("#is").nextElementSibling().tagName());
  }

  @Test
  void pairOfPrinciplesHasAPage() throws IOException {
    List<String> titles = page("principles/1").select(".entry-title").eachText();
    assertEquals(
        List.of(
            "Individual principle 1: The individual one",
            "Organizational principle 1: The organizational one"),
        titles);
  }

  @Test
  void facetPageTellsWhatIsNotStated() throws IOException {
    Document settings = page("settings");
    String text = section(settings, "not-stated");
    assertTrue(text.contains("Bare Course"), text);
    assertFalse(text.contains("Steady Teams"), text);
  }

  @Test
  void draftLeavesNoTrace() throws IOException {
    assertFalse(Files.exists(out.resolve("programs/hidden-course")));
    for (String file :
        List.of(
            "programs/index.html",
            "settings/medical/index.html",
            "sitemap.xml",
            "feed.xml",
            "data/entries.json",
            "terms/burnout/index.html")) {
      assertFalse(
          Files.readString(out.resolve(file))
              .toLowerCase(java.util.Locale.ROOT)
              .matches("(?s).*hidden[ -]course.*"),
          file);
    }
  }

  @Test
  void formerAddressLeadsOnWithItsFragment() throws IOException {
    Document page = page("programs/steady");
    assertEquals(
        "0; url=../steady-teams/", page.selectFirst("meta[http-equiv=refresh]").attr("content"));
    assertEquals("../steady-teams/", page.selectFirst("script[data-target]").attr("data-target"));
    assertEquals(
        "https://kb.test/sub/programs/steady-teams/",
        page.selectFirst("link[rel=canonical]").attr("href"));
    assertTrue(Files.exists(out.resolve("assets/redirect.js")));
  }

  @Test
  void policyStandsFirstAndNothingInlineBreaksIt() throws IOException {
    Document page = page("programs/steady-teams");
    assertEquals("Content-Security-Policy", page.head().firstElementChild().attr("http-equiv"));
    assertEquals(
        0, page.select("[style], style, script:not([src]):not([type=application/ld+json])").size());
  }

  @Test
  void breadcrumbsAndStructuredDataAgree() throws IOException {
    Document page = page("programs/steady-teams");
    assertEquals(List.of("Home", "Programs"), page.select(".crumbs a").eachText());
    JsonNode graph =
        new ObjectMapper()
            .readTree(page.selectFirst("script[type=application/ld+json]").data())
            .path("@graph");
    assertEquals(
        "https://kb.test/sub/programs/",
        graph.path(1).path("itemListElement").path(1).path("item").asText());
  }

  @Test
  void notFoundPageWorksAtAnyDepth() throws IOException {
    Document page = Jsoup.parse(Files.readString(out.resolve("404.html")));
    assertEquals("/sub/assets/style.css", page.selectFirst("link[rel=stylesheet]").attr("href"));
    assertEquals("/sub/answers/", page.selectFirst("nav a").attr("href"));
  }

  @Test
  void twinHoldsFieldsTextAndRelations() throws IOException {
    JsonNode twin =
        new ObjectMapper().readTree(out.resolve("programs/steady-teams/index.json").toFile());
    assertEquals("programs/steady-teams", twin.path("id").asText());
    assertEquals("Four hours", twin.path("fields").path("dose").path("text").asText());
    assertEquals("part-of", twin.path("relations").path(0).path("kind").asText());
    assertEquals(
        "A course against burnout. See [@doe-2019] and https://example.org/a?b=1&c=2.",
        twin.path("text").path(0).path("text").asText());
  }

  @Test
  void citationsAreThereForReferenceManagers() throws IOException {
    String bib = Files.readString(out.resolve("data/citations.bib"));
    assertTrue(
        bib.contains(
            "@article{doe-2019,\n  title = {Stress and teams},\n  author = {Doe, J. A. and Roe, R.},"),
        bib);
    String ris = Files.readString(out.resolve("data/citations.ris"));
    assertTrue(
        ris.contains(
            "TY  - JOUR\nAU  - Doe, J. A.\nAU  - Roe, R.\nTI  - Stress and teams\nPY  - 2019\n"),
        ris);
    JsonNode csl = new ObjectMapper().readTree(out.resolve("data/citations.csl.json").toFile());
    assertEquals(
        "10.1234/jw.12", csl.path(1).path("DOI").asText() + csl.path(2).path("DOI").asText());
  }

  @Test
  void csvQuotesWhatNeedsIt() throws IOException {
    String csv = Files.readString(out.resolve("data/entries.csv"));
    assertTrue(csv.startsWith("id,type,title,also_called,summary,url,"), csv);
    assertTrue(
        csv.contains(
            "programs/steady-teams,program,Steady Teams®,ST,A course for <whole> teams & their leads.,"),
        csv);
  }

  @Test
  void sitemapHasEveryPageWithItsDate() throws IOException {
    Document sitemap =
        Jsoup.parse(Files.readString(out.resolve("sitemap.xml")), Parser.xmlParser());
    Element url = sitemap.selectFirst("url:has(loc:containsOwn(/programs/steady-teams/))");
    assertEquals("2026-01-05", url.selectFirst("lastmod").text());
    assertTrue(sitemap.select("loc").eachText().contains("https://kb.test/sub/principles/1/"));
    assertFalse(sitemap.select("loc").eachText().contains("https://kb.test/sub/programs/steady/"));
  }

  @Test
  void feedEntriesAreEscapedAndAbsolute() throws IOException {
    Document feed = Jsoup.parse(Files.readString(out.resolve("feed.xml")), Parser.xmlParser());
    Element entry = feed.selectFirst("entry:has(title:containsOwn(Steady))");
    assertEquals(
        "tag:kb.test,2026-01-05:programs/steady-teams/checked", entry.selectFirst("id").text());
    assertEquals(
        "https://kb.test/sub/programs/steady-teams/", entry.selectFirst("link").attr("href"));
    assertEquals("A course for <whole> teams & their leads.", entry.selectFirst("summary").text());
  }
}
