package org.practicekb.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.preview.PreviewedSite;

/** What an editor sees in real Chromium while saving files under {@code kb serve}. */
class PreviewInBrowserTest {

  private static final String LONG =
      """
      ---
      title: Long
      summary: A long page.
      reviewed: 2026-01-05
      ---

      %s
      The end is near.
      """
          .formatted("More words.\n\n".repeat(100));

  private static final String DRAFT =
      """
      ---
      title: Hidden
      status: draft
      summary: Not yet.
      definitions: [{by: The Institute, text: Hidden., cite: "report-2020, introduction"}]
      sources: ["report-2020, introduction"]
      reviewed: 2026-01-05
      ---
      """;

  private static Chromium chromium;

  @TempDir Path folder;
  private TestSite content;
  private PreviewedSite site;
  private BrowserContext context;

  /** The height of one of text, in pixels. */
  private static final double LINE = 27;

  private final List<String> refused = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void serve() throws IOException {
    content =
        TestSite.of("sound", folder.resolve("base"))
            .with("pages/long.md", LONG)
            .with("terms/hidden.md", DRAFT);
    site = PreviewedSite.of(content.content(), folder);
    context =
        chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(390, 844));
  }

  @AfterEach
  void close() throws IOException {
    context.close();
    site.close();
  }

  /** The page with its events connected. */
  private Page open(PreviewedSite from, String path) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            refused.add(message.text());
          }
        });
    page.waitForRequest("**/_kb/events*", () -> page.navigate(from.url(path).toString()));
    return page;
  }

  private Locator problems(Page page) {
    return page.getByLabel("Problems");
  }

  @Test
  void savedTextAppearsWhereTheReaderHasScrolledTo() throws IOException {
    Page page = open(site, "/long/");
    page.evaluate("scrollTo(0, 1500)");
    double before = page.getByText("The end is near.").boundingBox().y;
    site.change("pages/long.md", "The end is near.", "The end is here.");
    assertThat(page.getByText("The end is here.")).isAttached();
    page.waitForFunction("scrollY > 0");
    double after = page.getByText("The end is here.").boundingBox().y;
    assertEquals(before, after, LINE); // Chromium may scroll before all above is laid out
    assertEquals(List.of(), refused);
  }

  @Test
  void savedStyleIsSeenWithoutLoadingThePageAgain() throws IOException {
    Page page = open(site, "/long/");
    page.evaluate("window.same = true");
    site.changeTemplate(
        "assets/style.css", "body {", "h1 { color: rgb(1, 2, 3) !important }\nbody {");
    assertThat(page.locator("h1")).hasCSS("color", "rgb(1, 2, 3)");
    assertEquals(true, page.evaluate("window.same"));
    page.waitForFunction(
        "document.querySelectorAll('link[rel=stylesheet][href*=\"style.css\"]').length === 1");
  }

  @Test
  void savedEntryLeavesOtherPagesAlone() throws IOException {
    Page page = open(site, "/long/");
    Page program = open(site, "/programs/steady-teams/");
    page.evaluate("window.same = true");
    site.change("programs/steady-teams.md", "It is long", "It is short");
    program.bringToFront();
    assertThat(program.getByText("It is short").first()).isVisible();
    assertEquals(true, page.evaluate("window.same"));
  }

  @Test
  void problemStandsOverThePageWithAllItsPartsUntilItIsMended() throws IOException {
    Page page = open(site, "/programs/steady-teams/");
    assertThat(problems(page)).isHidden();
    site.change("programs/steady-teams.md", "stated: [medical]", "stated: [medicl]");
    assertThat(problems(page)).isVisible();
    assertThat(problems(page)).containsText("1 error: the last good pages stay");
    assertThat(problems(page)).containsText("content/programs/steady-teams.md:12:12");
    assertThat(problems(page)).containsText("'medicl' is not a setting.");
    assertThat(problems(page)).containsText("Did you mean 'medical'?");
    assertThat(problems(page)).containsText("Expected: ");
    assertThat(page.locator("h1")).hasText("Steady Teams");
    assertEquals(List.of(), refused);
    assertEquals("", Chromium.violations(page));
    assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
    site.change("programs/steady-teams.md", "stated: [medicl]", "stated: [medical]");
    assertThat(problems(page)).isHidden();
  }

  @Test
  void problemCanBeHiddenUntilTheNextOne() throws IOException {
    Page page = open(site, "/long/");
    site.change("pages/long.md", "title: Long", "title: Long\none: x");
    page.getByText("Hide").click();
    assertThat(problems(page)).isHidden();
    site.change("pages/long.md", "one: x", "two: x");
    assertThat(problems(page)).containsText("'two' is not a field");
    assertThat(problems(page)).isVisible();
  }

  @Test
  void draftsAreMarkedOnTheirPagesAndWhereverTheyAreLinked() {
    Page page = open(site, "/terms/hidden/");
    assertThat(page.getByText("Draft: this page is not published.")).isVisible();
    page.navigate(site.url("/terms/").toString());
    assertThat(page.locator("main a[href$='hidden/']")).hasText("Hiddendraft");
    assertThat(page.locator("main a[href$='burnout/']")).hasText("Burnout");
    assertThat(page.getByText("Draft: this page is not published.")).isHidden();
  }

  /** How long each takes is measured by {@code bench/save.sh}. */
  @Test
  @Tag("full")
  void everySaveOfAnEntryOfTheRealContentIsShown() throws IOException {
    Path real = folder.resolve("real/content");
    FileUtils.copyDirectory(Path.of("content").toFile(), real.toFile());
    try (PreviewedSite other = PreviewedSite.of(real, folder.resolve("real"))) {
      Page page = open(other, "/programs/ce-cert/");
      String before = "title: CE-CERT\n";
      for (int i = 1; i <= 21; i++) {
        String after = "title: CE-CERT " + i + "\n";
        other.change("programs/ce-cert.md", before, after);
        assertThat(page.locator("h1")).hasText("CE-CERT " + i);
        before = after;
      }
    }
  }
}
