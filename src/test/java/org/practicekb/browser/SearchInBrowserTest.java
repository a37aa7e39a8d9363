package org.practicekb.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicekb.site.DevServer;

/** The search field and the search page with the real content, under a sub-path. */
class SearchInBrowserTest {

  private static final String ENTRY = "programs/sanctuary-model/";
  private static final Pattern COUNT = Pattern.compile("\\d+ results?( for .*)?");

  @TempDir static Path folder;
  private static Chromium chromium;
  private static DevServer server;

  private final List<String> messages = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void serve() throws IOException {
    chromium = Chromium.start();
    Path content = Path.of("content").toAbsolutePath();
    PagesInBrowserTest.serve(content, folder.resolve("sub")).close();
    server = DevServer.start(folder, DevServer.LOOPBACK, 0, Map.of());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void openPage() {
    open(new Browser.NewContextOptions().setViewportSize(1280, 900));
  }

  private void open(Browser.NewContextOptions options) {
    close();
    context = chromium.browser().newContext(options);
    page = context.newPage();
    page.onConsoleMessage(message -> messages.add(message.text()));
    page.onPageError(messages::add);
    page.onRequest(request -> requests.add(request.url()));
  }

  @AfterEach
  void close() {
    if (context != null) {
      context.close();
    }
  }

  private void go(String path) {
    page.navigate(url(path));
  }

  private static String url(String path) {
    return server.url().resolve("sub/" + path).toString();
  }

  private Locator field() {
    return page.locator("#q");
  }

  private Locator options() {
    return page.locator("[role=option]");
  }

  private Locator heading() {
    return page.locator("#results h2");
  }

  private Locator box(String facet, String value) {
    return page.locator("input[name='" + facet + "'][value='" + value + "']");
  }

  /** The number in the heading of the results. */
  private int total() {
    assertThat(heading()).hasText(COUNT);
    return Integer.parseInt(heading().textContent().replaceFirst(" .*", "").replace(",", ""));
  }

  /** Opens the facet when it is closed: only then its entries are counted. */
  private int count(String facet, String value) {
    Locator details = box(facet, value).locator("xpath=ancestor::details[1]");
    if (details.getAttribute("open") == null) {
      details.locator("summary").click();
    }
    Locator count = box(facet, value).locator("xpath=..").locator(".count");
    assertThat(count).hasText(Pattern.compile("\\d+"));
    return Integer.parseInt(count.textContent());
  }

  /** What the address asks for, decoded. */
  private String query() {
    return URLDecoder.decode(page.url().replaceFirst("^[^?]*", ""), StandardCharsets.UTF_8);
  }

  @Test
  void keyboardChoosesAResultWhileTyping() {
    go(ENTRY);
    page.keyboard().press("/");
    page.keyboard().type("mindfuln");
    assertThat(options().first()).isVisible();
    assertThat(field()).hasAttribute("aria-expanded", "true");
    page.keyboard().press("ArrowDown");
    assertThat(field()).hasAttribute("aria-activedescendant", options().first().getAttribute("id"));
    assertThat(options().first()).hasAttribute("aria-selected", "true");
    page.keyboard().press("ArrowUp");
    assertThat(field()).hasAttribute("aria-activedescendant", options().last().getAttribute("id"));
    page.keyboard().press("ArrowDown");
    assertThat(options().first()).hasAttribute("aria-selected", "true");
    String target = (String) options().first().evaluate("option => option.href");
    page.keyboard().press("Enter");
    page.waitForURL(target);
  }

  @Test
  void escapeClosesTheListAndKeepsTheWords() {
    go(ENTRY);
    field().pressSequentially("mindfulness");
    assertThat(options().first()).isVisible();
    page.keyboard().press("Escape");
    assertThat(options().first()).isHidden();
    assertThat(field()).hasAttribute("aria-expanded", "false");
    assertThat(field()).hasValue("mindfulness");
    page.keyboard().press("ArrowDown");
    assertThat(options().first()).isVisible();
    page.keyboard().press("Tab");
    assertThat(options().first()).isHidden();
  }

  @Test
  void enterWithoutAChoiceAndTheLastOptionLeadToTheSearchPage() {
    go(ENTRY);
    field().fill("caseload");
    page.keyboard().press("Enter");
    page.waitForURL(url("search/?q=caseload"));
    int all = total();
    go(ENTRY);
    field().fill("caseload");
    assertThat(options().last()).hasText("All " + all + " results");
    options().last().click();
    page.waitForURL(url("search/?q=caseload"));
  }

  @Test
  void slashAndControlKFocusTheField() {
    go(ENTRY);
    page.keyboard().press("Control+k");
    assertThat(field()).isFocused();
    page.keyboard().press("/");
    assertThat(field()).hasValue("/");
    go("search/");
    page.keyboard().press("/");
    assertThat(field()).isFocused();
    assertThat(field()).hasValue("");
  }

  @Test
  void slashCanBeTurnedOff() {
    go("search/");
    page.getByLabel("The key / goes").uncheck();
    go(ENTRY);
    page.keyboard().press("/");
    assertThat(field()).not().isFocused();
    page.keyboard().press("Control+k");
    assertThat(field()).isFocused();
  }

  @ParameterizedTest
  @ValueSource(strings = {ENTRY, "search/"})
  void nothingOfTheSearchIsLoadedBeforeTheFieldIsTouched(String path) {
    go(path);
    page.waitForLoadState();
    assertTrue(requests.stream().noneMatch(url -> url.contains("search-engine")), "" + requests);
    page.waitForRequest(url -> url.url().contains("search-engine"), () -> field().focus());
  }

  @Test
  void facetNarrowsAndGoingBackWidensAgain() {
    go("search/?q=stress");
    int all = total();
    int programs = count("type", "program");
    int interventions = count("type", "intervention");
    box("type", "program").check();
    assertThat(heading()).hasText(programs + " results for “stress”");
    assertEquals("?q=stress&type=program", query());
    box("type", "intervention").check();
    assertThat(heading()).hasText(programs + interventions + " results for “stress”");
    assertEquals(interventions, count("type", "intervention"));
    page.goBack();
    assertThat(heading()).hasText(programs + " results for “stress”");
    assertThat(box("type", "intervention")).not().isChecked();
    page.goBack();
    assertThat(heading()).hasText(all + " results for “stress”");
    assertThat(box("type", "program")).not().isChecked();
    page.goForward();
    assertThat(heading()).hasText(programs + " results for “stress”");
  }

  @Test
  void facetIsFetchedWhenItIsOpened() {
    go("search/?q=stress");
    int all = total();
    assertThat(page.locator("#results mark").first()).isVisible();
    assertTrue(requests.stream().noneMatch(url -> url.contains("/facets/")), "" + requests);
    int stated = count("format", "app") + count("format", "online");
    assertTrue(0 < stated && stated < all, stated + " of " + all);
    assertEquals(1, requests.stream().filter(url -> url.contains("/facets/")).count());
  }

  @Test
  void facetsAddUpAndShowTheWordsOfTheirScale() {
    go("search/?q=stress&type=program");
    int rated = count("grade:cebc-scientific-rating", "nr");
    Locator facet = page.locator("[data-facet='grade:cebc-scientific-rating']");
    assertThat(facet).containsText("CEBC NR: not able to be rated, not a negative finding");
    assertThat(facet).containsText("Not stated");
    box("grade:cebc-scientific-rating", "nr").check();
    assertThat(heading()).hasText(rated + " results for “stress”");
    assertEquals("?q=stress&type=program&grade:cebc-scientific-rating=nr", query());
    Locator badge = page.locator("#results .badge.level-nr").first();
    assertThat(badge).hasText("CEBC NR: not able to be rated, not a negative finding");
    assertEquals("dashed", badge.evaluate("one => getComputedStyle(one).borderTopStyle"));
  }

  @Test
  void addressHoldsTheWholeState() {
    go("search/?q=debriefing&type=program&type=intervention");
    int found = total();
    assertThat(field()).hasValue("debriefing");
    assertThat(box("type", "program")).isChecked();
    assertThat(box("type", "intervention")).isChecked();
    page.reload();
    assertThat(heading()).hasText(found + " results for “debriefing”");
    assertTrue(page.title().startsWith("“debriefing” | Search"), page.title());
  }

  @Test
  void typingIsOneStepOfTheHistory() {
    go("search/?q=caseload");
    int before = total();
    field().fill("");
    field().pressSequentially("mindfulness");
    assertThat(heading()).hasText(Pattern.compile(".*for “mindfulness”"));
    assertEquals("?q=mindfulness", query());
    page.goBack();
    assertThat(heading()).hasText(before + " results for “caseload”");
  }

  @Test
  void whatWasFetchedBeforeIsFoundWithoutANetwork() {
    go("search/?q=caseload");
    int before = total();
    assertThat(page.locator("#results mark").first()).isVisible();
    field().fill("mindfulness");
    assertThat(heading()).hasText(Pattern.compile(".*for “mindfulness”"));
    context.setOffline(true);
    page.goBack();
    assertThat(heading()).hasText(before + " results for “caseload”");
    assertThat(page.locator("#results mark").first()).isVisible();
  }

  @Test
  void filtersAloneBrowse() {
    go("search/?type=principle");
    assertEquals(14, total());
    assertThat(page.locator("#results .more")).containsText("10 of 14 shown.");
    page.getByText("Remove the filter Principles").click();
    assertThat(page.locator("#all")).isVisible();
    assertThat(heading()).isHidden();
    assertEquals("", query());
  }

  @Test
  void resultTellsTypeGradeCautionAndTheBestPlace() {
    go("search/?q=sanctuary+model");
    Locator hit = page.locator("#results ol > li").first();
    assertThat(hit.locator(".entry-title")).hasText("Sanctuary Model");
    assertThat(hit.locator(".kind")).hasText("Program · exact phrase or title");
    assertThat(hit.locator(".badge")).hasCount(2);
    assertThat(hit.locator("mark").first()).isVisible();
    assertThat(hit.locator(".caution")).hasText("Cautions on Sanctuary Model");
    hit.locator(".caution").click();
    page.waitForURL(url(ENTRY + "#cautions"));
  }

  @Test
  void titleLeadsToTheHeadingOfTheExcerpt() {
    go("search/?q=seeking+safety+serenity+room");
    Locator link = page.locator("#results .entry-title a[href*='#']").first();
    link.click();
    page.waitForURL(Pattern.compile(".*#.+"));
    String anchor = page.url().replaceFirst(".*#", "");
    assertThat(page.locator("#" + anchor)).hasCount(1);
  }

  @Test
  void correctionIsToldWithTheWayBack() {
    go("search/?q=secondery+truama&type=program");
    assertThat(page.locator(".remark"))
        .containsText("No entry has “secondery”, “truama”; searched for “secondary”, “trauma”");
    page.locator(".remark a").click();
    assertThat(heading()).hasText(Pattern.compile("Nothing found for .*"));
    assertThat(page.locator(".remark")).containsText("No entry has “secondery”, “truama”.");
    assertThat(box("type", "program")).isChecked();
  }

  @Test
  void wordThatTheContentHasInAnotherFormFindsIt() {
    go("search/?q=veterinary");
    assertThat(page.locator(".remark"))
        .containsText("No entry has “veterinary”; searched for “veterinarians” instead.");
    assertTrue(total() > 0);
  }

  @Test
  void otherNamesAndIgnoredWordsAreTold() {
    go("search/?q=the+secondary+trauma");
    assertThat(page.locator(".remark")).containsText("“secondary trauma” is also called");
    assertThat(page.locator(".remark")).containsText("Too common to search for: “the”.");
  }

  @Test
  void nothingFoundHelpsAndListsAllEntries() {
    go("search/?q=zzzzqx&type=program");
    assertThat(heading()).hasText("Nothing found for “zzzzqx”");
    assertThat(page.locator("#results")).containsText("Try fewer");
    assertThat(page.locator("#all")).isVisible();
    field().fill("principle");
    assertThat(heading()).hasText(COUNT);
    field().fill("zzzzqx");
    page.getByText("Search without the filters").click();
    assertThat(box("type", "program")).not().isChecked();
    assertThat(heading()).isFocused();
    assertEquals("?q=zzzzqx", query());
  }

  @Test
  void brokenEngineLeavesTheListAndCanBeTriedAgain() {
    page.route("**/search-engine.js", Route::abort);
    go(ENTRY);
    field().pressSequentially("stress");
    assertThat(page.locator(".search-popup")).containsText("could not be loaded");
    go("search/?q=stress");
    assertThat(heading()).hasText("The search could not be loaded");
    assertThat(page.locator("#all a[href='../programs/ce-cert/']")).isVisible();
    page.unroute("**/search-engine.js");
    page.getByText("Try again").click();
    assertTrue(total() > 0);
    assertThat(page.locator("#all")).isHidden();
  }

  @ParameterizedTest
  @CsvSource({
    "norms, gone, is missing",
    "entries, cut, One of its files is damaged",
    "terms, unreachable, Is there a connection?",
    "terms, slow, It takes too long to load",
    "terms, page, One of its files is damaged",
    "analyzer, gone, analyzer.js cannot be loaded",
    "analyzer, cut, One of its files is damaged",
    "analyzer, slow, It takes too long to load",
    "analyzer, older, The search was renewed",
    "meta, page, One of its files is damaged",
    "meta, endless, One of its files is damaged",
    "terms, other, One of its files is damaged",
    "positions, other, One of its files is damaged",
    "entries, other, One of its files is damaged"
  })
  void fileOfTheIndexThatFailsIsToldAndCanBeTriedAgain(String file, String how, String told) {
    String files = files(file);
    page.clock().install();
    page.route(files, route -> fail(route, how));
    page.waitForRequest(
        request -> request.url().contains("/" + file),
        () ->
            page.navigate(
                url("search/?q=" + questionFor(file)),
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT)));
    if (how.equals("slow")) {
      page.clock().fastForward(30_000);
    }
    assertThat(heading()).hasText("The search could not be loaded");
    assertThat(page.locator("#results")).containsText(told);
    assertThat(page.locator("#all a[href='../programs/ce-cert/']")).isVisible();
    page.unroute(files);
    if (how.equals("older")) {
      page.reload();
    } else {
      page.getByText("Try again").click();
    }
    assertTrue(total() > 0);
  }

  @Test
  void leavingThePageWhileTheIndexLoadsIsNoError() {
    page.route("**/terms/*.json", route -> {}); // never answers
    go(ENTRY);
    page.waitForRequest("**/terms/*.json", () -> field().fill("stress"));
    go("programs/");
    assertThat(page.locator("h1")).hasText("Programs");
    assertEquals(List.of(), messages);
  }

  @ParameterizedTest
  @Tag("full")
  @CsvSource({
    "meta",
    "analyzer",
    "terms",
    "words",
    "positions",
    "norms",
    "facets",
    "glossary",
    "entries"
  })
  void everyFileOfTheIndexThatFailsInAnyWayIsTold(String file) {
    for (String how : List.of("gone", "cut", "empty", "page", "other", "unreachable")) {
      openPage();
      page.route(files(file), route -> fail(route, how));
      go("search/?q=" + questionFor(file));
      assertThat(heading()).hasText("The search could not be loaded");
      assertThat(page.locator("#all a[href='../programs/ce-cert/']")).isVisible();
      page.unroute(files(file));
      page.getByText("Try again").click();
      assertTrue(total() > 0, file + " " + how);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"page", "other"})
  void damagedTextsOfExcerptsLeaveTheSummaries(String how) {
    page.route(files("texts"), route -> fail(route, how));
    page.waitForRequest(files("texts"), () -> go("search/?q=seeking+safety+serenity+room"));
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertTrue(total() > 0);
    assertThat(page.locator("#results .entry-title a:not([href*='frameworks'])[href*='#']"))
        .hasCount(0);
  }

  private static String files(String kind) {
    return switch (kind) {
      case "analyzer" -> "**/search/analyzer.js";
      case "meta" -> "**/search/meta.json";
      default -> "**/search/*/" + kind + "/*.json";
    };
  }

  /** A search that needs files of this kind. */
  private static String questionFor(String kind) {
    return switch (kind) {
      case "words" -> "secondery";
      case "positions" -> "%22traumatic+stress%22";
      case "glossary" -> "secondary+trauma";
      case "facets" -> "stress&type=program";
      default -> "stress";
    };
  }

  private static void fail(Route route, String how) {
    switch (how) {
      case "gone" -> route.fulfill(new Route.FulfillOptions().setStatus(404));
      case "cut" -> route.fulfill(new Route.FulfillOptions().setBody(cut(route.fetch().text())));
      case "empty" -> route.fulfill(new Route.FulfillOptions().setBody(""));
      case "page" -> // what some hosts send in the place of a missing file
          route.fulfill(
              new Route.FulfillOptions().setContentType("text/html").setBody("<!doctype html><p>"));
      case "other" ->
          route.fulfill(new Route.FulfillOptions().setPath(other(route.request().url())));
      case "older" ->
          route.fulfill(
              new Route.FulfillOptions()
                  .setBody(route.fetch().text().replaceFirst("version:\"\\w+", "version:\"0")));
      case "endless" ->
          route.fulfill(
              new Route.FulfillOptions()
                  .setBody(route.fetch().text().replaceFirst("\"size\":\\d+", "\"size\":1e9")));
      case "unreachable" -> route.abort();
      default -> {} // never answers
    }
  }

  private static String cut(String text) {
    return text.substring(0, text.length() / 2);
  }

  /** Another file of the same kind, or the nearest there is. */
  private static Path other(String url) {
    Path file = folder.resolve(URI.create(url).getPath().substring(1));
    String name = file.getFileName().toString();
    if (name.equals("analyzer.js")) {
      return folder.resolve("sub/assets/page.js");
    }
    Path next = file.resolveSibling(name.equals("0.json") ? "1.json" : "0.json");
    return Files.exists(next) ? next : folder.resolve("sub/data/manifest.json");
  }

  @Test
  void summariesAreShownBeforeTheTextsOfExcerptsAndStayWithoutThem() {
    page.route("**/texts/*.json", Route::abort);
    go("search/?q=seeking+safety+serenity+room");
    assertTrue(total() > 0);
    assertThat(page.locator("#results .entry-title a:not([href*='frameworks'])[href*='#']"))
        .hasCount(0);
    assertThat(page.locator("#results li p:last-child").first()).hasText(Pattern.compile(".+"));
    page.unroute("**/texts/*.json");
    page.reload();
    assertThat(page.locator("#results .entry-title a[href*='#']").first()).isVisible();
  }

  @Test
  void firstLettersOfAWordAreNotAskedForWhileItIsTypedOn() {
    page.clock().install();
    go(ENTRY);
    page.clock().pauseAt(System.currentTimeMillis() + 60_000);
    field().pressSequentially("mindful");
    page.clock().runFor(1000);
    assertThat(options().first()).isVisible();
    List<String> terms = requests.stream().filter(url -> url.contains("/terms/")).toList();
    assertTrue(terms.size() < 4, "those of all words in m? " + terms);
  }

  @Test
  void resultsAsOneTypesFetchNoTextsForExcerpts() {
    go(ENTRY);
    field().fill("mindfulness");
    assertThat(options().first()).isVisible();
    assertTrue(requests.stream().noneMatch(url -> url.contains("/texts/")), "" + requests);
  }

  @Test
  void filterThatIsNotKnownIsToldAndTheRestIsKept() {
    go("search/?q=stress&setting=medicl&type=program&utm_source=letter");
    assertThat(page.locator(".remark"))
        .hasText("The filter “setting: medicl” is not known; it was left out.");
    int programs = total();
    go("search/?q=stress&type=program");
    assertEquals(programs, total());
    assertThat(page.locator(".remark")).hasCount(0);
    go("search/?grade=cebc:9");
    assertThat(page.locator(".remark"))
        .hasText("The filter “grade: cebc:9” is not known; it was left out.");
    assertThat(page.locator("#all")).isVisible();
    field().fill("stress");
    assertTrue(total() > 0);
    assertThat(page.locator(".remark")).hasCount(0);
  }

  @Test
  void elementOfAFrameworkIsAResultThatNamesItsFramework() {
    go("search/?q=sleep+hygiene");
    Locator hit = page.locator("#results ol > li").first();
    assertThat(hit.locator(".entry-title")).hasText("Sleep hygiene");
    assertThat(hit.locator(".kind"))
        .hasText("Element of Self-care domains and strategies · exact phrase or title");
    hit.locator(".entry-title a").click();
    page.waitForURL(url("frameworks/self-care-domains/#physical-health-sleep-hygiene"));
    assertThat(page.locator("#physical-health-sleep-hygiene")).isVisible();
    go("search/?type=element");
    assertEquals(total(), count("type", "element"));
    assertThat(page.locator("fieldset[data-facet=type]")).containsText("Elements of frameworks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "&lt;b&gt;"})
  void wordsAreShownAsTheyWereTyped(String words) {
    go("search/");
    field().fill(words);
    assertThat(heading()).containsText("for “" + words + "”");
    assertThat(page.locator("#results :is(img, svg, b)")).hasCount(0);
    page.reload();
    assertThat(heading()).containsText("for “" + words + "”");
    assertThat(page.locator("#results :is(img, svg, b)")).hasCount(0);
    go(ENTRY);
    field().fill(words);
    assertThat(page.locator(".search-popup .note")).containsText(Pattern.compile("result|Nothing"));
    assertThat(page.locator(".search-popup :is(img, svg, b)")).hasCount(0);
    assertEquals(List.of(), messages);
  }

  @Test
  void moreAreShownAndFoundAgainOnTheWayBack() {
    go("search/?type=reference");
    assertThat(page.locator("#results ol > li")).hasCount(10);
    page.getByText("Show more").click();
    assertThat(page.locator("#results ol > li")).hasCount(20);
    assertThat(page.locator("#results ol > li").nth(10).locator("a").first()).isFocused();
    String title = page.locator("#results .entry-title").nth(19).textContent();
    page.locator("#results .entry-title a").nth(19).click();
    page.waitForURL(url("references/") + "**");
    page.goBack();
    assertThat(page.locator("#results ol > li")).hasCount(20);
    assertEquals(title, page.locator("#results .entry-title").nth(19).textContent());
  }

  @Test
  void onlyTheLastOfManyResultsIsAnnounced() {
    go("search/");
    page.evaluate(
        """
        () => {
          window.said = [];
          const status = document.querySelector("main [role=status]");
          new MutationObserver(() => said.push(status.textContent)).observe(status, {childList: true});
        }
        """);
    field().pressSequentially("mindfulness");
    assertThat(page.locator("main [role=status]")).hasText(Pattern.compile(".*“mindfulness”.*"));
    assertEquals(1, page.evaluate("said.filter(text => text.includes('“')).length"));
  }

  @ParameterizedTest
  @CsvSource({"390, false", "1280, true"})
  void filtersAreBehindADisclosureOnAPhone(int width, boolean open) {
    page.setViewportSize(width, 900);
    go("search/?q=stress");
    assertTrue(total() > 0);
    assertThat(page.locator("summary:has-text('Type of entry')")).isVisible(visible(open));
    if (!open) {
      page.locator(".filters > summary").click();
      assertThat(page.locator("summary:has-text('Type of entry')")).isVisible();
    }
  }

  private static LocatorAssertions.IsVisibleOptions visible(boolean visible) {
    return new LocatorAssertions.IsVisibleOptions().setVisible(visible);
  }

  @ParameterizedTest
  @CsvSource({"360, LIGHT", "1280, DARK"})
  void searchIsAccessibleInEveryState(int width, ColorScheme scheme) {
    assertAccessible(width, scheme);
  }

  @ParameterizedTest
  @Tag("full")
  @CsvSource({"360, DARK", "1280, LIGHT"})
  void searchIsAccessibleInTheOtherThemeToo(int width, ColorScheme scheme) {
    assertAccessible(width, scheme);
  }

  private void assertAccessible(int width, ColorScheme scheme) {
    open(new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
    go("search/");
    assertEquals("", Chromium.violations(page), "all entries");
    go("search/?q=secondery+stress&type=program&grade:cebc-scientific-rating=nr");
    assertTrue(total() > 0);
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })");
    assertEquals("", Chromium.violations(page), "results");
    assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
    go("search/?q=zzzzqx&type=program");
    assertThat(heading()).hasText("Nothing found for “zzzzqx”");
    assertEquals("", Chromium.violations(page), "nothing found");
    go(ENTRY);
    field().fill("mindfulness");
    assertThat(options().first()).isVisible();
    page.keyboard().press("ArrowDown");
    assertEquals("", Chromium.violations(page), "results as one types");
    assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
    assertEquals(List.of(), messages);
  }

  @Test
  void withoutScriptsTheFieldLeadsToTheListOfAllEntries() {
    open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    go(ENTRY);
    field().fill("stress");
    field().press("Enter");
    page.waitForURL(url("search/?q=stress"));
    assertThat(page.locator(".filters")).isHidden();
    assertThat(page.locator("#all a[href='../settings/']")).isVisible();
    page.locator("#all a[href='../programs/ce-cert/']").click();
    page.waitForURL(url("programs/ce-cert/"));
  }

  @Test
  void scriptsAndStylesStaySmall() throws IOException {
    assertTrue(zipped("search.js") < 9_000, "search.js: " + zipped("search.js"));
    assertTrue(zipped("style.css") < 8_000, "style.css: " + zipped("style.css"));
    int scripts = zipped("search.js") + zipped("search-engine.js");
    assertTrue(scripts < 15_000, "search.js and search-engine.js: " + scripts);
  }

  private static int zipped(String asset) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(Files.readAllBytes(folder.resolve("sub/assets").resolve(asset)));
    }
    return bytes.size();
  }
}
