package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a body holds: headings, links, images, citations and text, each at its place. */
class MarkdownReaderTest {

  private static final Map<String, String> FIXED = Map.of("What it is", "what");

  private static Body read(String markdown) {
    List<Problem> problems = new ArrayList<>();
    Body body = MarkdownReader.read("a.md", markdown, 0, FIXED, problems).orElseThrow();
    assertEquals(List.of(), problems);
    return body;
  }

  /** The HTML with its marks made visible: {@code {link 0}}. */
  private static String html(String markdown) {
    return read(markdown)
        .html()
        .replaceAll(Body.LINK + "(\\d+)" + Body.END, "{link $1}")
        .replaceAll(Body.IMAGE + "(\\d+)" + Body.END, "{image $1}")
        .replaceAll(Body.CITATION + "(\\d+)" + Body.END, "{citation $1}");
  }

  private static List<String> citations(String markdown) {
    return read(markdown).citations().stream()
        .map(cited -> cited.place() + " " + cited.key() + " / " + cited.locator())
        .toList();
  }

  private static List<String> headings(String markdown) {
    return read(markdown).headings().stream()
        .map(h -> h.place() + " " + h.level() + " " + h.text() + " #" + h.id())
        .toList();
  }

  private static List<String> sentences(String markdown) {
    Body body = read(markdown);
    return Stream.concat(
            body.links().stream().map(link -> link.text() + ": " + link.sentence()),
            body.citations().stream().map(cited -> cited.key() + ": " + cited.sentence()))
        .toList();
  }

  private static List<String> blocks(String markdown) {
    return read(markdown).blocks().stream()
        .map(block -> block.place() + " " + block.text() + (block.cited() ? "" : " (uncited)"))
        .toList();
  }

  @Test
  void aMarkMayHoldSeveralCitations() {
    assertEquals(
        List.of("a.md:1:7 doe-2019 / p. 3", "a.md:1:7 report / ", "a.md:1:7 roe / §\u00a04; Annex"),
        citations("Found [@doe-2019, p. 3; @report; @roe, §\u00a04; Annex].\n"));
    assertEquals(
        "<p>Found {citation 0}{citation 1}.</p>\n", html("Found [@doe-2019, p. 3; @report].\n"));
  }

  @Test
  void citationsStandAnywhereInText() {
    assertEquals(
        List.of(
            "a.md:1:5 in-emphasis / ",
            "a.md:3:9 in-heading / ",
            "a.md:7:9 in-table / a",
            "a.md:9:5 in-list / ",
            "a.md:11:3 in-quote / over two lines",
            "a.md:14:12 in-footnote / "),
        citations(
            """
            *So [@in-emphasis]*[^1]

            ## Head [@in-heading]

            | a | b |
            |---|---|
            | x | **[@in-table, a]** |

            - x [@in-list]

            > [@in-quote, over
            > two lines]

            [^1]: Note [@in-footnote]
            """));
  }

  @Test
  void keysAndLocatorsMayHaveAnyLetters() {
    assertEquals(
        List.of("a.md:1:1 müller-2020 / Größe, S. 5"), citations("[@müller-2020, Größe, S. 5]\n"));
  }

  @Test
  void whatIsEscapedOrCodeIsNoCitation() {
    assertEquals(
        List.of(), citations("`[@code]`, \\[@escaped], @bare, [@] and [mail@example.org]\n"));
    assertEquals(List.of(), citations("```\n[@code]\n```\n"));
  }

  @Test
  void headingsGetTheirIdFromBracesTheSchemaOrTheirText() {
    assertEquals(
        List.of(
            "a.md:1:1 2 What it is #what",
            "a.md:3:1 2 Who can start? #start",
            "a.md:5:1 3 Über uns, 3.1 & it’s \"so\" #uber-uns-3-1-its-so",
            "a.md:7:1 3 With code and words #with-code-and-words",
            "a.md:9:1 3 概要 #section",
            "a.md:11:1 2 Setext #setext"),
        headings(
            """
            ## What it is

            ## Who can start? {#start}

            ### Über uns, 3.1 & it’s "so"

            ### With `code` and *words* ###

            ### 概要

            Setext
            ------
            """));
  }

  @Test
  void repeatedHeadingsAreCountedAndNoneTakesAnIdOfThePage() {
    assertEquals(
        List.of(
            "a.md:1:1 2 Same #same",
            "a.md:3:1 2 Same #same-1",
            "a.md:5:1 2 Same #same-2",
            "a.md:7:1 2 Main #section-main",
            "a.md:9:1 2 Fn 1 #section-fn-1"),
        headings("## Same\n\n## Same\n\n## Same\n\n## Main\n\n## Fn 1\n"));
  }

  @Test
  void headingsHaveTheAnchorOfCodeHostingSitesToo() {
    assertEquals(
        List.of("what-it-is", "über-uns--31-its", "with-code-and-words", "same", "same-1"),
        read(
                """
                ## What it is {#given}

                ## Über uns – 3.1: it's

                ## With `code` and *words*

                ## Same

                ## Same
                """)
            .headings()
            .stream()
            .map(Body.Heading::platformId)
            .toList());
  }

  @Test
  void headingsAreWrittenWithTheirIdAndWithoutBraces() {
    assertEquals(
        """
        <h2 id="start">Who <em>can</em> start</h2>
        <h3 id="link-here">Link <a href="{link 0}">here</a></h3>
        """,
        html("## Who *can* start {#start}\n\n### Link [here](b.md)\n"));
  }

  @Test
  void linksNameTheirWordsPlaceAndSection() {
    Body body =
        read(
            """
            [Before](a.md) any heading.

            ## Head [in it](b.md) {#head}

            - A *[list](<c.md#d> "title")* and <https://example.org/?a=b&c>
            - <mail@example.org>
            """);
    assertEquals(
        List.of(
            new Body.Link("a.md", "Before", "Before any heading.", "", new Place("a.md", 1, 1)),
            new Body.Link("b.md", "in it", "Head in it", "head", new Place("a.md", 3, 9)),
            new Body.Link(
                "c.md#d",
                "list",
                "A list and https://example.org/?a=b&c",
                "head",
                new Place("a.md", 5, 6)),
            new Body.Link(
                "https://example.org/?a=b&c",
                "https://example.org/?a=b&c",
                "A list and https://example.org/?a=b&c",
                "head",
                new Place("a.md", 5, 36)),
            new Body.Link(
                "mailto:mail@example.org",
                "mail@example.org",
                "mail@example.org",
                "head",
                new Place("a.md", 6, 3))),
        body.links());
  }

  @Test
  void linksHaveTheSentenceTheyStandIn() {
    assertEquals(
        List.of(
            "first: The first is here.",
            "Second: Second ones begin with it, e.g. this, as Doe et al. (2019) say.",
            "third: Is a third asked for?",
            "doe: Is a third asked for?",
            "roe: It ends."),
        sentences(
            """
            The [first](a.md) is here. [Second](b.md) ones begin with it, e.g. this, as Doe et al. (2019)
            say. Is a [third](c.md) asked for [@doe]? It ends. [@roe]
            """));
  }

  @Test
  void citationsLeaveNoGapInASentence() {
    assertEquals(
        List.of("a.md:1:1 One, two; three (four) and five."),
        blocks("One [@a], two [@b] [@c]; three (four [@d]) and [@e] five [@f].\n"));
  }

  @Test
  void tableRowsAreBlocksAndTheirHeadNeedsNoCitation() {
    assertEquals(
        List.of("a.md:1:1 a b", "a.md:3:1 x y", "a.md:4:1 x y (uncited)"),
        blocks("| a | b |\n|--|:-:|\n| x | y [@k] |\n| x | y |\n"));
    assertEquals(
        """
        <table>
        <thead>
        <tr><th>a</th><th align="center">b</th></tr>
        </thead>
        <tbody>
        <tr><td>x</td><td align="center">y {citation 0}</td></tr>
        </tbody>
        </table>
        """,
        html("| a | b |\n|--|:-:|\n| x | y [@k] |\n"));
  }

  @Test
  void footnotesStandBelow() {
    assertEquals(
        List.of("a.md:1:1 Words. (uncited)", "a.md:3:7 Note."),
        blocks("Words.[^1]\n\n[^1]: Note [@k].\n"));
    assertEquals(
        """
        <p>Words.<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup></p>
        <div class="footnotes">
        <hr />
        <ol>
        <li id="fn-1">
        <p>Note <a href="{link 0}">here</a>.</p>
        <a href="#fnref-1" class="footnote-back">&#8617;</a>
        </li>
        </ol>
        </div>
        """,
        html("Words.[^1]\n\n[^1]: Note [here](a.md).\n"));
  }

  @Test
  void imagesHaveTheirAlternativeInPlainText() {
    assertEquals(
        List.of(
            new Body.Image("../images/a.png", "A \"line\" that falls", new Place("a.md", 1, 7))),
        read("Words ![A \"line\" *that* falls](../images/a.png) more.\n").images());
    assertEquals(
        "<p><a href=\"{link 0}\"><img src=\"{image 0}\" alt=\"A &lt;b&gt; &quot;line&quot;\" /></a></p>\n",
        html("[![A &lt;b> \"line\"](../images/a.png)](b.md)\n"));
  }

  @Test
  void marksSurviveTheCleaningOfRawHtml() {
    assertEquals(
        """
        <h2 id="head">Head {citation 0}</h2>
        <p>CO<sub>2</sub>, <a href="{link 0}">b <em>c</em></a>, <img src="{image 0}" alt="d"> {citation 1}{citation 2}</p>
        <ul>
        <li><abbr title="secondary traumatic stress">STS</abbr></li>
        </ul>
        <table>
        <thead>
        <tr><th align="right">a</th></tr>
        </thead>
        <tbody></tbody>
        </table>
        """,
        html(
            """
            ## Head [@k]

            CO<sub>2</sub>, [b <em>c</em>](c.md), ![d](../images/d.png) [@k; @l, p. 1]

            - <abbr title="secondary traumatic stress">STS</abbr>

            | a |
            |-:|
            """));
  }

  @Test
  void refusedHtmlIsText() {
    List<Problem> problems = new ArrayList<>();
    Body body =
        MarkdownReader.read(
                "a.md",
                "a <b onclick=x>b</b> <script>c</script> <a href=javascript:x>d</a> <img src=x> <em>e",
                0,
                Map.of(),
                problems)
            .orElseThrow();
    assertEquals(
        "<p>a &lt;b onclick=x&gt;b &lt;script&gt;c &lt;a href=javascript:x&gt;d &lt;img src=x&gt; <em>e</em></p><em>\n</em>",
        body.html());
    assertEquals(5, problems.size());
  }

  @Test
  void commentsVanishAndLineEndsAreNoBreaks() {
    assertEquals(
        "<p>One\ntwo three</p>\n", html("<!-- first -->\n\nOne\ntwo <!-- more -->three\n"));
  }

  @Test
  void codeIsABlockOfItsOwn() {
    assertEquals(
        List.of("a.md:1:1 Use x here. (uncited)", "a.md:3:1 ```\n<script> [@k]\n```"),
        blocks("Use `x` here.\n\n```\n<script> [@k]\n```\n"));
  }
}
