package org.practicekb.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.practicekb.site.DevServer;

/**
 * What every page must be: no message of the browser (a breach of the policy is one), no request
 * elsewhere, no violation axe knows of, nothing that scrolls sideways or moves while the page
 * loads.
 */
final class Soundness implements AutoCloseable {

  /** The elements that make the page scroll sideways, by tag and text. */
  private static final String WIDER_THAN_THE_PAGE =
      """
      (() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return "";
        return [...document.body.querySelectorAll("*")]
          .filter(e => e.getBoundingClientRect().right > width)
          .map(e => e.tagName + ": " + e.textContent.trim().slice(0, 60)).join("; ");
      })()
      """;

  /** How far the parts of the page have moved since it began to load; 0 when nothing moved. */
  private static final String LAYOUT_SHIFT =
      """
      () => new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(one => (sum += one.value)))
          .observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
      })
      """;

  private final DevServer server;
  private final Page page;
  private final List<String> messages;

  /** Looks at all pages in one tab of the browser: a new one for each takes three times as long. */
  Soundness(Chromium chromium, DevServer server) {
    this.server = server;
    page = chromium.browser().newPage();
    messages = complaints(page, server);
  }

  /** Opens a page and looks for all of it. */
  void assertSound(String path, int width, ColorScheme scheme) {
    String how = path + " at " + width + " px, " + scheme;
    page.navigate("about:blank");
    page.setViewportSize(width, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    messages.clear();
    page.navigate(server.url().resolve(path).toString());
    messages.removeIf(message -> path.startsWith("no-such") && message.contains("404"));
    assertEquals(List.of(), messages, how);
    assertEquals("", page.evaluate(WIDER_THAN_THE_PAGE), how + ": scrolls sideways");
    double shift = ((Number) page.evaluate(LAYOUT_SHIFT)).doubleValue();
    assertEquals(0, shift, 0.0001, how + ": the layout shifts");
    assertEquals("", Chromium.violations(page), how);
  }

  /** What the browser says, and each request to another place, from now on. */
  static List<String> complaints(Page page, DevServer server) {
    List<String> messages = new ArrayList<>();
    page.onConsoleMessage(message -> messages.add(message.text()));
    page.onPageError(messages::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(server.url().toString())) {
            messages.add("request to " + request.url());
          }
        });
    return messages;
  }

  @Override
  public void close() {
    page.context().close();
  }
}
