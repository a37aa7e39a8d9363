package org.practicekb.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicekb.TestSite;
import org.practicekb.search.EntrySearch;
import org.practicekb.search.SearchRequest;
import org.practicekb.search.SearchResult;
import org.practicekb.site.BuildReport;
import org.practicekb.site.Progress;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.SiteForm;
import org.practicekb.site.Workspace;

/**
 * The real content as one unpacks it from the zip, opened from disk without a network, in a folder
 * whose name needs escaping. After each test nothing but files was asked for, and the browser has
 * complained of nothing.
 */
class OfflineInBrowserTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String ENTRY = "programs/sanctuary-model/index.html";
  private static final String ID =
      "async words => (await (await KbSearch.open(KbSite.root))"
          + ".search({words, typing: true})).hits.map(hit => hit.id + ' ' + hit.score)";

  @TempDir static Path folder;
  private static Path site;
  private static Chromium chromium;

  private final List<String> messages = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void unpack() throws IOException {
    chromium = Chromium.start();
    build(PROJECT.resolve("content"), folder.resolve("kb"), SiteForm.ZIP);
    Path stick = Files.createDirectory(folder.resolve("Für Frau M. #1 & 100%"));
    try (InputStream file = Files.newInputStream(folder.resolve("kb.zip"))) {
      unpack(new ZipInputStream(file), stick);
    }
    site = stick.resolve("kb");
  }

  private static void build(Path content, Path out, SiteForm form) throws IOException {
    Workspace workspace = new Workspace(PROJECT, content, PROJECT.resolve("templates"), out);
    BuildReport report =
        new SiteBuilder(workspace, "https://kb.test/", false, form, Progress.NONE).build();
    assertTrue(report.published(), report.problems() + " " + report.findings());
  }

  private static void unpack(ZipInputStream zip, Path folder) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      Files.createDirectories(folder.resolve(entry.getName()).getParent());
      Files.copy(zip, folder.resolve(entry.getName()));
    }
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    open(new Browser.NewContextOptions().setViewportSize(1280, 900));
  }

  private void open(Browser.NewContextOptions options) {
    if (context != null) {
      context.close();
    }
    context = chromium.browser().newContext(options.setOffline(true));
    page = context.newPage();
    page.onConsoleMessage(message -> messages.add(message.text()));
    page.onPageError(messages::add);
    page.onRequest(request -> requests.add(request.url()));
  }

  @AfterEach
  void nothingButFilesWasAskedFor() {
    context.close();
    assertEquals(List.of(), messages);
    assertFalse(requests.isEmpty());
    assertEquals(List.of(), requests.stream().filter(url -> !url.startsWith("file:")).toList());
  }

  private void go(String path) {
    page.navigate(url(path));
  }

  private static String url(String path) {
    int query = path.indexOf('?');
    String file = query < 0 ? path : path.substring(0, query);
    String uri = site.resolve(file).toUri().toString().replaceFirst("^file:/+", "file:///");
    return uri + path.substring(file.length());
  }

  private Locator heading() {
    return page.locator("#results h2");
  }

  @Test
  void handoutIsCollectedAndLaidOutAndItsAddressIsTheSitesOwn() {
    go(ENTRY);
    page.getByText("Add to handout").click();
    page.locator("main").getByText("Handout (1)").click();
    assertThat(page.locator(".sheet > article h2").first()).hasText("Sanctuary Model®");
    assertThat(page.locator(".sheet svg.qr")).hasCount(1);
    assertThat(page.locator("#handout-address"))
        .hasText("https://kb.test/handout/#entries=programs/sanctuary-model/");
  }

  @Test
  void packOpensItsReadingsAsAHandout() {
    go("pathways/new-to-trauma-work/pack/index.html");
    page.getByText("Open the readings as a handout").click();
    assertThat(page.locator(".sheet > article")).hasCount(8);
  }

  @Test
  void programsAreComparedAndTheAddressToSendIsThePublishedOne() {
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    go("compare/index.html");
    page.locator("select").first().selectOption("programs/ce-cert");
    page.locator("select").nth(1).selectOption("programs/sanctuary-model");
    page.locator("form.choose button").click();
    page.waitForURL(
        url("compare/index.html?e=programs/ce-cert,programs/sanctuary-model#side-by-side"));
    assertThat(page.locator("#side-by-side thead th")).hasCount(3);
    page.getByText("Copy the address of this comparison").click();
    assertThat(page.locator(".copied")).hasCount(1);
    assertEquals(
        "https://kb.test/compare/?e=programs/ce-cert,programs/sanctuary-model#side-by-side",
        page.evaluate("navigator.clipboard.readText()"));
    page.locator("#side-by-side thead a").first().click();
    page.waitForURL(url("programs/ce-cert/index.html"));
    page.goBack();
    page.getByText("All of them in one table each").click();
    page.waitForURL(url("compare/index.html"));
    assertThat(page.locator("tr[data-id='programs/ce-cert']")).isVisible();
  }

  @Test
  void wordsTypedOnTheHomePageLeadToResultsAndOnToAnEntry() throws IOException {
    go("index.html");
    page.locator("#q").fill("sanctuary model");
    page.locator("#q").press("Enter");
    page.waitForURL(url("search/index.html?q=sanctuary+model"));
    Locator first = page.locator("#results .entry-title a").first();
    assertThat(first).hasText("Sanctuary Model");
    first.click();
    page.waitForURL(Pattern.compile(".*/programs/sanctuary-model/index\\.html(#.*)?"));
    assertThat(page.locator("h1")).hasText(Pattern.compile("Sanctuary Model.*"));
    page.locator(".brand a").click();
    page.waitForURL(url("index.html"));
  }

  @Test
  void resultWhileTypingIsAFile() {
    go(ENTRY);
    page.locator("#q").pressSequentially("mindfuln");
    Locator options = page.locator("[role=option]");
    assertThat(options.first()).isVisible();
    page.keyboard().press("ArrowDown");
    String target = (String) options.first().evaluate("option => option.href");
    page.keyboard().press("Enter");
    page.waitForURL(target);
    assertTrue(URI.create(target).getPath().endsWith("/index.html"), target);
    go(ENTRY);
    page.locator("#q").fill("stress");
    options.last().click();
    page.waitForURL(url("search/index.html?q=stress"));
    assertThat(heading()).hasText(Pattern.compile("\\d+ results for “stress”"));
  }

  @Test
  void facetsNarrowAndGoingBackWidensAgain() {
    go("search/index.html?q=stress");
    assertThat(heading()).hasText(Pattern.compile("\\d+ results for “stress”"));
    String all = heading().textContent();
    page.locator("summary:has-text('Type of entry')").click();
    page.locator("input[name=type][value=program]").check();
    assertThat(heading()).not().hasText(all);
    assertEquals(url("search/index.html?q=stress&type=program"), page.url());
    page.goBack();
    assertThat(heading()).hasText(all);
  }

  @ParameterizedTest
  @CsvSource({
    "'secondary traumatic stress'",
    "'\"traumatic stress\" -debriefing'",
    "'secondery truama'",
    "'STS the'",
    "'peer sup'"
  })
  void browserFindsWhatLuceneFinds(String words) throws IOException {
    go("search/index.html?q=stress");
    assertThat(heading()).hasText(Pattern.compile("\\d+ results for “stress”"));
    List<String> found = new ArrayList<>();
    ((List<?>) page.evaluate(ID, words)).forEach(hit -> found.add(hit.toString()));
    try (EntrySearch java = EntrySearch.open(site.resolve("search/lucene"))) {
      SearchResult result = java.search(SearchRequest.of(words).whileTyping());
      List<String> expected =
          result.hits().stream().map(hit -> hit.id() + " " + shown(hit.score())).toList();
      assertFalse(expected.isEmpty());
      assertEquals(expected, found);
    }
  }

  /** A number as JavaScript writes it. */
  private String shown(float score) {
    return page.evaluate("score => '' + score", (double) score).toString();
  }

  @Test
  void termShowsItsDefinition() {
    go(ENTRY);
    page.locator("a.term").first().hover();
    assertThat(page.locator(".definition:visible")).hasCount(1);
    page.locator("a.term").first().click();
    page.waitForURL(Pattern.compile(".*/terms/[a-z-]+/index\\.html"));
  }

  @Test
  void publishedAddressIsCopiedAndThePagePrints() {
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    go(ENTRY);
    page.getByText("Copy link").click();
    assertThat(page.locator(".copied")).hasCount(1);
    assertEquals(
        "https://kb.test/programs/sanctuary-model/",
        page.evaluate("navigator.clipboard.readText()"));
    page.evaluate("print = () => (document.title = 'printed')");
    page.locator("[data-print]").click();
    assertEquals("printed", page.title());
  }

  @Test
  void dataAndPagesAreLoadedByName() {
    go(ENTRY);
    String json = "async name => (await KbSite.load(KbSite.root + name)).id";
    assertEquals("terms/burnout", page.evaluate(json, "terms/burnout/index.json"));
    String title =
        "async path => new DOMParser()"
            + ".parseFromString(await KbSite.load(KbSite.link(path)), 'text/html').title";
    assertEquals("Burnout | STS Practice Base", page.evaluate(title, "terms/burnout/#what"));
    assertEquals(
        "Error: ../../gone.json.js cannot be loaded.",
        page.evaluate("KbSite.load(KbSite.root + 'gone.json').catch(error => '' + error)"));
    assertEquals(1, messages.size(), messages.toString()); // the browser's own, of the missing file
    messages.clear();
  }

  @Test
  void withoutScriptsTheFieldLeadsToTheListOfAllEntries() {
    open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    go(ENTRY);
    page.locator("#q").fill("stress");
    page.locator("#q").press("Enter");
    page.waitForURL(url("search/index.html?q=stress"));
    page.locator("#all a[href='../programs/ce-cert/index.html']").click();
    page.waitForURL(url("programs/ce-cert/index.html"));
  }

  @Test
  void formerAddressLeadsOnWithItsFragment() throws IOException {
    Path content = TestSite.of("pages-of-every-kind", folder.resolve("base")).content();
    Path tiny = folder.resolve("tiny");
    build(content, tiny, SiteForm.DISK);
    String programs = tiny.resolve("programs").toUri().toString();
    page.navigate(programs + "steady/index.html#evidence");
    page.waitForURL(programs + "steady-teams/index.html#evidence");
  }
}
