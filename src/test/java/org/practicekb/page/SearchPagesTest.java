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
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.search.EntrySearch;
import org.practicekb.search.SearchRequest;
import org.practicekb.site.BuildReport;
import org.practicekb.site.Progress;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.Workspace;

/** The search page as it is without scripts, and what scripts find in it. */
class SearchPagesTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir Path folder;

  private Document build(TestSite site, String page) throws IOException {
    Workspace workspace =
        new Workspace(PROJECT, site.content(), PROJECT.resolve("templates"), out());
    BuildReport report =
        new SiteBuilder(workspace, "https://kb.test/", false, Progress.NONE).build();
    assertTrue(report.published(), report.problems() + " " + report.findings());
    return page(page);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Document page(String page) throws IOException {
    return Jsoup.parse(Files.readString(out().resolve(page).resolve("index.html")));
  }

  private TestSite everyKind() throws IOException {
    return TestSite.of("pages-of-every-kind", folder.resolve("base"));
  }

  private static List<String> labels(Document page, String facet) {
    return page.select("[data-facet=" + facet + "] label").eachText();
  }

  @Test
  void allEntriesAreListedByLetter() throws IOException {
    Document page = build(everyKind(), "search");
    Element burnout = page.selectFirst("#letter-b + ul a:containsOwn(Burnout)");
    assertEquals("../terms/burnout/", burnout.attr("href"));
    assertEquals("Burnout Term", burnout.parent().text());
    assertFalse(page.text().contains("Hidden Course"), "a draft");
    assertEquals(page.select("h3").eachText(), page.select(".letters a").eachText());
    assertEquals("../settings/", page.selectFirst("nav a:containsOwn(Settings)").attr("href"));
  }

  @Test
  void accentsAndSignsBeforeATitleDoNotCountForItsLetter() throws IOException {
    TestSite site =
        everyKind()
            .with("terms/ecole.md", term("\u00c9cole"))
            .with("terms/one.md", term("\u201cOne-half\u201d"))
            .with("terms/four.md", term("4 weeks"));
    Document page = build(site, "search");
    assertTrue(page.selectFirst("#letter-e + ul").text().contains("\u00c9cole"));
    assertTrue(page.selectFirst("#letter-o + ul").text().contains("\u201cOne-half\u201d"));
    assertEquals("4 weeks Term", page.selectFirst("#letter-0-9 + ul").text());
  }

  @Test
  void aboveFiveHundredEntriesEachLetterHasItsPage() throws IOException {
    TestSite site = everyKind();
    for (int i = 0; i < 500; i++) {
      site.with("terms/zebra-" + i + ".md", term("Zebra " + i));
    }
    Document page = build(site, "search");
    assertEquals(0, page.select(".lines").size());
    assertEquals("z/", page.selectFirst(".letters a:containsOwn(Z)").attr("href"));
    Document zebras = page("search/z");
    assertEquals("Entries under Z", zebras.selectFirst("h1").text());
    assertEquals(500, zebras.select(".lines a").size());
    assertEquals("../../terms/zebra-0/", zebras.selectFirst(".lines a").attr("href"));
  }

  private static String term(String title) {
    return """
        ---
        title: "%s"
        summary: A word.
        sources: ["report-2020, introduction"]
        definitions:
          - by: The Institute
            text: A word.
            cite: report-2020, introduction
        reviewed: 2026-01-05
        ---

        ## What it means

        A word [@report-2020, introduction].
        """
        .formatted(title);
  }

  @Test
  void facetsHaveTheValuesThatEntriesHaveInTheWordsOfTheirLists() throws IOException {
    Document page = build(everyKind(), "search");
    assertEquals(List.of("Medical", "School", "Not stated"), labels(page, "setting"));
    assertEquals(
        List.of("Two of two stars", "Not stated: no grade on this scale"),
        labels(page, "grade:stars"));
    assertTrue(labels(page, "type").containsAll(List.of("Programs", "Glossary")), "" + page);
  }

  @Test
  void everyValueOfTheSearchIsAValueOfThePage() throws IOException {
    Document page = build(everyKind(), "search");
    Elements boxes = page.select("fieldset input");
    try (EntrySearch search = EntrySearch.open(out().resolve(SiteBuilder.INDEX))) {
      search
          .search(SearchRequest.of(""))
          .facets()
          .forEach(
              (facet, counts) -> {
                List<String> values =
                    boxes.stream()
                        .filter(box -> box.attr("name").equals(facet))
                        .map(box -> box.attr("value"))
                        .sorted()
                        .toList();
                if (counts.size() == 1 && counts.containsKey("not-stated")) {
                  assertEquals(List.of(), values, facet + " tells nothing");
                } else {
                  assertEquals(counts.keySet().stream().sorted().toList(), values, facet);
                }
              });
    }
  }

  @Test
  void everyPageHasOneSearchFieldThatLeadsToTheSearchPage() throws IOException {
    build(everyKind(), "search");
    for (String path : List.of("", "programs/steady-teams", "settings/school", "search", "data")) {
      Element form = page(path).selectFirst("form.search-form");
      assertEquals(1, page(path).select("input[type=search][name=q]").size(), path);
      Path target = out().resolve(path).resolve(form.attr("action")).normalize();
      assertEquals(out().resolve("search"), target, path);
    }
  }

  @Test
  void searchPageIsInTheSitemap() throws IOException {
    build(everyKind(), "search");
    assertTrue(
        Files.readString(out().resolve("sitemap.xml"))
            .contains("<loc>https://kb.test/search/</loc>"));
  }
}
