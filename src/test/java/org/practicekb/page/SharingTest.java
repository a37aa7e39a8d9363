package org.practicekb.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.qrcode.decoder.Decoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** How entries are passed on: short links, QR codes, packs and the handout. */
class SharingTest {

  private static final String PACK = "pathways/first-hour/pack/";
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)\\.5h(\\d+)");

  @TempDir static Path folder;
  private static BakedSite placed;
  private static BakedSite placeholder;

  @BeforeAll
  static void bake() throws IOException {
    TestSite site = TestSite.of("pages-of-every-kind", folder.resolve("base"));
    placed = BakedSite.of(site, "https://kb.test/sub/", folder.resolve("placed"));
    placeholder = BakedSite.of(site, "", folder.resolve("placeholder"));
  }

  private static String target(String shortLink) throws IOException {
    Document page = placed.page(shortLink);
    String target = page.selectFirst("main a").attr("href");
    assertEquals("0; url=" + target, page.selectFirst("meta[http-equiv=refresh]").attr("content"));
    assertEquals(target, page.selectFirst("script[data-target]").attr("data-target"));
    assertEquals("noindex", page.selectFirst("meta[name=robots]").attr("content"));
    return target;
  }

  @Test
  void shortLinkLeadsToTheEntryAndFollowsItsRename() throws IOException {
    assertEquals("../../programs/steady-teams/", target("go/p6brdhz/"));
    String former = new org.practicekb.link.Address("programs/steady/", "").shortLink().path();
    assertEquals("../../programs/steady-teams/", target(former));
    assertEquals("Steady Teams®", placed.page(former).title());
  }

  @Test
  void entryTellsItsShortLink() throws IOException {
    Element link = placed.page("programs/steady-teams/").selectFirst(".dates a[href*=/go/]");
    assertEquals("https://kb.test/sub/go/p6brdhz/", link.text());
    assertEquals("../../go/p6brdhz/", link.attr("href"));
  }

  @Test
  void qrCodeIsReadAsTheShortLink() throws Exception {
    Element code = placed.page("programs/steady-teams/").selectFirst(".dates svg.qr");
    assertEquals("QR code: Steady Teams®", code.attr("aria-label"));
    int quiet = 4;
    int size = Integer.parseInt(code.attr("viewBox").split(" ")[2]) - 2 * quiet;
    boolean[][] modules = new boolean[size][size];
    Matcher run = RUN.matcher(code.selectFirst("path").attr("d"));
    while (run.find()) {
      int x = Integer.parseInt(run.group(1)) - quiet;
      int y = Integer.parseInt(run.group(2)) - quiet;
      for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
        modules[y][x + i] = true;
      }
    }
    assertEquals("https://kb.test/sub/go/p6brdhz/", new Decoder().decode(modules).getText());
  }

  @Test
  void withoutARealBaseUrlThereAreNoQrCodesAndTheHandoutSaysSo() throws IOException {
    assertEquals(0, placeholder.page("programs/steady-teams/").select("svg.qr").size());
    assertEquals(0, placeholder.page(PACK).select("svg.qr").size());
    assertTrue(placeholder.page("handout/").text().contains("There are no QR codes on the sheets"));
    assertFalse(placed.page("handout/").text().contains("There are no QR codes on the sheets"));
  }

  @Test
  void buttonAddsThePageAndThatOfAPathwayItsReadings() throws IOException {
    assertEquals(
        "programs/steady-teams/",
        placed.page("programs/steady-teams/").selectFirst("[data-handout]").attr("data-handout"));
    assertEquals(
        "answers/what-helps/ programs/steady-teams/",
        placed.page("pathways/first-hour/").selectFirst("[data-handout]").attr("data-handout"));
  }

  @Test
  void withoutScriptsTheHandoutLeadsToThePacks() throws IOException {
    Element words = placed.page("handout/").selectFirst(".scriptless");
    assertTrue(words.text().contains("needs JavaScript"), words.text());
    assertEquals("../" + PACK, words.selectFirst("a").attr("href"));
  }

  @Test
  void packHasTheSessionByTheClockTheNotesAndTheLinks() throws IOException {
    Document pack = placed.page(PACK);
    assertEquals(List.of("0:00", "0:45", "1:15"), pack.select(".clock").eachText());
    assertEquals("What helps you?", pack.selectFirst(".session li li").text());
    assertEquals("Facilitator notes", pack.selectFirst("#facilitator").text());
    assertEquals(2, pack.select(".codes svg.qr").size());
    assertEquals("Pack: First hour", pack.selectFirst("[aria-current=page]").text());
  }

  @Test
  void packOfARenamedPathwayIsFoundUnderItsFormerAddress() throws IOException {
    Element link = placed.page("pathways/hour-one/pack/").selectFirst("main a");
    assertEquals("../../first-hour/pack/", link.attr("href"));
  }

  @Test
  void fileForPhonesFetchesNothingAndAllowsItsOwnStyleAlone() throws Exception {
    Document file = placed.page(PACK + "first-hour.html");
    assertEquals(0, file.select("[src], link, script").size());
    byte[] style = file.selectFirst("style").data().getBytes(StandardCharsets.UTF_8);
    String hash =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style));
    String policy = file.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-" + hash + "';"), policy);
  }

  @Test
  void fileForPhonesHasEveryReadingOnceAndNoIdTwice() throws IOException {
    Document file = placed.page(PACK + "first-hour.html");
    assertEquals(List.of("What helps?", "Steady Teams®"), file.select("article > h2").eachText());
    List<String> ids = file.select("[id]").eachAttr("id");
    assertEquals(ids.stream().distinct().toList(), ids);
    for (Element jump : file.select("a[href^=#]")) {
      assertTrue(ids.contains(jump.attr("href").substring(1)), jump.outerHtml());
    }
  }

  @Test
  void fileForPhonesLinksToItsReadingsElseToTheSite() throws IOException {
    Element session = placed.page(PACK + "first-hour.html").selectFirst(".session");
    assertEquals(
        List.of("#reading-1", "#reading-2-cautions", "https://kb.test/sub/settings/school/"),
        session.select("a").eachAttr("href"));
  }

  @Test
  void fileForPhonesHasNoLinkToASiteWithoutAddress() throws IOException {
    Document file = placeholder.page(PACK + "first-hour.html");
    assertEquals(
        List.of("#reading-1", "#reading-2-cautions"),
        file.selectFirst(".session").select("a").eachAttr("href"));
    assertFalse(file.text().contains("practice-kb.example/go"), file.text());
  }
}
