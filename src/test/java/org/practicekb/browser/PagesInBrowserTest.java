package org.practicekb.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
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

/**
 * A page of every template in real Chromium: the tiny site of every kind, and some of the real
 * content.
 */
class PagesInBrowserTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir static Path folder;
  private static Chromium chromium;
  private static DevServer tiny;
  private static DevServer real;

  @BeforeAll
  static void serve() throws IOException {
    chromium = Chromium.start();
    Path content = TestSite.of("pages-of-every-kind", folder.resolve("base")).content();
    tiny = serve(content, folder.resolve("tiny"));
    real = serve(PROJECT.resolve("content"), folder.resolve("real"));
  }

  /** Builds a site into {@code out} and serves it. */
  static DevServer serve(Path content, Path out) throws IOException {
    Workspace workspace = new Workspace(PROJECT, content, PROJECT.resolve("templates"), out);
    BuildReport report =
        new SiteBuilder(workspace, "https://kb.test/", false, Progress.NONE).build();
    assertTrue(report.published(), report.problems() + " " + report.findings());
    return DevServer.start(out, DevServer.LOOPBACK, 0, Map.of());
  }

  @AfterAll
  static void stop() {
    List<AutoCloseable> open = new ArrayList<>();
    open.add(tiny);
    open.add(real);
    open.add(chromium);
    open.stream().filter(one -> one != null).forEach(PagesInBrowserTest::close);
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "programs/",
        "programs/bare-course/",
        "principles/1/",
        "settings/",
        "settings/school/",
        "scales/stars/2/",
        "source-errors/",
        "data/",
        "handout/",
        "changes/",
        "pathways/first-hour/",
        "pathways/first-hour/pack/",
        "pathways/first-hour/pack/first-hour.html",
        "search/",
        "no-such-page/"
      })
  void tinySitePageIsSoundInBothWidthsAndThemes(String path) {
    assertSound(tiny, path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "programs/sanctuary-model/",
        "programs/community-resiliency-model/",
        "interventions/debriefing-and-communication/",
        "interventions/psychoeducation/",
        "terms/secondary-traumatic-stress/",
        "answers/what-helps-my-team/",
        "tables/table-3/",
        "tables/table-8/",
        "frameworks/self-care-domains/",
        "scales/cebc-scientific-rating/",
        "sources/gcir-2020/",
        "conflicts/c-05/",
        "help-now/",
        "references/slatyer-2018/",
        "evidence-map/",
        "compare/?e=programs/ce-cert,programs/sanctuary-model",
        "principles-crosswalk/",
        "measures/",
        "conflicts/",
        "pathways/half-day-workshop-for-supervisors/pack/"
      })
  void realPageIsSoundInBothWidthsAndThemes(String path) {
    assertSound(real, path);
  }

  private static void assertSound(DevServer server, String path) {
    try (Soundness soundness = new Soundness(chromium, server)) {
      soundness.assertSound(path, 360, ColorScheme.LIGHT);
      soundness.assertSound(path, 1280, ColorScheme.DARK);
    }
  }

  /** On a phone of the usual size: what to watch for is the last of the answers. */
  @Test
  void firstScreenOfEachPracticeAnswersEveryQuestion() throws IOException {
    Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(390, 844);
    try (BrowserContext context = chromium.browser().newContext(options)) {
      Page page = context.newPage();
      for (String practice : practices()) {
        page.navigate(real.url().resolve(practice).toString());
        double top = page.locator(".brief dt:text-is('Watch for')").boundingBox().y;
        assertTrue(top <= 844 - 2 * 24, practice + ": what to watch for begins at " + top);
      }
    }
  }

  private static List<String> practices() throws IOException {
    try (Stream<Path> folders = Files.find(folder.resolve("real"), 2, (f, a) -> a.isDirectory())) {
      return folders
          .map(one -> folder.resolve("real").relativize(one).toString().replace('\\', '/') + "/")
          .filter(path -> path.matches("(programs|interventions)/.+/"))
          .sorted()
          .toList();
    }
  }

  @Test
  void tablesOfFiguresNeedNoSidewaysScrollOnAPhone() {
    Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(360, 800);
    try (BrowserContext context = chromium.browser().newContext(options)) {
      Page page = context.newPage();
      for (int number = 1; number <= 8; number++) {
        page.navigate(real.url().resolve("tables/table-" + number + "/").toString());
        assertEquals(
            0,
            page.evaluate(
                "(one => one.scrollWidth - one.clientWidth)(document.querySelector('.table-box'))"),
            "table " + number);
      }
    }
  }

  @Test
  void formerAddressLeadsOnAndCarriesTheFragment() {
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(tiny.url().resolve("programs/steady/#cautions").toString());
      page.waitForURL(tiny.url().resolve("programs/steady-teams/#cautions").toString());
      assertEquals("Steady Teams®", page.textContent("h1"));
    }
  }

  @Test
  void formerAddressLeadsOnWithoutScripts() {
    Browser.NewContextOptions options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (BrowserContext context = chromium.browser().newContext(options)) {
      Page page = context.newPage();
      page.navigate(tiny.url().resolve("programs/steady/").toString());
      page.waitForURL(tiny.url().resolve("programs/steady-teams/").toString());
    }
  }

  @Test
  void keyboardReachesTheContentWithoutTheMenu() {
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(tiny.url().resolve("programs/steady-teams/").toString());
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL(url -> url.endsWith("#main"));
    }
  }

  @Test
  void linkToAHeadingAndCitationAreCopied() {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (BrowserContext context = chromium.browser().newContext(options)) {
      Page page = context.newPage();
      String url = tiny.url().resolve("programs/steady-teams/").toString();
      page.navigate(url);
      page.getByLabel("Copy the link to: Cautions").press("Enter");
      assertEquals(url + "#cautions", copied(page));
      page.getByText("Copy APA").press("Enter");
      assertTrue(
          copied(page).startsWith("STS Practice Base. (2026). Steady Teams®."), copied(page));
      page.getByText("Copy link").press("Enter");
      assertEquals(url, copied(page));
    }
  }

  /** What is in the clipboard once the page has said that it copied. */
  private static String copied(Page page) {
    page.waitForSelector("[role=status]:text-is('Copied')");
    page.waitForSelector(".copied");
    return page.evaluate("navigator.clipboard.readText()").toString();
  }

  @Test
  void citationIsReadWithoutScriptsAndNoDeadButtonIsShown() {
    Browser.NewContextOptions options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (BrowserContext context = chromium.browser().newContext(options)) {
      Page page = context.newPage();
      page.navigate(tiny.url().resolve("programs/steady-teams/").toString());
      page.getByText("BibTeX and RIS").click();
      assertTrue(page.locator("#cite-bibtex").isVisible());
      assertEquals(
          0, page.locator("button[data-copy]:visible, button[data-print]:visible").count());
    }
  }

  @Test
  void foldedListsAreOpenInPrint() {
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(real.url().resolve("terms/secondary-traumatic-stress/").toString());
      assertTrue(page.locator(".rest li").first().isHidden());
      page.evaluate("dispatchEvent(new Event('beforeprint'))");
      assertTrue(page.locator(".rest li").first().isVisible());
      page.evaluate("dispatchEvent(new Event('afterprint'))");
      assertTrue(page.locator(".rest li").first().isHidden());
    }
  }

  @Test
  void pagesAreLight() throws IOException {
    long shared = 0;
    for (String file :
        List.of("style.css", "icon.svg", "search.js", "terms.js", "page.js", "handout.js")) {
      shared += zipped("assets/" + file);
    }
    assertTrue(zipped("assets/style.css") <= 8 * 1024, "style.css");
    for (String page :
        List.of(
            "programs/sanctuary-model", "terms/secondary-traumatic-stress", "sources/gcir-2020")) {
      long weight = shared + zipped(page + "/index.html");
      assertTrue(weight < 60 * 1024, page + " weighs " + weight);
    }
  }

  private static long zipped(String file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      Files.copy(folder.resolve("real").resolve(file), gzip);
    }
    return bytes.size();
  }
}
