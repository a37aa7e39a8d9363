package org.practicekb.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.content.Problem;
import org.practicekb.site.BuildReport;
import org.practicekb.site.Progress;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.Workspace;

/** Files whose name, size, number, form or kind does harm. */
class HostileFilesTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String PAGE =
      "---\ntitle: T\nsummary: S\nreviewed: 2026-01-05\n%s---\n\nWords.\n";
  private static final String SECRET = "the secret";

  @TempDir Path folder;

  private TestSite site() throws IOException {
    return TestSite.of("sound", folder.resolve("project"));
  }

  private static String report(TestSite site) {
    return assertTimeoutPreemptively(SOON, () -> site.report());
  }

  private BuildReport build(TestSite site) throws IOException {
    Path project = Path.of("").toAbsolutePath();
    Workspace workspace =
        new Workspace(
            project, site.content(), project.resolve("templates"), folder.resolve("site"));
    return new SiteBuilder(workspace, "", false, Progress.NONE).build();
  }

  private static final List<String> BOMBS =
      List.of(
          "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
          "a: &a [*a]\n",
          "a: {<<: *b}\n",
          "a: " + "[".repeat(100_000) + "\n",
          "a: " + "[".repeat(20_000) + "]".repeat(20_000) + "\n",
          "a: " + "{b: ".repeat(50_000) + "\n",
          "- ".repeat(100_000) + "\n",
          "? ".repeat(100_000) + "\n",
          IntStream.range(0, 400)
              .mapToObj(i -> " ".repeat(i) + "a:\n")
              .collect(Collectors.joining()),
          "a: [" + "x,".repeat(100_000) + "]\n",
          IntStream.range(0, 40_000).mapToObj(i -> "k" + i + ": x\n").collect(Collectors.joining()),
          IntStream.range(0, 24_000)
              .mapToObj(i -> "k" + i % 12_000 + ": x\n")
              .collect(Collectors.joining()),
          "a: \"" + "\\u0041".repeat(60_000) + "\"\n",
          "a: " + "9".repeat(400_000) + "\n",
          "a: 1e999999999\n",
          "a: 1e-999999999\n",
          "a: -.inf\n",
          "\"" + "k".repeat(200_000) + "\": x\n",
          "a: !!java.net.URLClassLoader [[!!java.net.URL [\"http://hostile.example/\"]]]\n",
          "%TAG ! tag:hostile.example,2000:\n---\na: !x y\n",
          "a: '" + "'".repeat(300_000) + "\n",
          "a: |\n" + " \n".repeat(100_000));

  @Test
  void bombsInYamlAreRefusedSoon() throws IOException {
    TestSite site = site();
    for (int i = 0; i < BOMBS.size(); i++) {
      site.with("pages/bomb-" + i + ".md", PAGE.formatted(BOMBS.get(i)));
    }
    Set<String> refused = files(report(site));
    for (int i = 0; i < BOMBS.size(); i++) {
      assertTrue(refused.contains("content/pages/bomb-" + i + ".md"), BOMBS.get(i).substring(0, 9));
    }
  }

  @Test
  void aTaxonomyThatIsABombIsRefusedSoon() throws IOException {
    TestSite site = site();
    for (String bomb : BOMBS.subList(0, 5)) {
      String report = report(site.with("taxonomies/settings.yml", bomb));
      assertTrue(files(report).contains("content/taxonomies/settings.yml"), report);
    }
  }

  /** The files that a report names. */
  private static Set<String> files(String report) {
    return report
        .lines()
        .map(line -> line.replaceFirst(":( |\\d).*", ""))
        .collect(Collectors.toSet());
  }

  private static final List<String> NESTS =
      List.of(
          "> ".repeat(5_000) + "a",
          "- ".repeat(5_000) + "a",
          "1. ".repeat(5_000) + "a",
          "[".repeat(15_000) + "]".repeat(4_000),
          "![".repeat(4_000) + "](b)".repeat(2_000),
          "*".repeat(19_000),
          "*a ".repeat(6_000) + "a* ".repeat(500),
          "_*".repeat(9_000),
          "`".repeat(9_000) + " " + "`".repeat(8_999),
          "<em>".repeat(4_500),
          "<".repeat(19_000),
          "<a ".repeat(6_000),
          "<!--".repeat(4_000),
          "&".repeat(19_000),
          "[a](<".repeat(3_500),
          "[^1]: ".repeat(3_000),
          "[@a".repeat(6_000),
          "|".repeat(10_000) + "\n" + "|-".repeat(5_000),
          "~~~\n".repeat(40_000),
          ("#".repeat(6) + " a\n").repeat(40_000),
          "a\n".repeat(9_000),
          "a\n\n".repeat(100_000));

  @Test
  @Tag("full")
  void deepNestingInMarkdownEndsSoonInProblemsOrPages() throws IOException {
    TestSite site = site();
    for (int i = 0; i < NESTS.size(); i++) {
      site.with("pages/deep-" + i + ".md", PAGE.formatted("") + "\n" + NESTS.get(i) + "\n");
    }
    Set<String> refused = files(report(site));
    assertTrue(refused.size() > 8, refused.toString());
    for (String file : refused) {
      Files.delete(site.content().resolveSibling(file));
    }
    Files.delete(site.content().resolve("permalinks.lock"));
    assertTrue(assertTimeoutPreemptively(SOON, () -> build(site)).published());
  }

  @Test
  void filesOf50MegabytesAreNotRead() throws IOException {
    TestSite site = site();
    for (String file :
        List.of("pages/huge.md", "taxonomies/scopes.yml", "images/huge.png", "images/huge.svg")) {
      grow(site.content().resolve(file));
    }
    assertEquals(
        """
        content/images/huge.png: the image has 50,000,000 bytes. Make it smaller. (at most 5,000,000)
        content/images/huge.svg: the file has 50,000,000 bytes. Split it into several. (at most 500,000)
        content/images/huge.svg: the image has 50,000,000 bytes. Make it smaller. (at most 5,000,000)
        content/pages/huge.md: the file has 50,000,000 bytes. Split it into several. (at most 500,000)
        content/taxonomies/scopes.yml: the file has 50,000,000 bytes. Split it into several. (at most 500,000)
        """,
        report(site));
  }

  @Test
  void aListOfAddressesOf50MegabytesIsRefusedInAShortReport() throws IOException {
    TestSite site = site();
    grow(site.content().resolve("permalinks.lock"));
    String report = report(site);
    assertTrue(report.startsWith("content/permalinks.lock"), report.substring(0, 200));
    assertTrue(report.length() < 10_000, report.length() + " characters");
  }

  private static void grow(Path file) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.setLength(50_000_000);
    }
  }

  @Test
  void thousandsOfFilesAreEachNamed() throws IOException {
    thousandsOfFiles(1_000);
  }

  @Test
  @Tag("full")
  void aHundredThousandFilesAreEachNamed() throws IOException {
    thousandsOfFiles(100_000);
  }

  private void thousandsOfFiles(int count) throws IOException {
    TestSite site = site();
    Path pages = site.content().resolve("pages");
    for (int i = 0; i < count; i++) {
      Files.createFile(pages.resolve(i + (i % 2 == 0 ? ".txt" : ".md")));
    }
    String report = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> site.report());
    assertEquals(count, report.lines().count());
  }

  private static final List<String> NAMES =
      List.of(
          "con.md",
          "AUX.md",
          "com1.md",
          "lpt9.md",
          "nul.x.md",
          "x .md",
          " x.md",
          "x..md",
          "-rf.md",
          "a--b.md",
          "ABOUT.md",
          "About.md",
          "é.md",
          "e\u0301.md",
          "Ａ.md",
          "аbout.md",
          "ſ.md",
          "a%2f..%2fb.md",
          "a\\b.md",
          "C:x.md",
          "a:b.md",
          "$(id).md",
          "`id`.md",
          "x;id.md",
          "x|id.md",
          "x&id.md",
          "<script>.md",
          "\"x\".md",
          "'x'.md",
          "*.md",
          "?.md",
          "~.md",
          "x\ny.md",
          "x\ty.md",
          "x\u001b[31m.md",
          "\u202ex.md",
          "x\u200b.md",
          "index.html.md",
          "__proto__.md",
          "data.md",
          "go.md",
          "en.md",
          "search.md",
          "assets.md");

  @Test
  void namesThatMeanSomethingElsewhereAreNoSlugs() throws IOException {
    TestSite site = site();
    for (String name : NAMES) {
      site.with("pages/" + name, PAGE.formatted(""));
    }
    List<String> report = report(site).lines().toList();
    for (String name : NAMES) {
      String start = Problem.visible("content/pages/" + name.replace('\\', '/')) + ": ";
      assertTrue(
          report.stream()
              .anyMatch(
                  line ->
                      line.startsWith(start)
                          && line.matches(".*(is not a slug|is a reserved name|has a '.')\\..*")),
          start + report);
    }
  }

  private static final List<String> FORMER =
      List.of(
          "/../x/",
          "/x/../y/",
          "/./",
          "//x/",
          "//hostile.example/",
          "/x",
          "x/",
          "/",
          "",
          "/%2e%2e/",
          "/X/",
          "/é/",
          "/a b/",
          "/a\\n/",
          "/a/\\n",
          "/a\\u0000/",
          "\\\\x\\\\",
          "/C:/x/",
          "/a.b/",
          "/index.html/",
          "/con/",
          "/programs/nul/",
          "/x/lpt1/y/",
          "/search/x/",
          "/data/x/",
          "/assets/x/",
          "/go/x/",
          "/en/x/",
          "/about/",
          "/programs/",
          "/settings/medical/",
          "/javascript:x/",
          "/<b>/");

  @Test
  void aFormerAddressStaysInsideTheSiteAndTakesNothing() throws IOException {
    TestSite site = site();
    for (int i = 0; i < FORMER.size(); i++) {
      site.with("pages/x-" + i + ".md", PAGE.formatted("aliases: [\"" + FORMER.get(i) + "\"]\n"));
    }
    Set<String> refused = files(report(site));
    for (int i = 0; i < FORMER.size(); i++) {
      assertTrue(refused.contains("content/pages/x-" + i + ".md"), FORMER.get(i));
    }
  }

  private static final List<String> IMAGES =
      List.of(
          "x.html",
          "x.js",
          "x.xml",
          "x.svgz",
          "x.svg.html",
          "x.html.png",
          "x",
          "a b.png",
          "é.png",
          "x.PNG",
          "con.jpg.exe",
          "%2e%2e.png",
          "<b>.png");

  @Test
  void anImageHasANameOfItsKind() throws IOException {
    TestSite site = site();
    for (String name : IMAGES) {
      site.with("images/" + name, "<script>alert(1)</script>");
    }
    List<String> report = report(site).lines().toList();
    for (String name : IMAGES) {
      String start = "content/images/" + name + ": '" + name + "' is not the name of an image.";
      assertTrue(report.stream().anyMatch(line -> line.startsWith(start)), name);
    }
  }

  @Test
  void namesOfImagesDifferByMoreThanCase() throws IOException {
    assertEquals(
        """
        content/images/line.png: 'line.png' differs from 'Line.png' in case only. Rename one of the two. (they are one file on Windows and macOS)
        """,
        report(site().with("images/Line.png", "x")));
  }

  private static final List<String> NO_SHAPES =
      List.of(
          "<script>alert(1)</script>",
          "<SCRIPT>alert(1)</SCRIPT>",
          "<x:script xmlns:x=\"http://www.w3.org/2000/svg\">alert(1)</x:script>",
          "<g onload=\"alert(1)\"/>",
          "<g ONLOAD=\"alert(1)\"/>",
          "<a href=\"javascript:alert(1)\"><text>x</text></a>",
          "<use href=\"https://hostile.example/x.svg#x\"/>",
          "<use xlink:href=\"data:image/svg+xml,x\"/>",
          "<image href=\"https://hostile.example/x.png\"/>",
          "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject>",
          "<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>",
          "<set attributeName=\"onload\" to=\"alert(1)\"/>",
          "<handler xmlns=\"http://www.w3.org/2001/xml-events\" event=\"load\">alert(1)</handler>",
          "<style>@import url(https://hostile.example/x.css);</style>",
          "<style>*{fill:red}</style>",
          "<rect fill=\"url(https://hostile.example/x)\"/>",
          "<rect style=\"fill:url('//hostile.example/x')\"/>",
          "<rect style=\"fill:u\\72l(//hostile.example/x)\"/>",
          "<rect style=\"background:image-set('//hostile.example/x' 1x)\"/>",
          "<![CDATA[<script>alert(1)</script>]]>",
          "<?xml-stylesheet href=\"https://hostile.example/x.css\"?>",
          "<g xml:base=\"https://hostile.example/\"><use href=\"#x\"/></g>",
          "<iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"javascript:alert(1)\"/>");

  @Test
  void aDrawingOnlyDraws() throws IOException {
    TestSite site = site();
    for (int i = 0; i < NO_SHAPES.size(); i++) {
      String svg =
          "<svg xmlns=\"http://www.w3.org/2000/svg\">\n%s\n</svg>\n".formatted(NO_SHAPES.get(i));
      site.with("images/drawing-" + i + ".svg", svg);
    }
    List<String> report = report(site).lines().toList();
    for (int i = 0; i < NO_SHAPES.size(); i++) {
      String start = "content/images/drawing-" + i + ".svg:2:";
      assertTrue(
          report.stream()
              .anyMatch(line -> line.startsWith(start) && line.contains("may not stand in an SVG")),
          NO_SHAPES.get(i));
    }
  }

  @Test
  void aDrawingHasNoDocumentTypeWhoseEntitiesCouldHoldAnything() throws IOException {
    String svg =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>\n";
    String report = report(site().with("images/drawing.svg", svg));
    assertTrue(report.startsWith("content/images/drawing.svg:2:1: '<!DOCTYPE svg"), report);
  }

  /** jsoup before 1.23.2 kept all names of spaces for each element anew: CVE-2026-75140. */
  @Test
  void namesOfSpacesOneInTheOtherDoNotFillTheMemory() throws IOException {
    String open =
        IntStream.range(0, 20_000)
            .mapToObj("<g xmlns:a%d=\"\">"::formatted)
            .collect(Collectors.joining());
    assertEquals("", report(site().with("images/drawing.svg", "<svg>" + open)));
  }

  @Test
  void aDrawingOfShapesAndTextIsFine() throws IOException {
    String svg =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- Made by hand. -->
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
          <defs><linearGradient id="shade"><stop offset="1" stop-color="#000"/></linearGradient></defs>
          <title>A line</title>
          <path d="M0 0h9" fill="url(#shade)" style="stroke:#000;clip-path:url('#shade')"/>
          <use xlink:href="#shade"/><text x="1">On one line</text>
        </svg>
        """;
    assertEquals("", report(site().with("images/drawing.svg", svg)));
  }

  @Test
  void nothingComesIntoTheSiteThroughALink() throws IOException {
    TestSite site = site();
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.png"), SECRET);
    Path images = site.content().resolve("images");
    Files.createSymbolicLink(images.resolve("file.png"), outside.resolve("secret.png"));
    Files.createSymbolicLink(images.resolve("folder"), outside);
    Files.createSymbolicLink(
        site.content().resolve("permalinks.lock"), outside.resolve("secret.png"));
    String report = report(site);
    assertTrue(report.contains("content/images/file.png: 'file.png' is no file."), report);
    assertTrue(report.contains("content/images/folder: 'folder' is no file."), report);
    assertTrue(report.contains("content/permalinks.lock: a link to elsewhere"), report);
    assertFalse(build(site).published());
    assertEquals(List.of(), filesThatHold(SECRET, folder.resolve("site")));
  }

  @Test
  void theFolderOfImagesIsNoLinkEither() throws IOException {
    TestSite site = site();
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("line.png"), SECRET);
    Path images = site.content().resolve("images");
    Files.delete(images.resolve("line.png"));
    Files.delete(images);
    Files.createSymbolicLink(images, outside);
    String report = report(site);
    assertTrue(report.contains("content/images: a link to elsewhere"), report);
    assertFalse(build(site).published());
    assertEquals(List.of(), filesThatHold(SECRET, folder.resolve("site")));
  }

  private static List<Path> filesThatHold(String text, Path site) throws IOException {
    if (!Files.exists(site)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatNoOneSeesIsRefusedInEveryPlace() throws IOException {
    TestSite site = site();
    int count = 0;
    for (Payload payload : Payload.all()) {
      if (payload.isInvisible()) {
        site.with("pages/in-body-" + count + ".md", PAGE.formatted("") + payload.text() + "\n");
        site.with(
            "pages/in-field-" + count++ + ".md",
            "---\ntitle: '%s'\nsummary: S\nreviewed: 2026-01-05\n---\n\nWords.\n"
                .formatted(payload.text().replace("'", "''")));
      }
    }
    assertTrue(count > 20, count + " payloads cannot be seen");
    TreeSet<String> refused =
        report(site)
            .lines()
            .filter(line -> line.contains("U+"))
            .map(line -> line.replaceFirst(":.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(2 * count, refused.size(), refused.toString());
  }
}
