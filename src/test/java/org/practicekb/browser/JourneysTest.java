package org.practicekb.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.site.BuildReport;
import org.practicekb.site.DevServer;
import org.practicekb.site.Progress;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.Workspace;

/**
 * What the three users come for, with the keyboard alone, on the real content. Wherever the focus
 * goes it must be seen.
 */
class JourneysTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String EDIT = "https://code.test/edit/main/content/";
  private static final int PATIENCE = 250;

  /** Whether the focused element shows an outline. */
  private static final String OUTLINED =
      """
      () => {
        const style = getComputedStyle(document.activeElement);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      }
      """;

  @TempDir static Path folder;
  private static Chromium chromium;
  private static DevServer server;

  private BrowserContext context;
  private Page page;
  private List<String> complaints;

  @BeforeAll
  static void serve() throws IOException {
    chromium = Chromium.start();
    Path out = folder.resolve("site");
    BuildReport report =
        new SiteBuilder(projectWithRepository(out), "https://kb.test/", false, Progress.NONE)
            .build();
    assertTrue(report.published(), report.problems() + " " + report.findings());
    server = DevServer.start(out, DevServer.LOOPBACK, 0, Map.of());
  }

  /** The project as it is once its files can be edited somewhere. */
  private static Workspace projectWithRepository(Path out) throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    String properties = Files.readString(PROJECT.resolve("jbake.properties"));
    Files.writeString(
        project.resolve("jbake.properties"),
        properties.replaceFirst("(?m)^site\\.edit\\.url=.*$", "site.edit.url=" + EDIT));
    return new Workspace(project, PROJECT.resolve("content"), PROJECT.resolve("templates"), out);
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
  void open() {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setViewportSize(1280, 900)
            .setPermissions(List.of("clipboard-read", "clipboard-write"));
    context = chromium.browser().newContext(options);
    page = context.newPage();
    complaints = Soundness.complaints(page, server);
  }

  @AfterEach
  void close() {
    if (context != null) {
      context.close();
    }
  }

  private void go(String path) {
    page.navigate(server.url().resolve(path).toString());
  }

  private void tabTo(Locator wanted) {
    press("Tab", wanted);
  }

  /** Presses {@code key} until {@code wanted} has the focus. */
  private void press(String key, Locator wanted) {
    for (int i = 0; i < PATIENCE; i++) {
      page.keyboard().press(key);
      assertTrue(
          (Boolean) page.evaluate(OUTLINED),
          "focus is not seen on "
              + page.evaluate("document.activeElement.outerHTML.slice(0, 200)"));
      if ((Boolean) wanted.evaluate("one => one === document.activeElement")) {
        return;
      }
    }
    fail(key + " does not come to " + wanted);
  }

  private void follow(Locator link) {
    tabTo(link);
    page.keyboard().press("Enter");
  }

  private Locator link(String name) {
    return page.locator("main a:visible", new Page.LocatorOptions().setHasText(name)).first();
  }

  private void assertAt(String pattern) {
    page.waitForURL(Pattern.compile(".*" + pattern));
  }

  @Test
  void practitionerComesFromHomeToTheSourceOfACaution() {
    go("");
    tabTo(page.locator("#q"));
    page.keyboard().type("debriefing");
    assertThat(page.locator("[role=option]").first()).isVisible();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.keyboard().press("Enter");
    assertAt("/search/\\?q=debriefing");
    assertThat(page.locator("#results h2")).hasText(Pattern.compile("\\d+ results.*"));
    follow(page.locator("summary:has-text('Type of entry')"));
    tabTo(page.locator("input[name=type][value=program]"));
    page.keyboard().press("Space");
    assertAt("type=program");
    Locator hit =
        page.locator("#results .entry-title a:has-text('Critical Incident Stress Debriefing')");
    assertThat(hit).isVisible();
    follow(hit);
    assertAt("/programs/critical-incident-stress-debriefing/.*");
    assertThat(page.locator("h1")).hasText("Critical Incident Stress Debriefing");
    // The search leads to the place in the text where the words are; the first screen is before it.
    press("Shift+Tab", link("All cautions"));
    page.keyboard().press("Enter");
    assertAt("#cautions");
    Locator mark = page.locator("#cautions ~ p .cite").first();
    follow(mark);
    String source = mark.getAttribute("href");
    assertAt(source);
    assertThat(page.locator(source)).isInViewport();
    follow(page.locator(source + " a").first());
    assertAt("/sources/gcir-2020/#.*");
    assertEquals(List.of(), complaints);
  }

  @Test
  void practitionerComesBackFromASourceToTheClaim() {
    go("programs/ce-cert/");
    Locator mark = page.locator(".summary .cite").first();
    follow(mark);
    assertAt("#source-1a");
    follow(page.locator("#source-1a .back"));
    assertAt("#cite-1a");
    assertThat(mark).isInViewport();
    assertEquals("cite-1a", mark.getAttribute("id"));
    assertEquals(List.of(), complaints);
  }

  @Test
  void trainerTakesLinksACitationAndAPrintFromAnEntry() {
    go("programs/ce-cert/");
    page.evaluate("window.print = () => (document.title = 'printing')");
    String url = server.url().resolve("programs/ce-cert/").toString();
    assertEquals(url, copied(page.locator("[data-copy=link]")));
    follow(page.locator("[data-print]"));
    assertEquals("printing", page.title());
    assertEquals(url + "#cautions", copied(page.getByLabel("Copy the link to: Cautions")));
    String apa = copied(page.locator("[data-copy=cite-apa]"));
    assertTrue(apa.startsWith("STS Practice Base. ("), apa);
    follow(page.locator("summary:has-text('BibTeX and RIS')"));
    String ris = copied(page.locator("[data-copy=cite-ris]"));
    assertTrue(ris.startsWith("TY  - ELEC"), ris);
    assertEquals(List.of(), complaints);
  }

  /** What {@code control} puts into the clipboard. */
  private String copied(Locator control) {
    follow(control);
    assertThat(control).hasClass(Pattern.compile("(^| )copied"));
    return page.evaluate("navigator.clipboard.readText()").toString();
  }

  @Test
  void editorComesFromAnEntryToItsFile() {
    go("programs/ce-cert/");
    context.route(
        EDIT + "**", route -> route.fulfill(new Route.FulfillOptions().setBody("the editor")));
    follow(page.getByText("Suggest a correction"));
    page.waitForURL(EDIT + "programs/ce-cert.md");
  }

  @Test
  void editorFindsAReferenceAndWhatCitesIt() {
    go("interventions/debriefing-and-communication/");
    Locator named = page.locator(".named a[href*='/references/']").first();
    String title = named.textContent();
    follow(named);
    assertAt("/references/.*");
    assertThat(page.locator("h1")).hasText(title);
    follow(page.locator("section:has(> #cited-by) li a[href*='debriefing-and-communication']"));
    assertAt("/interventions/debriefing-and-communication/");
    assertEquals(List.of(), complaints);
  }
}
