package org.practicekb.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.site.DevServer;

/** Choosing, comparing and reading all entries at once in real Chromium. */
class ExhibitsInBrowserTest {

  private static final String STEADY_AND_QUIET =
      "compare/?e=programs/steady-teams,programs/quiet-rooms";

  @TempDir static Path folder;
  private static Chromium chromium;
  private static DevServer site;

  @BeforeAll
  static void serve() throws IOException {
    chromium = Chromium.start();
    Path content = TestSite.of("all-at-once", folder.resolve("base")).content();
    site = PagesInBrowserTest.serve(content, folder.resolve("site"));
  }

  @AfterAll
  static void stop() {
    site.close();
    chromium.close();
  }

  private interface Reading {
    void of(Page page);
  }

  private static void read(String path, Browser.NewContextOptions options, Reading reading) {
    try (BrowserContext context = chromium.browser().newContext(options)) {
      Page page = context.newPage();
      page.navigate(site.url().resolve(path).toString());
      reading.of(page);
    }
  }

  private static void read(String path, Reading reading) {
    read(path, new Browser.NewContextOptions(), reading);
  }

  private static List<String> row(Page page, String name) {
    return page.locator("#side-by-side tbody tr")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator("th", new Page.LocatorOptions().setHasText(name))))
        .locator("th, td")
        .allInnerTexts();
  }

  @Test
  void addressOpensAComparisonThatMarksWhatDiffers() {
    read(
        STEADY_AND_QUIET,
        page -> {
          assertEquals(
              List.of("What", "Steady Teams®", "Quiet Rooms"),
              page.locator("#side-by-side thead th").allInnerTexts());
          assertEquals(
              List.of("Dose\ndiffers", "Four hours", "not stated by our sources"),
              row(page, "Dose"));
          assertEquals(
              List.of(
                  "Essential components\ndiffers",
                  "Breathing = in all\nTalking",
                  "Breathing = in all\nSilence"),
              row(page, "Essential components"));
          assertTrue(page.title().startsWith("Steady Teams®, Quiet Rooms: "), page.title());
          assertEquals("", Chromium.violations(page));
        });
  }

  @Test
  void whatIsTheSameCanBeHidden() {
    read(
        "compare/?e=interventions/walking,interventions/breathing",
        page -> {
          Locator same = page.locator("#side-by-side tr.same");
          assertEquals(
              List.of("Grades"),
              same.locator("th").allTextContents().stream()
                  .map(head -> head.replace("the same", ""))
                  .toList());
          page.getByLabel("Show only what differs").check();
          assertTrue(same.first().isHidden());
          assertTrue(page.locator("#side-by-side tr.differs").first().isVisible());
        });
  }

  @Test
  void keyboardChoosesAndTheAddressTellsTheChoice() {
    read(
        "compare/",
        page -> {
          page.getByLabel("First").focus();
          page.keyboard().type("Steady");
          page.keyboard().press("Tab");
          page.keyboard().type("Walk");
          page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare"))
              .press("Enter");
          page.waitForURL(
              site.url()
                  .resolve("compare/?e=programs/steady-teams,interventions/walking#side-by-side")
                  .toString());
          assertEquals(
              List.of("What", "Steady Teams®", "Walking"),
              page.locator("#side-by-side thead th").allInnerTexts());
          assertTrue(page.locator("#programs").isHidden());
          assertThat(page.locator("#side-by-side h2")).isInViewport();
        });
  }

  @Test
  void oneEntryIsChosenAlreadyAndAsksForAnother() {
    read(
        "compare/?e=programs/quiet-rooms",
        page -> {
          assertEquals("programs/quiet-rooms", page.getByLabel("First").inputValue());
          page.getByLabel("Second").selectOption("programs/quiet-rooms");
          page.locator("form.choose button").click();
          assertEquals(
              "Choose at least two different ones.",
              page.locator(".choose [role=status]").innerText());
          assertTrue(page.locator("#programs").isVisible());
        });
  }

  @Test
  void unknownNamesAreLeftOutAndMoreThanFourAreCut() {
    read(
        "compare/?e=programs/none,programs/steady-teams,programs/steady-teams&e=programs/quiet-rooms,programs/bare-course,interventions/walking,interventions/breathing",
        page -> {
          assertEquals(5, page.locator("#side-by-side thead th").count());
          assertTrue(page.locator(".choose [role=status]").innerText().contains("At most 4"));
        });
  }

  @Test
  void withoutScriptsTheTablesAreThereAndNoDeadForm() {
    read(
        STEADY_AND_QUIET,
        new Browser.NewContextOptions().setJavaScriptEnabled(false),
        page -> {
          assertTrue(page.locator("form.choose").isHidden());
          assertTrue(page.locator("tr[data-id='programs/steady-teams']").isVisible());
        });
  }

  @Test
  void rowsAreStackedOnPhonesEachCellUnderTheNameOfItsColumn() {
    read(
        "evidence-map/",
        new Browser.NewContextOptions().setViewportSize(360, 800),
        page -> {
          Locator cell = page.locator("section:has(#stars) tbody td").first();
          assertTrue(cell.innerText().startsWith("3: Three stars:\n"), cell.innerText());
          Locator head = page.locator("section:has(#stars) tbody th").first();
          assertTrue(cell.boundingBox().y > head.boundingBox().y);
        });
  }

  @Test
  void linkToADefectUnfoldsIt() {
    read(
        "source-errors/#f-01",
        page -> assertTrue(page.locator("#f-01 details p").first().isVisible()));
  }
}
