package org.practicekb.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicekb.TestSite;
import org.practicekb.site.BuildReport;
import org.practicekb.site.Progress;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.Workspace;

/** What once got through, or crashed. */
class HostileRegressionTest {

  private static final String REFUSED =
      "is HTML that content may not use. Write it in Markdown. (allowed: abbr, br, cite, del, dfn, em, ins, kbd, mark, q, s, small, span, strong, sub, sup, var)\n";
  private static final String FIELDS = "---\ntitle: T\nsummary: S\nreviewed: 2026-01-05\n---\n\n";

  @TempDir Path folder;

  private String report(String body) throws IOException {
    return TestSite.of("sound", folder).with("pages/broken.md", FIELDS + body + "\n").report();
  }

  @Test
  void htmlInsideBracketsThatAreNoLinkIsHtmlLikeAnyOther() throws IOException {
    assertEquals(
        "content/pages/broken.md:7:8: '<img>' " + REFUSED,
        report("Words [<img src=x onerror=alert(1)>] more."));
    assertEquals(
        "content/pages/broken.md:7:8: '<svg>' " + REFUSED,
        report("Words [<svg onload=alert(1)>][words] more."));
  }

  @Test
  void linksImagesAndCitationsInsideSuchBracketsAreChecked() throws IOException {
    assertEquals(
        "content/pages/broken.md:7:2: '../images/none.png' is no image of this knowledge base. Did you mean '../images/line.png'? (png, jpg, gif, webp, avif or svg)\n",
        report("[![A line](../images/none.png)] x"));
    assertEquals(
        "content/pages/broken.md:7:8: 'nobody' is not the key of a reference or source. (keys are the file names in content/references and content/sources)\n",
        report("[words [@nobody] x] y"));
  }

  @Test
  void citationInTheMarkOfAFootnoteThatIsNotThereIsReadToo() throws IOException {
    assertEquals(
        "content/pages/broken.md:7:6: '[^[@nobody]]' is no footnote of this entry. Add a line '[^[@nobody]]: ...', with an empty line before it.\n"
            + "content/pages/broken.md:7:8: 'nobody' is not the key of a reference or source. (keys are the file names in content/references and content/sources)\n",
        report("Words[^[@nobody]]"));
  }

  /** Such a line was the caption of the table, which no one read. */
  @Test
  void bracketsBelowATableAreChecked() throws IOException {
    assertTrue(
        report("| a |\n|---|\n| b |\n[[@nobody]]").contains("'nobody' is not the key"),
        report("| a |\n|---|\n| b |\n[[@nobody]]"));
  }

  /** Eight digits are read too; the character would pass for a mark of our own. */
  @Test
  void aCharacterThatNoOneSeesIsRefusedHoweverManyDigitsItHas() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:3: '&#00000001;' is the invisible character U+0001. Delete it.
        content/pages/broken.md:7:15: '&#x00000004;' is the invisible character U+0004. Delete it.
        """,
        report("A &#00000001;0&#x00000004; b"));
  }

  /** It was taken for a link, and for a defect of the program. */
  @Test
  void wordsThatLookLikeAnAttributeAreNoLink() throws IOException {
    TestSite site =
        TestSite.of("sound", folder)
            .with("pages/x.md", FIELDS + "CO<sub>2</sub> href=\"javascript:x\" id=\"main\" x.\n");
    Path project = Path.of("").toAbsolutePath();
    Path out = folder.resolve("site");
    Workspace workspace = new Workspace(project, site.content(), project.resolve("templates"), out);
    BuildReport report = new SiteBuilder(workspace, "", false, Progress.NONE).build();
    assertEquals(List.of(), report.findings());
    assertEquals(
        "CO2 href=\"javascript:x\" id=\"main\" x.",
        Jsoup.parse(Files.readString(out.resolve("x/index.html"))).selectFirst(".text").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| a |\n|---|\n| b | c | d |",
        "[![A line](../images/line.png)] x",
        "[words [@doe-2019] x] y",
      })
  void whatTheChecksLetThroughIsBaked(String body) throws IOException {
    HostilePage.in(folder).judge(FIELDS + body + "\n");
  }
}
