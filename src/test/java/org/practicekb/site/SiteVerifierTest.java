package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteVerifierTest {

  private static final String BASE = "https://example.org/kb/";
  private static final String POLICY =
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">";
  private static final String TERM = "terms/burnout/index.html";

  @TempDir Path folder;
  private Path site;

  /** A site of a home page, an entry, a redirect and a 404 page, in which all is well. */
  @BeforeEach
  void writeSite() throws IOException {
    site = Files.createDirectory(folder.resolve("site"));
    write("index.html", page("", "<a href=\"terms/burnout/#signs\">Burnout</a>"));
    term("<a href=\"../../\">Home</a>");
    write("404.html", head("<meta name=\"robots\" content=\"noindex\">") + "<h1>Not found</h1>");
    write("go/b/index.html", redirect("../../terms/burnout/"));
    write("assets/kb.css", "/* url(gone.png) */ @import 'more.css'; h1 { color: black }");
    write("assets/more.css", "@font-face { src: url(\"kb.woff2\") }");
    write("assets/kb.woff2", "");
    write("assets/icons.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"menu\"/></svg>");
    write("terms/burnout/index.json", "{\"id\":\"terms/burnout\"}");
    write("data/entries.json", "[{\"id\":\"terms/burnout\",\"url\":\"terms/burnout/\"}]");
    write("sitemap.xml", sitemap(BASE, BASE + "terms/burnout/"));
    write("feed.xml", feed(entry(BASE + "terms/burnout/#signs")));
  }

  private void write(String name, String text) throws IOException {
    Folder.write(site, name, text);
  }

  private void term(String body) throws IOException {
    write(TERM, page("terms/burnout/", "<h2 id=\"signs\">Signs</h2>" + body));
  }

  private static String page(String path, String body) {
    String up = "../".repeat(path.split("/", -1).length - 1);
    return head(
            "<link rel=\"canonical\" href=\""
                + BASE
                + path
                + "\"><link rel=\"stylesheet\" href=\""
                + up
                + "assets/kb.css\">")
        + "<h1>Burnout</h1>"
        + body;
  }

  private static String head(String more) {
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
        + POLICY
        + "<title>Burnout</title>"
        + more
        + "</head><body>";
  }

  private static String redirect(String to) {
    return head(
            "<meta name=\"robots\" content=\"noindex\">"
                + "<meta http-equiv=\"refresh\" content=\"0; url="
                + to
                + "\">")
        + "<h1>Moved</h1>";
  }

  private static String sitemap(String... addresses) {
    StringBuilder text =
        new StringBuilder("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (String address : addresses) {
      text.append("<url><loc>").append(address).append("</loc></url>\n");
    }
    return text.append("</urlset>").toString();
  }

  private static String feed(String entries) {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><link rel=\"self\" href=\""
        + BASE
        + "feed.xml\"/>\n"
        + entries
        + "</feed>";
  }

  private static String entry(String address) {
    return "<entry><link href=\"" + address + "\"/></entry>";
  }

  private List<String> verify() throws IOException {
    Manifest.of(site).write(site);
    return show(SiteVerifier.verify(site, Optional.of(BASE), (index, ids) -> List.of()));
  }

  private static List<String> show(List<Finding> findings) {
    return findings.stream().map(Finding::toString).toList();
  }

  private static List<String> files(List<String> findings) {
    return findings.stream().map(finding -> finding.replaceFirst("(?s):.*", "")).toList();
  }

  private void assertTermHas(String what) throws IOException {
    assertEquals(List.of(TERM + ": " + what), verify());
  }

  @Test
  void aSoundSiteHasNoFindings() throws IOException {
    assertEquals(List.of(), verify());
  }

  @Test
  void theBaseUrlIsReadFromTheHomePageWhenNobodyNamesIt() throws IOException {
    Manifest.of(site).write(site);
    assertEquals(List.of(), SiteVerifier.verify(site, Optional.empty(), (index, ids) -> List.of()));
  }

  @Test
  void aSiteForAnotherAddressSaysSo() throws IOException {
    Manifest.of(site).write(site);
    List<String> findings =
        show(
            SiteVerifier.verify(site, Optional.of("https://other.org"), (index, ids) -> List.of()));
    assertEquals(
        "feed.xml: <link> https://example.org/kb/feed.xml does not begin with https://other.org/."
            + " Build with the base URL that the site has.",
        findings.get(0));
  }

  @Test
  void aFolderWithoutASiteIsNotVerified() {
    assertThrows(
        SiteException.class,
        () -> SiteVerifier.verify(folder, Optional.empty(), (index, ids) -> List.of()));
  }

  @Test
  void aLinkToNoPageNamesWhereItLeads() throws IOException {
    term("<a href=\"../trems/?a=b#c\">Trems</a>");
    assertTermHas(
        "<a href=\"../trems/?a=b#c\"> leads to terms/trems/index.html, which does not exist."
            + " Correct the link, or publish what it leads to.");
  }

  @Test
  void aFragmentThatIsNotOnThePageIsFound() throws IOException {
    write("index.html", page("", "<a href=\"terms/burnout/#sings\">Burnout</a>"));
    assertEquals(
        List.of(
            "index.html: <a href=\"terms/burnout/#sings\"> leads to #sings, which"
                + " terms/burnout/index.html does not have. Correct the fragment, or give its"
                + " element this id."),
        verify());
  }

  @Test
  void aFragmentOnTheSamePageIsFoundToo() throws IOException {
    term("<a href=\"#gone\">Gone</a>");
    assertTermHas(
        "<a href=\"#gone\"> leads to #gone, which terms/burnout/index.html does not have."
            + " Correct the fragment, or give its element this id.");
  }

  @Test
  void aLinkToAFolderWithoutSlashIsFound() throws IOException {
    term("<a href=\"../burnout\">Burnout</a>");
    assertTermHas(
        "<a href=\"../burnout\"> leads to a folder without saying so. End the path with '/'.");
  }

  @Test
  void aLinkOutOfTheSiteIsFound() throws IOException {
    term("<a href=\"../../../\">Up</a>");
    assertTermHas("<a href=\"../../../\"> leads out of the site. Remove a '../'.");
  }

  @Test
  void linksThatDependOnWhereTheSiteIsAreFound() throws IOException {
    term("<a href=\"/kb/\">Root</a><a href=\"" + BASE + "\">Absolute</a>");
    assertEquals(
        List.of(
            TERM
                + ": <a href=\"/kb/\"> begins at the host's root. Write it relative to the page:"
                + " the site may be in a sub-path.",
            TERM
                + ": <a href=\"https://example.org/kb/\"> is absolute. Write it relative to the"
                + " page: the site may be read anywhere."),
        verify());
  }

  @Test
  void onlyThe404PageMayBeginAtTheRootOfTheSite() throws IOException {
    write(
        "404.html",
        head("<meta name=\"robots\" content=\"noindex\">")
            + "<h1>Not found</h1><a href=\"/kb/terms/burnout/\">Burnout</a>");
    assertEquals(List.of(), verify());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://doi.org/10.1000/1", "mailto:kb@example.org", "tel:+1", "//example.com/", "#", "",
        "#top", "./", "?q=a", "../burnout/index.html", "%69ndex.html", "#%73igns"
      })
  void linksThatBrowsersUnderstandPass(String link) throws IOException {
    term("<a href=\"" + link + "\">Link</a>");
    assertEquals(List.of(), verify());
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x"})
  void linksThatRunCodeAreFound(String link) throws IOException {
    term("<a href=\"" + link + "\">Link</a>");
    assertTermHas(
        "<a href=\"" + link + "\"> is refused by browsers or unsafe. Link to a page or to a file.");
  }

  @Test
  void aPercentSignWithoutDigitsIsFound() throws IOException {
    term("<a href=\"100%\">All</a>");
    assertTermHas(
        "<a href=\"100%\"> has a '%' without two hexadecimal digits. Write the '%' itself as"
            + " '%25'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<img alt='' src=gone.png> | img src",
        "<img alt='' srcset='gone.png 2x'> | img srcset",
        "<picture><source srcset='gone.png 100w'></picture> | source srcset",
        "<script src=gone.png></script> | script src",
        "<link rel=stylesheet href=gone.png> | link href",
        "<link rel=alternate href=gone.png> | link href",
        "<video poster=gone.png></video> | video poster",
        "<iframe src=gone.png></iframe> | iframe src",
        "<object data=gone.png></object> | object data",
        "<form action=gone.png></form> | form action",
        "<svg><image href=gone.png></svg> | image href",
      })
  void aMissingAssetIsFound(String element, String shown) throws IOException {
    term(element);
    assertTermHas(
        "<"
            + shown
            + "=\"gone.png\"> leads to terms/burnout/gone.png, which does not exist. Correct the"
            + " link, or publish what it leads to.");
  }

  @Test
  void everyCandidateOfASrcsetCounts() throws IOException {
    write("terms/burnout/1.png", "");
    term("<img alt=\"\" srcset=\"1.png, 2.png 2x,\n 3.png 3x\">");
    List<String> findings = verify();
    assertEquals(2, findings.size(), findings.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<img alt='' src=//cdn.example.com/a> | img src",
        "<script src=//cdn.example.com/a></script> | script src",
        "<link rel='stylesheet' href=//cdn.example.com/a> | link href",
        "<link rel='dns-prefetch other' href=//cdn.example.com/a> | link href",
      })
  void aRequestToAnotherHostIsFound(String element, String shown) throws IOException {
    term(element);
    assertTermHas(
        "<"
            + shown
            + "=\"//cdn.example.com/a\"> makes a request to another host. Keep a copy in"
            + " templates/assets.");
  }

  @Test
  void aRequestOfAStylesheetToAnotherHostIsFound() throws IOException {
    write("assets/more.css", "h1 { background: url(//example.com/a.png) }");
    assertEquals(
        List.of(
            "assets/more.css: url(//example.com/a.png) makes a request to another host. Keep a"
                + " copy in templates/assets."),
        verify());
  }

  @Test
  void aFontThatAStylesheetMissesIsFound() throws IOException {
    Files.delete(site.resolve("assets/kb.woff2"));
    assertEquals(
        List.of(
            "assets/more.css: url(\"kb.woff2\") leads to assets/kb.woff2, which does not exist."
                + " Correct the link, or publish what it leads to."),
        verify());
  }

  @Test
  void theIdOfADrawingInAFileIsLookedUpThere() throws IOException {
    term("<svg><use href=\"../../assets/icons.svg#menu\"></use></svg>");
    assertEquals(List.of(), verify());
    term("<svg><use href=\"../../assets/icons.svg#meun\"></use></svg>");
    assertTermHas(
        "<use href=\"../../assets/icons.svg#meun\"> leads to #meun, which assets/icons.svg does"
            + " not have. Correct the fragment, or give its element this id.");
  }

  @Test
  void aRedirectThatLeadsNowhereIsFound() throws IOException {
    write("go/b/index.html", redirect("../../terms/gone/"));
    assertEquals(
        List.of(
            "go/b/index.html: <meta http-equiv=\"refresh\" url=\"../../terms/gone/\">"
                + " leads to terms/gone/index.html, which does not exist. Correct the link, or"
                + " publish what it leads to."),
        verify());
  }

  @ParameterizedTest
  @ValueSource(strings = {"./", "../b/", "../c/"})
  void aRedirectToARedirectIsFound(String to) throws IOException {
    write("go/b/index.html", redirect(to));
    write("go/c/index.html", redirect("../../"));
    assertEquals(1, verify().size());
  }

  @Test
  void aRedirectToAFragmentThatIsGoneIsFound() throws IOException {
    write("go/b/index.html", redirect("../../terms/burnout/#gone"));
    assertEquals(1, verify().size());
  }

  @Test
  void aRedirectToAFileOrNowhereIsFound() throws IOException {
    write("go/b/index.html", redirect("../../feed.xml"));
    assertEquals(1, verify().size());
    write("go/b/index.html", redirect("../../").replace("; url=../../", ""));
    assertEquals(1, verify().size());
  }

  @Test
  void aCanonicalLinkToNoPageIsFound() throws IOException {
    write("go/b/index.html", redirect("../../") + "<link rel=canonical href=" + BASE + "gone/>");
    assertEquals(
        List.of(
            "go/b/index.html: <link href=\"https://example.org/kb/gone/\"> leads"
                + " to gone/index.html, which does not exist. Correct the link, or publish what it"
                + " leads to."),
        verify());
  }

  @Test
  void addressesForOthersAreFollowedInTheSite() throws IOException {
    term(
        "<meta property=\"og:image\" content=\"https://example.org/kb/gone.png\">"
            + "<link rel=\"alternate\" href=\"https://example.org/kb/gone.json\">"
            + "<link rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">");
    assertEquals(
        List.of(
            TERM
                + ": <link href=\"https://example.org/kb/gone.json\"> leads to gone.json, which"
                + " does not exist. Correct the link, or publish what it leads to.",
            TERM
                + ": <meta content=\"https://example.org/kb/gone.png\"> leads to gone.png, which"
                + " does not exist. Correct the link, or publish what it leads to."),
        verify());
  }

  @Test
  void aPageHasOneH1() throws IOException {
    term("<h1>Again</h1>");
    assertTermHas("the page has 2 h1 headings. Give it exactly one.");
    write(TERM, page("terms/burnout/", "<p id=signs>").replace("h1", "h2"));
    assertTermHas("the page has 0 h1 headings. Give it exactly one.");
  }

  @Test
  void anIdOccursOnce() throws IOException {
    term("<p id=\"signs\">");
    assertTermHas("<p id=\"signs\"> has an id that occurs twice. Keep each id once a page.");
  }

  @Test
  void aPageHasATitle() throws IOException {
    String page = Folder.read(site, TERM);
    write(TERM, page.replace("<title>Burnout</title>", "<svg><title>No</title></svg>"));
    assertEquals(TERM + ": the page has no title. Give it one.", verify().get(0));
    write(TERM, page.replace("<title>Burnout</title>", "<title> </title>"));
    assertTermHas("the title is empty. Give it one.");
  }

  @Test
  void anImageHasAnAlternative() throws IOException {
    write("a.png", "");
    term("<map><area href=\"../../\" alt=\"Home\"></map><img src=\"../../a.png\">");
    assertTermHas(
        "<img src=\"../../a.png\"> has no alt text. Say what it shows, or alt=\"\" when it is"
            + " decoration.");
  }

  @Test
  void aPageNamesItsLanguage() throws IOException {
    write(TERM, Folder.read(site, TERM).replace(" lang=\"en\"", ""));
    assertTermHas("the page names no language. Write <html lang=\"en\">.");
  }

  @Test
  void thePolicyComesFirstInTheHead() throws IOException {
    String page = Folder.read(site, TERM);
    String finding =
        "the head does not begin with a Content-Security-Policy. Write <meta"
            + " http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\"> first.";
    write(TERM, page.replace(POLICY, ""));
    assertTermHas(finding);
    write(TERM, page.replace(POLICY, "<meta name=\"viewport\" content=\"\">" + POLICY));
    assertTermHas(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default-src *",
        "img-src 'self'",
        "default-src 'self'; script-src 'unsafe-inline'",
        "default-src 'self'; img-src data:",
      })
  void aPolicyThatAllowsTooMuchIsFound(String policy) throws IOException {
    write(TERM, Folder.read(site, TERM).replace("default-src 'self'", policy));
    assertTermHas(
        "the policy \""
            + policy
            + "\" allows too much. Keep default-src 'self', without 'unsafe-...', data: and *.");
  }

  @Test
  void whatThePolicyRefusesIsFound() throws IOException {
    term("<script>go()</script><p style=\"color:red\"><p onclick=\"go()\"><style></style>");
    assertEquals(
        List.of(
            TERM
                + ": <p onclick=\"go()\"> has the handler onclick, which the policy refuses. Add"
                + " the listener in a script file.",
            TERM
                + ": <p style=\"color:red\"> has a style attribute, which the policy refuses. Use"
                + " a class and the stylesheet.",
            TERM + ": <style> is refused by the policy. Put it into a stylesheet file.",
            TERM + ": an inline script, which the policy refuses. Put it into a file of its own."),
        verify());
  }

  @Test
  void aPageThatStandsAloneHasItsStyleByHashAndAbsoluteLinksToPages() throws IOException {
    String policy =
        "default-src 'none'; style-src 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='";
    String link = "<a href=\"" + BASE + "%s\">Here</a>";
    String page =
        head("<meta name=\"robots\" content=\"noindex\"><style>p{color:red}</style>")
                .replace("default-src 'self'", policy)
            + "<h1>Alone</h1>";
    write("alone.html", page + link.formatted("terms/burnout/"));
    assertEquals(List.of(), verify());
    write("alone.html", page + link.formatted("terms/gone/"));
    assertEquals(1, verify().size());
    write("alone.html", page.replace("red", "blue"));
    assertEquals(
        List.of("alone.html: <style> is refused by the policy. Put it into a stylesheet file."),
        verify());
  }

  @Test
  void linkedDataPassesWhenItIsJson() throws IOException {
    term("<script type=\"application/ld+json\">{\"@type\":\"DefinedTerm\"}</script>");
    assertEquals(List.of(), verify());
    term("<script type=\"application/ld+json\">{\"@type\":}</script>");
    assertEquals(1, verify().size());
  }

  @Test
  void aBaseElementIsFound() throws IOException {
    term("<base href=\"/\">");
    assertTermHas("<base href=\"/\"> bends all links. Remove it.");
  }

  @Test
  void aPageThatIsNotUtf8IsFound() throws IOException {
    Files.write(site.resolve("404.html"), new byte[] {'<', (byte) 0xE9});
    assertEquals("404.html: the page is not UTF-8. Save it as UTF-8.", verify().get(0));
  }

  @Test
  void theSitemapListsEveryPageThatMayBeListed() throws IOException {
    write("sitemap.xml", sitemap(BASE));
    assertTermHas(
        "the sitemap does not list this page. Add it to sitemap.xml, or write <meta"
            + " name=\"robots\" content=\"noindex\">.");
  }

  @Test
  void theSitemapListsNothingElse() throws IOException {
    write(
        "sitemap.xml",
        sitemap(
            BASE,
            BASE + "terms/burnout/",
            BASE + "terms/burnout/index.html",
            BASE + "go/b/",
            BASE + "gone/",
            BASE + "feed.xml",
            "https://other.org/"));
    assertEquals(
        List.of(
            "sitemap.xml: line 4: https://example.org/kb/terms/burnout/index.html is listed twice."
                + " List it once.",
            "sitemap.xml: line 5: https://example.org/kb/go/b/ leads to a page marked noindex."
                + " Remove it from the sitemap.",
            "sitemap.xml: line 6: https://example.org/kb/gone/ leads to gone/index.html, which"
                + " does not exist. Correct the link, or publish what it leads to.",
            "sitemap.xml: line 7: https://example.org/kb/feed.xml leads to no page of this site."
                + " Correct it.",
            "sitemap.xml: line 8: https://other.org/ does not begin with https://example.org/kb/."
                + " Build with the base URL that the site has."),
        verify());
  }

  @Test
  void theSitemapSpellsAPageAsThePageDoes() throws IOException {
    write("sitemap.xml", sitemap(BASE, BASE + "terms/burnout/index.html"));
    assertEquals(
        List.of(
            "sitemap.xml: line 3: https://example.org/kb/terms/burnout/index.html leads to a page"
                + " that calls itself https://example.org/kb/terms/burnout/. Spell both the"
                + " same."),
        verify());
  }

  @Test
  void aFeedLeadsToPages() throws IOException {
    write(
        "feed.xml",
        feed(entry(BASE + "gone/") + "\n<entry/>\n" + entry(BASE + "terms/burnout/#gone")));
    assertEquals(
        List.of(
            "feed.xml: line 2: https://example.org/kb/gone/ leads to gone/index.html, which does"
                + " not exist. Correct the link, or publish what it leads to.",
            "feed.xml: line 3: an entry has no link. Give it one to its page.",
            "feed.xml: line 4: https://example.org/kb/terms/burnout/#gone leads to #gone, which"
                + " terms/burnout/index.html does not have. Correct the fragment, or give its"
                + " element this id."),
        verify());
  }

  @Test
  void aFeedInAFolderLeadsToPagesAndKnowsItsOwnAddress() throws IOException {
    write("reviews/feed.xml", feed(entry(BASE + "gone/")));
    assertEquals(
        List.of(
            "reviews/feed.xml: <link> https://example.org/kb/feed.xml is the address of another"
                + " feed. Name this feed's own.",
            "reviews/feed.xml: line 2: https://example.org/kb/gone/ leads to gone/index.html,"
                + " which does not exist. Correct the link, or publish what it leads to."),
        verify());
  }

  @Test
  void aFeedKnowsItsOwnAddress() throws IOException {
    write("feed.xml", feed("").replace("feed.xml\"", "atom.xml\""));
    assertEquals(1, verify().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<feed", "<rss/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
  void aFeedOrSitemapOfAnotherKindIsFound(String text) throws IOException {
    write("feed.xml", text);
    write("sitemap.xml", text);
    assertEquals(List.of("feed.xml", "sitemap.xml"), files(verify()));
  }

  @Test
  void aMissingFeedSitemapAndListOfEntriesAreFound() throws IOException {
    for (String name : List.of("feed.xml", "sitemap.xml", "data/entries.json")) {
      Files.delete(site.resolve(name));
    }
    assertEquals(
        List.of(
            "data/entries.json: the list of entries is missing. Build again.",
            "feed.xml: the file is missing. Build again.",
            "sitemap.xml: the file is missing. Build again."),
        verify());
  }

  @Test
  void aTwinThatIsNotJsonIsFound() throws IOException {
    write("terms/burnout/index.json", "{\"id\":\n1,,}");
    assertEquals(
        "terms/burnout/index.json: line 2 is not JSON",
        verify().get(0).replaceFirst("JSON.*", "JSON"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{} {}", "{\"id\":1,\"id\":2}", "{\"id\":"})
  void emptyDoubleAndCutOffJsonIsFound(String text) throws IOException {
    write("terms/burnout/index.json", text);
    assertEquals(1, verify().size());
  }

  @Test
  void everyEntryHasItsPageAndItsTwin() throws IOException {
    Files.delete(site.resolve("terms/burnout/index.json"));
    write(
        "data/entries.json",
        "[{\"id\":\"terms/burnout\",\"url\":\"terms/burnout/\"},"
            + "{\"id\":\"terms/gone\",\"url\":\"terms/gone/\"},"
            + "{\"id\":\"terms/burnout\",\"url\":\"terms/burnout/#signs\"},{\"id\":1}]");
    assertEquals(
        List.of(
            "data/entries.json: 'terms/burnout' occurs twice. List it once.",
            "data/entries.json: an entry without id or url: {\"id\":1}. Correct what writes it.",
            "data/entries.json: the url 'terms/gone/' of 'terms/gone' leads to"
                + " terms/gone/index.html, which does not exist. Correct the link, or publish what"
                + " it leads to.",
            TERM + ": the page has no twin terms/burnout/index.json. Write it beside the page."),
        verify());
  }

  @Test
  void theIndexIsVerifiedAgainstThePublishedEntries() throws IOException {
    Manifest.of(site).write(site);
    Set<String> asked = new TreeSet<>();
    List<Finding> findings =
        SiteVerifier.verify(
            site,
            Optional.of(BASE),
            (index, ids) -> {
              asked.add(site.relativize(index).toString());
              asked.addAll(ids);
              return List.of("no segments");
            });
    assertEquals(Set.of("search/lucene", "terms/burnout"), asked);
    assertEquals(List.of("search/lucene: no segments. Build again."), show(findings));
  }

  @Test
  void filesThatDoNotAgreeWithTheManifestAreFound() throws IOException {
    Manifest.of(site).write(site);
    write("assets/kb.css", "h1 { color: red }");
    write("mine.txt", "");
    List<Finding> findings =
        SiteVerifier.verify(site, Optional.of(BASE), (index, ids) -> List.of());
    assertEquals(
        List.of("assets/kb.css", "mine.txt"), findings.stream().map(Finding::file).toList());
  }

  @Test
  void aMissingOrDamagedManifestIsFound() throws IOException {
    for (String damage : new String[] {null, "{"}) {
      if (damage != null) {
        write(Manifest.PATH, damage);
      }
      List<Finding> findings =
          SiteVerifier.verify(site, Optional.of(BASE), (index, ids) -> List.of());
      assertEquals(List.of(Manifest.PATH), findings.stream().map(Finding::file).toList());
    }
  }

  @Test
  void findingsStandInTheOrderOfTheFiles() throws IOException {
    term("<a href=\"gone/\">Gone</a>");
    write("index.html", page("", "<a href=\"gone/\">Gone</a>"));
    assertEquals(List.of("index.html", TERM), files(verify()));
  }
}
