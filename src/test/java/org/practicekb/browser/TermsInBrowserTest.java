package org.practicekb.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicekb.TestSite;
import org.practicekb.site.BuildReport;
import org.practicekb.site.DevServer;
import org.practicekb.site.Progress;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.Workspace;

/** Definitions of terms in real Chromium: by pointer, keyboard and touch, and without scripts. */
class TermsInBrowserTest {

  private static final String PAGE =
      """
      ---
      title: Terms
      summary: A page with terms.
      reviewed: 2026-01-05
      ---

      Words that lead to the far right end of a line, and there stands burnout.

      Here is strain, too.

      %s
      Last comes fatigue.
      """
          .formatted("More words.\n\n".repeat(40));

  private static final String TERM =
      """
      ---
      title: %s
      summary: %s is what this sentence explains at some length, so that it needs more than one line on a phone.
      sources: ["report-2020, introduction"]
      definitions: [{by: The Institute, text: Worn out., cite: "report-2020, introduction"}]
      reviewed: 2026-01-05
      ---
      """;

  @TempDir static Path folder;
  private static Chromium chromium;
  private static DevServer server;
  private BrowserContext context;

  @BeforeAll
  static void serve() throws IOException {
    chromium = Chromium.start();
    TestSite site = TestSite.of("sound", folder.resolve("base")).with("pages/terms-here.md", PAGE);
    for (String name : List.of("Strain", "Fatigue")) {
      site.with("terms/" + name.toLowerCase() + ".md", TERM.formatted(name, name));
    }
    Path project = Path.of("").toAbsolutePath();
    Path out = folder.resolve("site");
    BuildReport report =
        new SiteBuilder(
                new Workspace(project, site.content(), project.resolve("templates"), out),
                "https://kb.test/",
                false,
                Progress.NONE)
            .build();
    assertTrue(report.published(), report.problems() + " " + report.findings());
    server = DevServer.start(out, DevServer.LOOPBACK, 0, Map.of());
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void leave() {
    if (context != null) {
      context.close();
    }
  }

  private Page open(Browser.NewContextOptions options) {
    context = chromium.browser().newContext(options);
    Page page = context.newPage();
    page.navigate(server.url().resolve("terms-here/").toString());
    return page;
  }

  private Page open() {
    return open(new Browser.NewContextOptions().setViewportSize(1280, 800));
  }

  private Page openOnAPhone() {
    return open(
        new Browser.NewContextOptions()
            .setViewportSize(360, 640)
            .setHasTouch(true)
            .setIsMobile(true));
  }

  private static Locator term(Page page, String word) {
    return page.locator("a.term").getByText(word);
  }

  private static Locator shown(Page page) {
    return page.locator(".definition:visible");
  }

  @Test
  void focusShowsTheDefinitionAndMovingOnHidesIt() {
    Page page = open();
    assertThat(shown(page)).hasCount(0);
    focusByKeyboard(page, "burnout");
    assertThat(shown(page)).containsText("Burnout: Being worn out by work.");
    assertThat(page.getByText("Read more").locator("visible=true")).hasCount(0);
    page.keyboard().press("Tab");
    assertThat(shown(page)).containsText("Strain: Strain is");
    page.keyboard().press("Tab");
    assertThat(shown(page)).containsText("Fatigue: Fatigue is");
    page.keyboard().press("Tab");
    assertThat(shown(page)).hasCount(0);
  }

  private static void focusByKeyboard(Page page, String word) {
    for (int i = 0; i < 60 && !focused(page).equals(word); i++) {
      page.keyboard().press("Tab");
    }
    assertEquals(word, focused(page));
  }

  private static String focused(Page page) {
    return (String) page.evaluate("document.activeElement.textContent");
  }

  @Test
  void definitionIsReadOutWithItsTerm() {
    Page page = open();
    assertThat(term(page, "burnout")).hasAccessibleDescription("Burnout: Being worn out by work.");
  }

  @Test
  void escapeHidesTheDefinitionAndKeepsTheFocus() {
    Page page = open();
    focusByKeyboard(page, "burnout");
    page.keyboard().press("Escape");
    assertThat(shown(page)).hasCount(0);
    assertThat(term(page, "burnout")).isFocused();
  }

  @Test
  void enterFollowsTheTerm() {
    Page page = open();
    focusByKeyboard(page, "burnout");
    page.keyboard().press("Enter");
    page.waitForURL("**/terms/burnout/");
  }

  @Test
  void pointerMayMoveOntoTheDefinition() {
    Page page = open();
    page.clock().install();
    page.reload();
    term(page, "strain").hover();
    page.clock().runFor(1000);
    assertThat(shown(page)).containsText("Strain: Strain is");
    shown(page).hover();
    page.clock().runFor(1000);
    assertThat(shown(page)).containsText("Strain: Strain is");
    page.locator("h1").hover();
    page.clock().runFor(1000);
    assertThat(shown(page)).hasCount(0);
  }

  @Test
  void escapeHidesWhatThePointerShows() {
    Page page = open();
    term(page, "strain").hover();
    assertThat(shown(page)).hasCount(1);
    page.keyboard().press("Escape");
    assertThat(shown(page)).hasCount(0);
  }

  @Test
  void clickFollowsTheTerm() {
    Page page = open();
    term(page, "strain").click();
    page.waitForURL("**/terms/strain/");
  }

  @Test
  void firstTapShowsTheDefinitionAndTheSecondFollows() {
    Page page = openOnAPhone();
    term(page, "strain").tap();
    assertThat(shown(page)).containsText("Strain: Strain is");
    assertThat(shown(page).getByRole(AriaRole.LINK)).hasText("Read more about Strain");
    term(page, "strain").tap();
    page.waitForURL("**/terms/strain/");
  }

  @Test
  void readMoreFollowsTheTerm() {
    Page page = openOnAPhone();
    term(page, "burnout").tap();
    shown(page).getByText("Read more").tap();
    page.waitForURL("**/terms/burnout/");
  }

  @Test
  void tapElsewhereHidesTheDefinition() {
    Page page = openOnAPhone();
    term(page, "burnout").tap();
    assertThat(shown(page)).hasCount(1);
    shown(page).locator("strong").tap();
    assertThat(shown(page)).hasCount(1);
    page.locator("h1").tap();
    assertThat(shown(page)).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"burnout", "strain", "fatigue"})
  void definitionStaysOnThePhoneAndOffTheTerm(String word) {
    Page page = openOnAPhone();
    term(page, word).scrollIntoViewIfNeeded();
    term(page, word).tap();
    BoundingBox definition = shown(page).boundingBox();
    BoundingBox term = term(page, word).boundingBox();
    assertTrue(definition.x >= 0 && definition.x + definition.width <= 360, word);
    assertTrue(definition.y >= 0 && definition.y + definition.height <= 640, word);
    assertTrue(
        definition.y >= term.y + term.height || definition.y + definition.height <= term.y, word);
    assertEquals(360, page.evaluate("document.documentElement.scrollWidth"));
  }

  @Test
  void definitionStaysInViewWhenTheWindowNarrows() {
    Page page = open();
    focusByKeyboard(page, "burnout");
    page.setViewportSize(360, 640);
    assertThat(shown(page)).hasCount(1);
    page.waitForFunction(
        "document.querySelector('.definition:not([hidden])').getBoundingClientRect().right <= 360");
  }

  @Test
  void withoutScriptsATermIsALink() {
    Page page = open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    term(page, "burnout").click();
    page.waitForURL("**/terms/burnout/");
  }

  @Test
  void definitionIsNotPrinted() {
    Page page = open();
    focusByKeyboard(page, "burnout");
    assertThat(shown(page)).hasCount(1);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(shown(page)).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void openDefinitionHasNoAccessibilityProblem(String scheme) {
    Page page =
        open(
            new Browser.NewContextOptions()
                .setViewportSize(360, 640)
                .setHasTouch(true)
                .setColorScheme(ColorScheme.valueOf(scheme)));
    term(page, "strain").tap();
    assertThat(shown(page)).hasCount(1);
    assertEquals("[]", new AxeBuilder(page).analyze().getViolations().toString());
  }

  @Test
  void pageWithoutTermsHasNoScript() {
    Page page = open();
    assertThat(page.locator("script[src$='terms.js']")).hasCount(1);
    page.navigate(server.url().resolve("about/").toString());
    assertFalse(page.content().contains("terms.js"));
  }
}
