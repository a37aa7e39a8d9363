package org.practicekb.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicekb.site.DevServer;

/** A trainer collects entries, puts them in order, prints them and sends them: the real content. */
class HandoutInBrowserTest {

  private static final String THREE =
      "handout/#entries=terms/burnout/,principles/individual-6/,help-now/&title=Three";
  private static final Pattern PDF_PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

  private static final Set<String> MANY_AT_ONCE =
      Set.of("compare/", "evidence-map/", "principles-crosswalk/", "measures/");

  @TempDir static Path folder;
  private static Chromium chromium;
  private static DevServer site;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void serve() throws IOException {
    chromium = Chromium.start();
    site = PagesInBrowserTest.serve(Path.of("content").toAbsolutePath(), folder.resolve("site"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (site != null) {
      site.close();
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    context = chromium.browser().newContext();
    page = context.newPage();
  }

  @AfterEach
  void close() {
    context.close();
  }

  private static void go(Page page, String path) {
    page.navigate(site.url().resolve(path).toString());
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static List<String> titles(Page page) {
    return page.locator("#entries .entry-title").allTextContents();
  }

  /** Waits until every entry's page is laid out. */
  private static void laidOut(Page page, int entries) {
    page.waitForFunction(
        "n => document.querySelectorAll('.sheet > article').length === n", entries);
  }

  private static int printedPages(Page page, String format) {
    byte[] file = page.pdf(new Page.PdfOptions().setFormat(format));
    String pdf = new String(file, StandardCharsets.ISO_8859_1);
    return (int) PDF_PAGE.matcher(pdf).results().count();
  }

  @Test
  void aTrainerBuildsAHalfDayPackFromNothing() {
    go(page, "");
    page.locator("#menu").getByText("Pathways").click();
    page.locator("main").getByText("Half-day workshop for supervisors").click();
    button(page, "Add its 9 readings to handout").click();
    page.locator("main").getByText("Handout (9)").click();
    laidOut(page, 9);
    assertEquals("Individual principle 6", page.locator("#entries .kind").first().textContent());

    page.getByLabel("Title").fill("Supervising for STS");
    page.getByLabel("Note for those who get it").fill("Read the first two before we meet.");
    String first = titles(page).get(0);
    button(page, "Down: " + first).press("Enter");
    assertEquals(first, titles(page).get(1));
    button(page, "Remove: " + titles(page).get(8)).press("Enter");

    page.locator("#q").fill("CE-CERT");
    page.locator("#q").press("Enter");
    page.locator("#results a")
        .getByText("CE-CERT", new Locator.GetByTextOptions().setExact(true))
        .first()
        .click();
    button(page, "Add to handout").press("Enter");
    page.locator("main").getByText("Handout (9)").click();
    laidOut(page, 9);
    List<String> chosen = titles(page);
    assertEquals("CE-CERT", chosen.get(8));
    assertEquals("Supervising for STS", page.inputValue("#handout-title"));

    String address = page.locator("#handout-address").textContent();
    try (BrowserContext other = chromium.browser().newContext()) {
      Page received = other.newPage();
      received.navigate(address);
      laidOut(received, 9);
      assertEquals(chosen, titles(received));
      assertEquals(
          "Read the first two before we meet.", received.locator(".handout-note").textContent());
      assertEquals(9, received.locator(".sheet svg.qr").count());
      assertEquals(9, received.locator(".sheet [id$=cite-apa]").count());
      int printed = printedPages(received, "A4");
      assertTrue(printed >= 10 && printed <= 1 + 2 * 9, printed + " pages");
    }
  }

  @Test
  void aClickBeforeTheScriptHasArrivedIsNotLost() {
    page.route(
        "**/assets/handout.js",
        route -> {
          page.waitForTimeout(500);
          route.resume();
        });
    page.navigate(
        site.url().resolve("terms/burnout/").toString(),
        new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    button(page, "Add to handout").click();
    assertThat(page.locator("main").getByText("Handout (1)")).isVisible();
  }

  @Test
  void aReceivedHandoutIsKeptOnlyWhenAsked() {
    go(page, THREE);
    laidOut(page, 3);
    assertEquals(null, page.evaluate("localStorage.getItem('handout')"));
    button(page, "Keep it on this device").click();
    go(page, "about/");
    go(page, "handout/");
    laidOut(page, 3);
    assertEquals("Three", page.inputValue("#handout-title"));
    assertTrue(page.locator("#received").isHidden());
  }

  @Test
  void ofAnEmptiedHandoutNothingIsKept() {
    go(page, "terms/burnout/");
    button(page, "Add to handout").click();
    page.locator("main").getByText("Handout (1)").click();
    laidOut(page, 1);
    button(page, "Empty the handout").click();
    assertEquals(null, page.evaluate("localStorage.getItem('handout')"));
    assertTrue(page.getByText("Nothing is collected yet").isVisible());
  }

  @Test
  void aHandoutEmptiedByMistakeIsPutBack() {
    go(page, THREE);
    laidOut(page, 3);
    List<String> before = titles(page);
    button(page, "Empty the handout").press("Enter");
    page.keyboard().press("Enter");
    laidOut(page, 3);
    assertEquals(before, titles(page));
    assertEquals("Three", page.inputValue("#handout-title"));
    assertTrue(button(page, "Put the emptied handout back").isHidden());
  }

  @Test
  void entriesAreMovedWithThePointer() {
    go(page, THREE);
    laidOut(page, 3);
    List<String> before = titles(page);
    page.locator("#entries li").last().scrollIntoViewIfNeeded();
    BoundingBox grip = page.locator(".grip").first().boundingBox();
    BoundingBox last = page.locator("#entries li").last().boundingBox();
    page.mouse().move(grip.x + 5, grip.y + 5);
    page.mouse().down();
    page.mouse().move(last.x + 20, last.y + last.height / 2);
    page.mouse().up();
    assertEquals(List.of(before.get(1), before.get(2), before.get(0)), titles(page));
    assertTrue(page.url().contains("principles/individual-6/,help-now/,terms/burnout/"));
    assertEquals(before.get(1), page.locator(".sheet > article h2").first().textContent().strip());
  }

  @Test
  void movingIsToldAndTheFocusStays() {
    go(page, THREE);
    laidOut(page, 3);
    String first = titles(page).get(0);
    button(page, "Down: " + first).press("Enter");
    page.waitForSelector("[role=status]:text-is('" + first + " is number 2 of 3')");
    assertEquals("Down: " + first, page.evaluate("document.activeElement.ariaLabel"));
  }

  @Test
  void aFilledHandoutIsSoundForAxe() {
    go(page, THREE);
    laidOut(page, 3);
    assertEquals("", Chromium.violations(page));
    page.setViewportSize(360, 800);
    assertEquals("", Chromium.violations(page));
    assertEquals(
        true,
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
  }

  @Test
  void shortLinkInAHandoutLeadsToItsEntry() {
    go(page, "terms/burnout/");
    String shortLink =
        page.locator(".dates a[href*='/go/']").getAttribute("href").replace("../../", "");
    go(page, "handout/#entries=" + shortLink);
    laidOut(page, 1);
    assertEquals("Burnout", titles(page).get(0));
  }

  @Test
  void addressesThatAreNoPagesOfThisSiteAreLeftOut() {
    go(page, "handout/#entries=//example.org/,javascript:alert(1),../x/,help-now/");
    laidOut(page, 1);
    assertEquals(1, page.locator("#entries li").count());
  }

  @Test
  void withoutScriptsThePageExplainsAndLeadsToThePacks() {
    Browser.NewContextOptions options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (BrowserContext plain = chromium.browser().newContext(options)) {
      Page unscripted = plain.newPage();
      go(unscripted, "handout/");
      assertTrue(unscripted.getByText("needs JavaScript").isVisible());
      assertEquals(0, unscripted.locator("main button:visible, main input:visible").count());
      unscripted.locator(".scriptless").getByText("For funders").click();
      assertEquals("For funders", unscripted.textContent("h1"));
    }
  }

  /** The longest of each type. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "programs/critical-incident-stress-debriefing/",
        "interventions/debriefing-and-communication/",
        "principles/organizational-5/",
        "terms/secondary-traumatic-stress/",
        "frameworks/self-care-domains/",
        "pathways/building-an-organization-wide-plan/",
        "sources/gcir-2020/",
        "tables/table-8/",
        "methods/"
      })
  void longEntryPrintsOnTwoPagesWithCodeCitationAndDate(String path) {
    assertEquals("", faultsOnPaper(path));
  }

  @Tag("full")
  @Test
  void everyEntryPrintsOnOneOrTwoPagesWithCodeCitationAndDate() throws IOException {
    List<String> entries = entries();
    assertTrue(entries.size() > 300, entries.size() + " entries");
    assertEquals(
        List.of(),
        entries.stream()
            .map(path -> path + ": " + faultsOnPaper(path))
            .filter(fault -> !fault.endsWith(": "))
            .toList());
  }

  /** The addresses of all entries but of the pages that show many others at once. */
  private static List<String> entries() throws IOException {
    Path site = folder.resolve("site");
    try (Stream<Path> files = Files.walk(site)) {
      return files
          .filter(file -> file.endsWith("index.json"))
          .map(file -> site.relativize(file.getParent()).toString().replace('\\', '/') + "/")
          .filter(path -> !MANY_AT_ONCE.contains(path))
          .sorted()
          .toList();
    }
  }

  /** What an entry lacks on paper, of either size. */
  private String faultsOnPaper(String path) {
    go(page, path);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    List<String> faults =
        new ArrayList<>(
            Stream.of(".dates svg.qr", ".dates time", "#cite-apa", "h1")
                .filter(part -> !page.locator(part).first().isVisible())
                .toList());
    for (String format : List.of("A4", "Letter")) {
      int pages = printedPages(page, format);
      if (pages < 1 || pages > 2) {
        faults.add(pages + " pages of " + format);
      }
    }
    return String.join(", ", faults);
  }

  @Test
  void fileForPhonesOpensFromDiskWithoutAMessage() {
    StringBuilder messages = new StringBuilder();
    page.onConsoleMessage(message -> messages.append(message.text()));
    page.onPageError(messages::append);
    Path file = folder.resolve("site/pathways/new-to-trauma-work/pack/new-to-trauma-work.html");
    page.navigate(file.toUri().toString());
    assertEquals("", messages.toString());
    assertEquals("New to trauma work", page.textContent("h1"));
    assertFalse(page.locator("article").allTextContents().isEmpty());
    assertEquals(
        "none",
        page.evaluate("getComputedStyle(document.querySelector('.cite')).textDecorationLine"));
    assertEquals("", Chromium.violations(page));
  }
}
