package org.practicekb.hostile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.browser.Chromium;
import org.practicekb.preview.PreviewedSite;
import org.practicekb.site.DevServer;
import org.practicekb.site.Progress;
import org.practicekb.site.ServedFiles;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.SiteSource;

/**
 * Hostile texts in real Chromium: on built pages nothing of them runs and nobody else is asked for
 * anything, with the pages' policy and without it; and the policy alone would have been enough.
 */
@Tag("full")
class HostileInBrowserTest {

  private static final Pattern FRAME = Pattern.compile(".* in payload-(\\d+)");
  private static final String POLICY =
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'\">";
  private static final int AT_ONCE = 100;

  /** In milliseconds: some payloads load their page again for ever, so no end can be waited for. */
  private static final int TIME_TO_BITE = 1000;

  /** Presses every link of every frame that is still ours. */
  private static final String PRESS =
      """
      () => {
        for (let i = 0; i < frames.length; i++) {
          try {
            frames[i].document.querySelectorAll("a[href]").forEach(link => link.click());
          } catch {
            // the frame has gone elsewhere
          }
        }
      }
      """;

  private static final String OVERLAY =
      "() => document.getElementById('kb-preview').shadowRoot.innerHTML";

  @TempDir static Path folder;
  private static Chromium chromium;
  private static final Map<String, String> MADE = new TreeMap<>();
  private static List<String> pages;
  private static DevServer server;

  @BeforeAll
  static void build() throws IOException {
    chromium = Chromium.start();
    HostileFields fields = HostileFields.of(folder, 0);
    new SiteBuilder(fields.workspace(), "https://kb.test/", false, Progress.NONE).build();
    Path site = fields.workspace().out();
    try (Stream<Path> files = Files.walk(site)) {
      pages =
          files
              .filter(file -> file.toString().endsWith(".html"))
              .map(file -> site.relativize(file).toString())
              .sorted()
              .toList();
    }
    server = DevServer.start(new Pages(new ServedFiles(site)), DevServer.LOOPBACK, 0, Map.of());
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

  /** The built site and, below {@code /made/}, pages that were made in a test. */
  private record Pages(ServedFiles site) implements SiteSource {
    @Override
    public Found find(String rawPath) throws IOException {
      String html = MADE.get(rawPath);
      return html == null
          ? site.find(rawPath)
          : new Made(html.getBytes(StandardCharsets.UTF_8), ServedFiles.HTML);
    }

    @Override
    public Found notFoundPage() throws IOException {
      return site.notFoundPage();
    }
  }

  private static URI url(String path) {
    return server.url().resolve(path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Test
  @Tag("full")
  void payloadsBiteWhereTheyAreNotEscapedAndOurPolicyAloneStopsThem() {
    List<Payload> payloads = Payload.all();
    TreeSet<Integer> bites = new TreeSet<>();
    for (int from = 0; from < payloads.size(); from += AT_ONCE) {
      List<Payload> some = payloads.subList(from, Math.min(from + AT_ONCE, payloads.size()));
      assertEquals(List.of(), framed(some, true), "under the policy");
      for (String tripped : framed(some, false)) {
        Matcher frame = FRAME.matcher(tripped);
        if (frame.matches()) {
          bites.add(from + Integer.parseInt(frame.group(1)));
        }
      }
    }
    assertTrue(bites.size() > 90, bites.size() + " payloads run where nothing is escaped");
  }

  /** What trips when each payload stands unescaped in a frame of its own. */
  private static List<String> framed(List<Payload> payloads, boolean policy) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>" + (policy ? POLICY : ""));
    for (int i = 0; i < payloads.size(); i++) {
      String text = payloads.get(i).text();
      String raw =
          "<!DOCTYPE html><body><div>%1$s</div><p title=\"%1$s\">x</p><p title='%1$s'>x</p><a href=\"%2$s\">x</a><style>p{color:%1$s}</style>"
              .formatted(text, Entities.escape(text));
      html.append(
          "<iframe name=payload-%d srcdoc=\"%s\"></iframe>".formatted(i, Entities.escape(raw)));
    }
    MADE.put("/made/", html.toString());
    try (Tripwire wire = new Tripwire(chromium, true, server.url())) {
      wire.page().navigate(url("/made/").toString());
      wire.page().waitForTimeout(TIME_TO_BITE);
      wire.page().evaluate(PRESS);
      wire.page().waitForTimeout(TIME_TO_BITE);
      return wire.tripped();
    }
  }

  @Test
  void someBuiltPagesRunNothing() {
    List<String> some = pages.stream().filter(page -> page.hashCode() % 6 == 0).toList();
    assertInert(some.isEmpty() ? pages : some);
  }

  @Test
  @Tag("full")
  void allBuiltPagesRunNothing() {
    assertTrue(pages.size() > 50, pages.toString());
    assertInert(pages);
  }

  @Test
  void someBodiesRunNothing() throws IOException {
    assertInertInFrames(bodies(240));
  }

  @Test
  @Tag("full")
  void allBodiesRunNothing() throws IOException {
    assertInertInFrames(bodies(1));
  }

  private static List<String> bodies(int step) throws IOException {
    List<String> paths = new ArrayList<>();
    HostileBodies.of(folder.resolve("bodies-" + step), step)
        .pages()
        .forEach(
            (slug, html) -> {
              MADE.put("/" + slug + "/", html);
              paths.add(slug + "/");
            });
    return paths;
  }

  /** The same for many pages, some at once. */
  private static void assertInertInFrames(List<String> paths) {
    assertTrue(paths.size() > 30, paths.toString());
    for (boolean policy : List.of(true, false)) {
      try (Tripwire wire = new Tripwire(chromium, policy, server.url())) {
        for (int from = 0; from < paths.size(); from += AT_ONCE) {
          List<String> some = paths.subList(from, Math.min(from + AT_ONCE, paths.size()));
          MADE.put(
              "/made/",
              "<!DOCTYPE html>"
                  + String.join(
                      "",
                      some.stream()
                          .map(path -> "<iframe src=\"/" + path + "\"></iframe>")
                          .toList()));
          wire.page().navigate(url("/made/").toString());
          assertEquals(some.size(), wire.page().locator("iframe").count());
          assertEquals(List.of(), wire.tripped());
          assertEquals(List.of(), wire.refused());
        }
      }
    }
  }

  /** Opens pages with the policy, under which it has nothing to stop, and without. */
  private static void assertInert(List<String> paths) {
    for (boolean policy : List.of(true, false)) {
      try (Tripwire wire = new Tripwire(chromium, policy, server.url())) {
        for (String path : paths) {
          wire.page().navigate(url("/" + path).toString());
          assertEquals(List.of(), wire.tripped(), path);
          assertEquals(List.of(), wire.refused(), path);
          assertEquals(List.of(), Audit.of(wire.page().content()), path);
        }
      }
    }
  }

  @Test
  void searchShowsHostileTitlesAndWordsAsText() {
    for (boolean policy : List.of(true, false)) {
      try (Tripwire wire = new Tripwire(chromium, policy, server.url())) {
        Page page = wire.page();
        for (String words :
            List.of(
                "script",
                "onerror alert",
                "javascript",
                "\"><img src=x onerror=alert(1)>",
                "<script>alert(1)</script>",
                "${7*7}")) {
          page.navigate(
              url("/search/?q=" + encoded(words) + "&%3Cimg%20src%3Dx%3E=" + encoded(words))
                  .toString());
          assertThat(page.locator("#results[aria-busy]")).hasCount(0);
          assertThat(page.locator("#results h2")).containsText("for “" + words + "”");
          assertEquals(List.of(), Audit.of(page.content()), words);
          page.navigate(url("/terms/burnout/").toString());
          page.locator("#q").pressSequentially(words);
          assertThat(page.locator(".search-popup .note"))
              .containsText(Pattern.compile("result|found"));
          assertEquals(List.of(), Audit.of(page.content()), words);
        }
        assertEquals(List.of(), wire.tripped());
        assertEquals(List.of(), wire.refused());
      }
    }
  }

  @Test
  void addressesThatOthersSendRunNothing() {
    List<String> paths =
        new ArrayList<>(List.of("/programs/steady/?javascript:alert(1)#javascript:alert(1)"));
    for (String text :
        List.of(
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "javascript:alert(1)",
            "//hostile.example/")) {
      paths.add(
          "/handout/#entries=terms/burnout/,%1$s,programs/../%1$s/,%1$s/&title=%1$s&note=%1$s"
              .formatted(encoded(text)));
      paths.add("/compare/?e=%1$s&e=programs/steady-teams,%1$s".formatted(encoded(text)));
      paths.add("/%1$s?%1$s#%1$s".formatted(encoded(text)));
      paths.add("/terms/burnout/?%1$s=%1$s#%1$s".formatted(encoded(text)));
      paths.add("/search/?setting=%1$s&grade:stars=%1$s#%1$s".formatted(encoded(text)));
    }
    for (boolean policy : List.of(true, false)) {
      try (Tripwire wire = new Tripwire(chromium, policy, server.url())) {
        for (String path : paths) {
          wire.page().navigate("about:blank");
          wire.page().navigate(url("/").toString().replaceFirst("/$", "") + path);
          wire.page().waitForLoadState(LoadState.LOAD);
          assertEquals(List.of(), Audit.of(wire.page().content()), path);
        }
        assertEquals(List.of(), wire.tripped());
        assertEquals(List.of(), wire.refused());
      }
    }
  }

  @Test
  void theHandoutShowsWhatTheAddressHoldsAsText() {
    String text = "<img src=x onerror=alert(1)>";
    try (Tripwire wire = new Tripwire(chromium, false, server.url())) {
      wire.page()
          .navigate(
              url("/handout/").toString()
                  + "#entries=terms/burnout/&title=%1$s&note=%1$s".formatted(encoded(text)));
      assertThat(wire.page().locator(".cover h2")).hasText(text);
      assertThat(wire.page().locator(".handout-note")).hasText(text);
      assertThat(wire.page().locator("#sheets article")).hasCount(1);
      assertEquals(List.of(), Audit.of(wire.page().content()));
      assertEquals(List.of(), wire.tripped());
    }
  }

  @Test
  void theOverlayOfTheServerShowsNamesAndValuesAsText() throws IOException {
    TestSite content = TestSite.of("sound", folder.resolve("preview"));
    String name = "<img src=x onerror=alert(1)>";
    try (PreviewedSite site = PreviewedSite.of(content.content(), folder.resolve("preview"));
        Tripwire wire = new Tripwire(chromium, false, site.url("/"))) {
      Page page = wire.page();
      page.waitForRequest("**/_kb/events*", () -> page.navigate(site.url("/about/").toString()));
      site.save(
          "pages/" + name + ".md",
          "---\ntitle: x\nsummary: y\n\""
              + name
              + "\": z\nreviewed: '"
              + name
              + "'\n---\n\n[x](javascript:alert(1))\n");
      assertThat(page.getByLabel("Problems")).containsText(name + ".md");
      assertThat(page.getByLabel("Problems")).containsText("'" + name + "' is not a field");
      assertEquals(List.of(), Audit.of((String) page.evaluate(OVERLAY)));
      assertEquals(List.of(), wire.tripped());
    }
  }
}
