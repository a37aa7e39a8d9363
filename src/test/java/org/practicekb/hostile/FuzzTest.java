package org.practicekb.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.PropagationMode;
import org.apache.commons.io.FileUtils;
import org.practicekb.TestSite;
import org.practicekb.content.Body;
import org.practicekb.content.ContentFile;
import org.practicekb.content.ContentReader;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.link.LinkResolver;
import org.practicekb.search.EntrySearch;
import org.practicekb.search.SearchRequest;
import org.practicekb.search.SearchResult;
import org.practicekb.site.Loaded;
import org.practicekb.site.SiteBuilder;

/**
 * Whatever is written, reading it ends soon, in the same way each time, with a result or with
 * problems that lie inside the file; never with an exception, and never with markup of its own.
 * What once broke this stands in {@code HostileRegressionTest}.
 */
@AddLifecycleHook(value = ForAWhile.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class FuzzTest {

  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Pattern MARK =
      Pattern.compile("[" + Body.LINK + Body.CITATION + "]\\d+" + Body.END);
  private static final Pattern IMAGE = Pattern.compile(Body.IMAGE + "\\d+" + Body.END);

  private static Path folder;
  private static HostilePage page;
  private static Loaded sound;
  private static EntrySearch search;

  @BeforeContainer
  static void prepare() throws IOException {
    folder = Files.createTempDirectory("fuzz");
    page = HostilePage.in(folder.resolve("base"));
    sound = TestSite.of("pages-of-every-kind", folder.resolve("sound")).load();
    SiteBuilder.index(sound.kb(), folder.resolve("index"));
    search = EntrySearch.open(folder.resolve("index").resolve(SiteBuilder.INDEX));
  }

  @AfterContainer
  static void clean() throws IOException {
    assertTrue(page.baked() > 0, "none of the entries that fuzzing made was sound");
    search.close();
    FileUtils.deleteDirectory(folder.toFile());
  }

  @Provide
  Arbitrary<String> frontMatters() {
    return Inputs.of(
        "title: ",
        "summary: ",
        "a: ",
        "b:\n",
        "  c: ",
        "- ",
        "  - ",
        "\n",
        "\n",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ": ",
        "'",
        "\"",
        "|\n",
        ">-\n",
        "&a ",
        "*a",
        "!!str ",
        "!x ",
        "? ",
        "# ",
        "%",
        "@",
        "`",
        "\t",
        "---\n",
        "...\n",
        "\\",
        "\\x41",
        "\\u",
        "null",
        "true",
        "12",
        "1.5e3",
        "2020-01-01",
        "~",
        "<<: ",
        "\r\n",
        "x");
  }

  @Property(
      seed = "9",
      tries = Integer.MAX_VALUE,
      edgeCases = EdgeCasesMode.NONE,
      generation = GenerationMode.RANDOMIZED)
  void frontMatter(@ForAll("frontMatters") String yaml) throws IOException {
    readsWell("---\n" + yaml + "\n---\n\nWords.\n");
  }

  @Provide
  Arbitrary<String> markdowns() {
    return Inputs.of(
        "word ",
        "\n",
        "\n\n",
        "# ",
        "## ",
        "* ",
        "1. ",
        "> ",
        "    ",
        "\t",
        "`",
        "```\n",
        "~~~\n",
        "*",
        "**",
        "_",
        "[",
        "]",
        "(",
        ")",
        "](about.md)",
        "![",
        "](../images/line.png)",
        "<",
        ">",
        "<em>",
        "</em>",
        "<abbr title=\"",
        "\">",
        "<br>",
        "</span>",
        "<!-- ",
        " -->",
        "&amp;",
        "&#1;",
        "&#x",
        ";",
        "\\",
        "|",
        "|---|\n",
        "| a | b |\n",
        "[^1]",
        "[^1]: ",
        "[@doe-2019]",
        "[@",
        ", p. 1]",
        "[x]: y\n",
        "{#",
        "}",
        "<https://example.org>",
        "- - -\n",
        "===\n",
        "\r\n",
        "<?",
        "<![CDATA[",
        "]]>");
  }

  @Property(
      seed = "9",
      tries = Integer.MAX_VALUE,
      edgeCases = EdgeCasesMode.NONE,
      generation = GenerationMode.RANDOMIZED)
  void markdown(@ForAll("markdowns") String markdown) throws IOException {
    readsWell("---\ntitle: x\n---\n" + markdown);
  }

  @Provide
  Arbitrary<String> citations() {
    return Inputs.of(
        "[@doe-2019]",
        "[@doe-2019, p. 1]",
        "[@report-2020, findings]",
        "[@",
        "@",
        "]",
        "[",
        ";",
        "; @",
        ", ",
        "doe-2019",
        "report-2020",
        "findings",
        " ",
        "\n",
        "[@a; @b]",
        "[[@a]]",
        "[@a](about.md)",
        "[x [@a] y]",
        "![@a]",
        "*",
        "`",
        "[@a][@b]",
        "[@a]: x\n",
        "\\",
        "&#64;",
        "| [@a] |\n|---|\n",
        "[^1]",
        "\n\n[^1]: ",
        "# ",
        "<em>");
  }

  @Property(
      seed = "9",
      tries = Integer.MAX_VALUE,
      edgeCases = EdgeCasesMode.NONE,
      generation = GenerationMode.RANDOMIZED)
  void citation(@ForAll("citations") String markdown) throws IOException {
    page.judge("---\ntitle: x\nsummary: y\nreviewed: 2026-01-05\n---\n\n" + markdown + "\n");
  }

  @Provide
  Arbitrary<String> links() {
    return Inputs.of(
        "../",
        "./",
        "/",
        "//",
        "\\",
        "terms/",
        "burnout",
        ".md",
        "#",
        "differ",
        "programs/steady-teams.md",
        "about.md",
        "http:",
        "https://",
        "example.org",
        "mailto:",
        "a@b.org",
        "javascript:",
        ":",
        "%2e",
        "%00",
        "%",
        "?",
        "&",
        "=",
        " ",
        "\t",
        "\n",
        "x",
        "[",
        "]",
        "{",
        "}",
        "settings/school",
        "kb.test/",
        "index.html",
        "\u0130",
        "\ud800");
  }

  @Property(
      seed = "9",
      tries = Integer.MAX_VALUE,
      edgeCases = EdgeCasesMode.NONE,
      generation = GenerationMode.RANDOMIZED)
  void link(@ForAll("links") String destination) {
    LinkResolver links = new LinkResolver(sound.kb(), "https://kb.test/");
    for (Entry from : List.of(sound.kb().all().get(0), sound.kb().all().get(5))) {
      LinkResolver.Target target =
          assertTimeoutPreemptively(BOUND, () -> links.link(from, destination));
      assertEquals(target, links.link(from, destination));
      leadsWell(target, destination);
      leadsWell(links.field(from, destination), destination);
    }
  }

  private static void leadsWell(LinkResolver.Target target, String written) {
    if (target instanceof LinkResolver.Outside outside) {
      assertTrue(Audit.leadsWell(outside.url()), written);
      assertTrue(
          outside.url().matches("(?i)(https?|mailto):[\\x21-\\x7E\\x{A0}-\\x{10FFFF}]+"), written);
    }
  }

  @Provide
  Arbitrary<String> entries() throws IOException {
    List<String> bases = new ArrayList<>();
    for (String file :
        List.of(
            "programs/steady-teams",
            "terms/burnout",
            "references/doe-2019",
            "scales/stars",
            "conflicts/c-01",
            "tables/table-1",
            "frameworks/pillars",
            "pathways/first-hour",
            "source-errors/f-01",
            "pages/about",
            "sources/report-2020")) {
      String text = Files.readString(folder.resolve("sound/content/" + file + ".md"));
      bases.add(
          text.replaceAll("(?m)^(aliases|anchors):.*\n", "").replace("code: stars", "code: x"));
    }
    return Inputs.changed(
        bases,
        "\n",
        ": ",
        "- ",
        "  ",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "x",
        "0",
        "-1",
        "2020",
        "null",
        "true",
        "title: y\n",
        "aliases: [/con/]\n",
        "/a/\n",
        "#",
        "|",
        "terms/burnout",
        "[@doe-2019]",
        "[x](about.md)",
        "## A\n",
        "\n\n",
        "| a | b |\n|---|---|\n| c | d | e |\n",
        "<em>x</em>");
  }

  @Property(
      seed = "9",
      tries = Integer.MAX_VALUE,
      edgeCases = EdgeCasesMode.NONE,
      generation = GenerationMode.RANDOMIZED)
  void wholeEntry(@ForAll("entries") String entry) throws IOException {
    page.judge(entry);
  }

  @Provide
  Arbitrary<String> queries() {
    return Inputs.of(
        "stress ",
        "team",
        "burnout",
        "what helps",
        "\"",
        "\u201c",
        "-",
        "- ",
        " ",
        "\u00a0",
        "'",
        "STS",
        "the ",
        "of ",
        "course",
        "(",
        "*",
        "~2",
        "^3",
        "AND ",
        "title:",
        "\u0130",
        "\u00e9",
        "e\u0301",
        "\ud83c",
        "\udf93",
        "12",
        "burnuot ",
        "organizatio",
        "/",
        "?");
  }

  @Property(
      seed = "9",
      tries = Integer.MAX_VALUE,
      edgeCases = EdgeCasesMode.NONE,
      generation = GenerationMode.RANDOMIZED)
  void query(@ForAll("queries") String words, @ForAll boolean typing) {
    SearchRequest request = SearchRequest.of(words);
    SearchResult result = assertTimeoutPreemptively(BOUND, () -> search.search(request));
    assertTrue(result.hits().size() <= Math.min(10, result.total()), words);
    assertEquals(
        result.toString(),
        assertTimeoutPreemptively(BOUND, () -> search.search(request)).toString());
  }

  /** Reads a file twice. */
  private static void readsWell(String text) throws IOException {
    Path file = folder.resolve("a.md");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    List<Problem> problems = new ArrayList<>();
    Optional<ContentFile> entry = read(file, problems);
    List<Problem> again = new ArrayList<>();
    assertEquals(entry.map(FuzzTest::html), read(file, again).map(FuzzTest::html));
    assertEquals(problems, again);
    assertTrue(entry.isPresent() || !problems.isEmpty());
    List<String> lines = List.of(text.split("\n", -1));
    problems.forEach(problem -> HostilePage.liesInside(problem.place(), lines));
    entry.ifPresent(one -> assertEquals(List.of(), Audit.of(html(one))));
  }

  private static Optional<ContentFile> read(Path file, List<Problem> problems) {
    ContentReader reader = new ContentReader(folder, "content");
    return assertTimeoutPreemptively(BOUND, () -> reader.entry(file, type -> Map.of(), problems));
  }

  /** A body with its marks filled in. */
  private static String html(ContentFile file) {
    String html = MARK.matcher(file.body().html()).replaceAll("x");
    return IMAGE.matcher(html).replaceAll("../assets/images/x.png");
  }
}
