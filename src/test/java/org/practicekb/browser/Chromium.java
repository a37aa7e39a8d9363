package org.practicekb.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The installed Chromium. Where there is none, tests skip with a reason; under {@code CI=true} they
 * fail instead.
 */
public final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> OPTIONS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(OPTIONS));
  }

  /** Starts it. */
  public static Chromium start() {
    Optional<Path> program = find();
    if (program.isEmpty() && "true".equals(System.getenv("CI"))) {
      Assertions.fail("no Chromium on the path, and CI=true asks for the browser tests");
    }
    Assumptions.assumeTrue(
        program.isPresent(), "no Chromium on the path: install Debian's package 'chromium'");
    return new Chromium(program.get());
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The browser. */
  public Browser browser() {
    return browser;
  }

  /**
   * What axe finds wrong with a page as it stands, a line for each rule; empty when all is well.
   */
  static String violations(Page page) {
    return new AxeBuilder(page)
            .setLegacyMode(true) // in the page itself, which has no frames: quicker
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze()
            .getViolations()
            .stream()
            .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
            .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
