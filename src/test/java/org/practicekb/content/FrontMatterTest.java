package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** Front matter that cannot be read is reported with its place and the way out. */
class FrontMatterTest {

  private static final String SHAPE = "(an entry begins with '---', then its fields, then '---')";

  @Test
  void whatIsReadBeforehandIsFrontMatterToo() {
    assertEquals(2, ContentReader.prepare().data().path("values").size());
  }

  @Test
  void missingFrontMatter() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:1:1: no front matter. Begin the file with a line '---'. %1$s
        """
            .formatted(SHAPE),
        TestSite.report("front-matter-missing"));
  }

  @Test
  void unterminatedFrontMatter() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:1:1: the front matter has no end. Add a line '---' after the last field. %1$s
        """
            .formatted(SHAPE),
        TestSite.report("front-matter-without-end"));
  }

  @Test
  void emptyLineBeforeTheFrontMatter() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:1:1: an empty line before the front matter. Delete it: '---' must be the first line. %1$s
        """
            .formatted(SHAPE),
        TestSite.report("front-matter-below-an-empty-line"));
  }

  @Test
  void frontMatterInToml() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:1:1: '+++' begins front matter in TOML. Write the fields in YAML, as 'name: value'. %1$s
        """
            .formatted(SHAPE),
        TestSite.report("front-matter-in-toml"));
  }

  @Test
  void emptyFrontMatterLacksTheRequiredFields() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:2:1: the field 'reviewed' is missing. The day a person last compared this entry with its sources, as YYYY-MM-DD. (fields of a page: src/main/resources/schema/page.schema.json)
        content/pages/broken.md:2:1: the field 'summary' is missing. Two or three plain sentences that a tired caseworker understands: what it is, for whom, and how sure which source was. No Markdown. (fields of a page: src/main/resources/schema/page.schema.json)
        content/pages/broken.md:2:1: the field 'title' is missing. The name as the reader looks for it: exactly the source's name for a named thing, sentence case for everything else. (fields of a page: src/main/resources/schema/page.schema.json)
        """,
        TestSite.report("front-matter-empty"));
  }

  @Test
  void frontMatterThatIsNoMapping() throws IOException {
    assertEquals(
        """
        content/pages/list.md:2:1: the fields are not a mapping. Write each as 'name: value', with a space after the colon.
        content/pages/words.md:2:1: the fields are not a mapping. Write each as 'name: value', with a space after the colon.
        """,
        TestSite.report("front-matter-not-a-mapping"));
  }

  @Test
  void aCharacterOfTwoPartsMayStandAnywhere() {
    for (int before = 1000; before < 1050; before++) {
      String title = "x".repeat(before) + "\uD83D\uDE00";
      List<Problem> problems = new ArrayList<>();
      Optional<Yaml> yaml = YamlReader.read("a.md", "title: " + title, 2, problems);
      assertEquals(List.of(), problems);
      assertEquals(title, yaml.orElseThrow().data().path("title").asText());
    }
  }

  @Test
  void aNumberThatIsNoneIsText() {
    for (String value : List.of(".inf", "-.NaN", "1e9999999999", "-1.5e-2147483649")) {
      Optional<Yaml> yaml = YamlReader.read("a.md", "n: " + value, 2, new ArrayList<>());
      assertEquals(TextNode.valueOf(value), yaml.orElseThrow().data().path("n"));
    }
  }

  @Test
  void whatIsNotYamlIsSaidInPlainWords() throws IOException {
    assertEquals(
        """
        content/pages/apostrophe.md:2:12: 'title: 'It's broken'' has text behind a closing quotation mark or bracket. Put the whole value in 'single quotes', each apostrophe in it doubled.
        content/pages/backslash.md:2:12: 'title: "C:\\qux"' has a '\\' that means nothing in "double quotes". Put the value in 'single quotes' instead.
        content/pages/brace.md:2:8: 'title: {Broken' has a '{' that is not closed. Close it with '}'.
        content/pages/bracket.md:2:10: 'sources: [report-2020' has a '[' that is not closed. Close it with ']'.
        content/pages/colon.md:2:14: 'title: Broken: a page' has a second ':' in a value without quotes. Put the value in 'single quotes'.
        content/pages/fold.md:2:12: 'summary: > A page.' has text behind '>' or '|'. Begin the text on the next line, or put the value in 'single quotes'.
        content/pages/indent.md:3:3: 'summary: A page.' is not indented like its neighbors. Begin it in the column where they begin.
        content/pages/list.md:2:10: 'sources: - report-2020' begins a list behind the field's name. Begin it on the next line, or put the value in 'single quotes'.
        content/pages/nameless.md:3:1: ': A page.' has a ':' without a name before it. Write the field's name before it.
        content/pages/percent.md:2:8: 'title: %broken' has a value that begins with a sign of YAML's own. Put the value in 'single quotes'.
        content/pages/quote.md:2:8: 'title: "Broken' has a quotation mark that is not closed. Close it; an apostrophe inside 'single quotes' is doubled.
        content/pages/quoted-start.md:2:17: 'title: "Broken" page' has text behind a closing quotation mark or bracket. Put the whole value in 'single quotes', each apostrophe in it doubled.
        content/pages/space.md:2:1: 'title:Broken' is no field. Write it as 'name: value', or indent it when it belongs to the value above.
        content/pages/stray.md:3:1: 'A page.' is no field. Write it as 'name: value', or indent it when it belongs to the value above.
        """,
        TestSite.report("front-matter-not-yaml"));
  }

  @Test
  void tabsInTheFrontMatter() throws IOException {
    assertEquals(
        """
        content/pages/indented.md:4:1: '- report-2020' has a tab. Use spaces instead. (YAML is indented by spaces)
        content/pages/separated.md:2:7: 'title: Broken' has a tab. Use spaces instead. (YAML is indented by spaces)
        """,
        TestSite.report("front-matter-with-tabs"));
  }

  @Test
  void duplicateKeysNameTheFirst() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:6:1: the field 'title' stands here a second time. Keep one of the two. (first on line 2)
        content/pages/broken.md:7:1: the field 'anchors' stands here a second time. Keep one of the two. (first on line 5)
        """,
        TestSite.report("front-matter-with-duplicate-keys"));
  }

  @Test
  void anchorsAliasesAndTagsAreRefused() throws IOException {
    assertEquals(
        """
        content/pages/alias.md:2:8: '&name' is a YAML anchor, which entries do not use. Write it out, or put the value in 'single quotes'.
        content/pages/alone.md:2:8: '*broken' is a YAML alias, which entries do not use. Write it out, or put the value in 'single quotes'.
        content/pages/bomb.md:2:4: '&a' is a YAML anchor, which entries do not use. Write it out, or put the value in 'single quotes'.
        content/pages/merge.md:2:1: the field 'reviewed' is missing. The day a person last compared this entry with its sources, as YYYY-MM-DD. (fields of a page: src/main/resources/schema/page.schema.json)
        content/pages/merge.md:2:1: the field 'summary' is missing. Two or three plain sentences that a tired caseworker understands: what it is, for whom, and how sure which source was. No Markdown. (fields of a page: src/main/resources/schema/page.schema.json)
        content/pages/merge.md:3:1: '<<' is not a field of a page. Delete it, or use one of the fields there are. (fields: title, also-called, summary, status, sources, menu, shows, crosses, listed-with, relations, links, aliases, anchors, evidence-up-to, reviewed)
        content/pages/stars.md:2:8: 'title: *Broken*' has a value that begins with a sign of YAML's own. Put the value in 'single quotes'.
        content/pages/tag.md:2:8: '!!java/object:Broken' is a YAML tag, which entries do not use. Write it out, or put the value in 'single quotes'.
        """,
        TestSite.report("front-matter-with-yaml-extras"));
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:2:40: nested more than 32 deep. Write it out more simply.
        """,
        TestSite.report("front-matter-nested-deep"));
  }

  @Test
  void aSecondDocumentIsRefused() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:4:1: 'summary: A page.' stands behind the end of the fields. Write all fields one below the other, as 'name: value'.
        content/taxonomies/settings.yml:2:1: a second YAML document. Delete the '---' or '...' above this line.
        """,
        TestSite.report("front-matter-with-a-second-document"));
  }

  @Test
  void windowsLineEndsChangeNoPlace() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:9:1: the link 'nothing.md' leads to no file. (links begin at this file's folder)
        """,
        TestSite.report("windows-line-ends"));
  }

  @Test
  void theBodyIsReadBehindBrokenFields() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:2:14: 'title: Broken: a page' has a second ':' in a value without quotes. Put the value in 'single quotes'.
        content/pages/broken.md:5:7: '<script>' is HTML that content may not use. Write it in Markdown. (allowed: abbr, br, cite, del, dfn, em, ins, kbd, mark, q, s, small, span, strong, sub, sup, var)
        content/pages/broken.md:5:37: '[^1]' is no footnote of this entry. Add a line '[^1]: ...', with an empty line before it.
        """,
        TestSite.report("several-problems-behind-broken-fields"));
  }

  @Test
  void tooManyValuesAreRefused(@TempDir Path folder) throws IOException {
    String values = "title: Huge\nalso-called: [" + "a,".repeat(60_000) + "]\n";
    TestSite site = TestSite.of("sound", folder);
    assertEquals(
        """
        content/pages/huge.md:3:20009: more than 10,000 values. Write it out more simply.
        """,
        site.with("pages/huge.md", "---\n" + values + "---\n\nWords.\n").report());
  }
}
