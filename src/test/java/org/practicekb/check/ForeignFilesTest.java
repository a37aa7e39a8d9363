package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.content.Problem;
import org.practicekb.site.Workspace;

/** Files of other projects are reported with their place, and stop nothing. */
class ForeignFilesTest {

  private static final int FILES = 600;

  private static final List<String> FOLDERS =
      List.of(
          "pages", "pages/docs", "programs", "terms", "_posts", "docs/intro", "blog", "sources");

  /** Front matter as other generators and note books write it. */
  private static final List<String> FRONT_MATTER =
      List.of(
          // Jekyll
          "---\nlayout: post\ntitle:  \"Welcome to Jekyll!\"\ndate:   2015-11-17 16:16:01 -0600\n"
              + "categories: jekyll update\npermalink: /:categories/:title\n---\n",
          "---\nlayout: default\n---\n",
          "---\n---\n",
          // Hugo
          "+++\ntitle = 'My first post'\ndate = 2024-01-14T07:07:07+01:00\ndraft = true\n"
              + "[params]\n  author = 'John Smith'\n+++\n",
          "---\ntitle: About\ndescription: ''\ncategories: []\nkeywords: [a,b]\nweight: 10\n"
              + "params:\n  functions_and_methods:\n    aliases: [default]\naliases: [/old/,/older]\n---\n",
          "{\n  \"title\": \"JSON\",\n  \"weight\": 1\n}\n",
          // Docusaurus
          "---\nid: intro\nsidebar_position: 1\nsidebar_label: 'Intro'\nslug: /\n"
              + "custom_edit_url: null\ntags: [{label: A, permalink: /a}]\n---\n",
          "---\ntitle: Using {curly} braces\nhide_title: yes\nimage: ./img.png\n---\n",
          // Obsidian
          "---\naliases: [Note, \"A note\"]\ntags:\n  - daily\n  - todo/now\ncssclasses: wide\n"
              + "up: \"[[Home]]\"\ncreated: 2024-06-09T10:11\n---\n",
          "---\nalias: [[Home]]\ntag: #daily\n---\n",
          // Pandoc, MkDocs, Astro, R Markdown
          "% Title\n% Author One; Author Two\n% 2024\n",
          "---\ntitle: >\n  Folded\n  title\nauthor:\n- name: A\n  affiliation: &b B\n- name: C\n"
              + "  affiliation: *b\n...\n",
          "Title: MultiMarkdown\nAuthor: Someone\nDate: yesterday\n",
          "---\nimport Layout from '../Layout.astro'\nconst { title } = Astro.props\n---\n",
          "---\noutput:\n  html_document:\n    toc: true\nparams:\n  n: !r 1 + 1\n---\n",
          // None, and nearly
          "",
          "\n",
          "\uFEFF---\ntitle: With a mark\n---\n",
          "--- # not quite\ntitle: A\n---\n",
          "----\ntitle: A\n----\n",
          "---\ntitle: A\n\tindented: by a tab\n---\n",
          "---\ntitle: A: B: C\n---\n",
          "---\n\"title\": \"unclosed\n---\n",
          "---\ntitle: A\ntitle: B\n---\n",
          "---\r\ntitle: Windows\r\n---\r\n");

  /** Bodies as they write them. */
  private static final List<String> BODIES =
      List.of(
          "",
          "# A title\n\nSome *text* with a [link](https://example.org) and `code`.\n",
          "{% include toc.html %}\n{{ site.baseurl }}/assets\n\n{% highlight ruby %}\nputs 1\n"
              + "{% endhighlight %}\n",
          "{{< figure src=\"a.png\" >}}\n\n[Ref]({{< ref \"b.md\" >}}) and [other][]\n\n"
              + "[other]: /docs/other/\n",
          "import Tabs from '@theme/Tabs';\n\n<Tabs>\n  <TabItem value=\"a\">A</TabItem>\n</Tabs>\n\n"
              + ":::note Title {#id}\n\nText <Component prop={{a: 1}} />\n\n:::\n",
          "See [[Other note|shown]] and ![[image.png|300]] ^block-id\n\n> [!warning]- Folded\n> "
              + "Text #tag @someone\n\n%% a comment %%\n\n$$\n\\frac{1}{2}\n$$\n",
          "## Jump {#jump .class key=value}\n\n#### Too deep\n\nTerm\n: Definition\n\n*[HTML]: Hyper\n\n"
              + "- [ ] task\n- [x] done\n\n~~gone~~ H~2~O x^2^ ==mark== :smile:\n",
          "<details>\n<summary>More</summary>\n\n```mermaid\ngraph TD;\n```\n\n</details>\n",
          "<p align=\"center\"><img src=\"logo.svg\" onerror=\"alert(1)\"></p>\n\n<!-- prettier-ignore -->\n",
          "| a | b |\n|---|\n| `x|y` | z | w |\n\n[^1]: unused\n\nUsed[^2].\n",
          "[![Build](https://img.shields.io/x.svg)](https://ci.example.org) [@pandoc-key; see @other]\n",
          "    indented\n\n~~~\ntilde\n~~~\n\n***\n___\n- - -\n",
          "1. one\n   1. two\n      1. three\n\n<https://example.org> <mail@example.org> www.example.org\n",
          "```\nnever closed\n",
          "<div markdown=\"1\">\n**Text**\n",
          "[See [the list](https://example.org) above] ![and [this](b.md)]\n",
          "[a](</with space.md>) [b](c.md 'title') [c](<>) [](d.md) ![](e.png) [f][g][h]\n",
          "&lt;script&gt; &#0; &#xFFFE; &nbsp; \\<b\\> \u00a0 \u200b\n",
          "Setext\n===\n\nSetext\n---\n\n# Closed #\n\n#No space\n");

  @Test
  void eachForeignFileIsReportedWithItsPlace(@TempDir Path folder) throws IOException {
    TestSite site = TestSite.of("sound", folder);
    Set<String> foreign = new TreeSet<>();
    Random random = new Random(20_260_630);
    for (int i = 0; i < FILES; i++) {
      String name =
          pick(FOLDERS, random) + "/" + pick(List.of("A note ", "post-", "2024-"), random);
      String file = name + i + ".md";
      site.with(file, pick(FRONT_MATTER, random) + "\n" + bodies(random));
      foreign.add("content/" + file);
    }
    assertEquals(foreign, reported(site.load().problems(), folder));
  }

  @Test
  void textFilesOfLibrariesAreReportedWithTheirPlace(@TempDir Path folder) throws IOException {
    TestSite site = TestSite.of("sound", folder);
    Set<String> foreign = new TreeSet<>();
    for (Path text : texts()) {
      String file = "pages/library-" + foreign.size() + ".md";
      Files.copy(text, site.content().resolve(file));
      foreign.add("content/" + file);
    }
    assertEquals(foreign, reported(site.load().problems(), folder));
  }

  private static String bodies(Random random) {
    List<String> bodies = new ArrayList<>();
    for (int n = random.nextInt(4); n >= 0; n--) {
      bodies.add(pick(BODIES, random));
    }
    return String.join("\n", bodies);
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  /**
   * This project's own texts that are no entries, and its sources, which are no Markdown at all.
   */
  private static List<Path> texts() throws IOException {
    List<Path> texts = new ArrayList<>();
    for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/sites/README.md"))) {
      try (var files = Files.walk(root)) {
        files.filter(Files::isRegularFile).sorted().forEach(texts::add);
      }
    }
    return texts;
  }

  /** The files that have an error. */
  private static Set<String> reported(List<Problem> problems, Path folder) {
    String prefix = Workspace.label(folder) + "/";
    return problems.stream()
        .filter(Problem::isError)
        .map(problem -> problem.place().path().replace(prefix, ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
