package org.practicekb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** A renamed entry: no link, citation or address is lost. */
class MoveCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path content;

  @BeforeEach
  void site() throws IOException {
    content =
        TestSite.of("sound", folder)
            .with(
                "pages/links.md",
                """
                ---
                title: Links
                summary: Links of every form.
                sources: ["doe-2019", 'report-2020, findings']
                relations:
                  - to: "terms/burnout"
                    kind: related
                    note: About it.
                reviewed: 2026-01-05
                ---

                See [it](../terms/burnout.md), [its `](` sign](<../terms/burnout.md> "Burnout") and
                [[a bracket]](../terms/./burnout.md#differ) [@doe-2019; @report-2020, findings; @doe-2019, p. 3].

                [Other words](../terms/burnout-2.md) and the text ../terms/burnout.md stay.
                """)
            .with(
                "terms/burnout-2.md",
                """
                ---
                title: Burnout of the second kind
                summary: Another.
                sources: ["report-2020, findings"]
                definitions:
                  - by: Report
                    text: Other.
                    cite: ["report-2020, findings", doe-2019]
                aliases:
                  - /terms/burn-out/
                reviewed: 2026-01-05
                ---
                """)
            .content();
    String burnout = Files.readString(content.resolve("terms/burnout.md"));
    if (!burnout.contains("## How the definitions differ")) {
      Files.writeString(
          content.resolve("terms/burnout.md"),
          burnout + "\n## How the definitions differ\n\nSee [above](#differ).\n");
    }
    assertEquals(0, kb("lock"), err.toString());
  }

  private int kb(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--content";
    all[args.length + 1] = content.toString();
    return Kb.run(new PrintWriter(out), new PrintWriter(err), all);
  }

  private String read(String file) throws IOException {
    return Files.readString(content.resolve(file));
  }

  private Map<String, String> everything() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(content)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(
            content.relativize(file).toString(),
            Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }

  @Test
  void everyLinkAndRelationIsMended() throws IOException {
    assertEquals(0, kb("move", "terms/burnout", "terms/exhaustion"), err.toString());
    assertFalse(Files.exists(content.resolve("terms/burnout.md")));
    assertTrue(read("terms/exhaustion.md").contains("aliases: [/terms/burnout/]\n---\n"));
    String links = read("pages/links.md");
    assertTrue(links.contains("- to: \"terms/exhaustion\"\n"), links);
    assertTrue(links.contains("[it](../terms/exhaustion.md)"), links);
    assertTrue(links.contains("[its `](` sign](<../terms/exhaustion.md> \"Burnout\")"), links);
    assertTrue(links.contains("[[a bracket]](../terms/./exhaustion.md#differ)"), links);
    assertTrue(
        links.contains(
            "[Other words](../terms/burnout-2.md) and the text ../terms/burnout.md stay."),
        links);
    String lock = read("permalinks.lock");
    assertTrue(lock.contains("/terms/burnout/\n") && lock.contains("/terms/exhaustion/\n"), lock);
    assertTrue(
        lock.contains("/terms/burnout/#differ\n") && lock.contains("/terms/exhaustion/#differ\n"),
        lock);
    assertEquals(0, kb("check"));
    assertEquals("", err.toString(), "and nothing is left to list");
  }

  @Test
  void everyCitationOfAReferenceIsMended() throws IOException {
    assertEquals(0, kb("move", "references/doe-2019", "references/doe-2019b"), err.toString());
    String links = read("pages/links.md");
    assertTrue(links.contains("sources: [\"doe-2019b\", 'report-2020, findings']"), links);
    assertTrue(links.contains("[@doe-2019b; @report-2020, findings; @doe-2019b, p. 3]"), links);
    assertTrue(read("terms/burnout-2.md").contains("cite: [\"report-2020, findings\", doe-2019b]"));
    assertEquals(0, kb("check"), err.toString());
  }

  @Test
  void sourceIsMendedInTaxonomiesToo() throws IOException {
    Files.writeString(
        content.resolve("taxonomies/settings.yml"),
        read("taxonomies/settings.yml")
            .replaceFirst(
                "(?m)^( +)(definition: .*)$",
                "$1$2\n$1printed:\n$1  - as: Medical setting\n$1    cite: report-2020, findings"));
    assertEquals(0, kb("check"), err.toString());
    assertEquals(0, kb("move", "sources/report-2020", "sources/report"), err.toString());
    assertTrue(read("taxonomies/settings.yml").contains("cite: report, findings"));
    assertEquals(0, kb("check"), err.toString());
  }

  @Test
  void scaleTakesTheAddressesOfItsLevelsAlong() throws IOException {
    assertEquals(0, kb("move", "scales/stars", "scales/moons"), err.toString());
    assertTrue(read("programs/steady-teams.md").contains("scale: moons\n"));
    assertTrue(
        read("scales/moons.md").contains("/scales/stars/, /scales/stars/1/, /scales/stars/2/"));
    assertEquals(0, kb("check"), err.toString());
  }

  @Test
  void earlierAliasesStayAndTheWayBackIsOpen() throws IOException {
    assertEquals(0, kb("move", "terms/burnout-2", "terms/burnout-two"), err.toString());
    assertTrue(
        read("terms/burnout-two.md")
            .contains("aliases:\n  - /terms/burnout-2/\n  - /terms/burn-out/\n"));
    assertEquals(0, kb("move", "terms/burnout-two", "terms/burnout-2"), err.toString());
    assertTrue(
        read("terms/burnout-2.md")
            .contains("aliases:\n  - /terms/burnout-two/\n  - /terms/burn-out/\n"));
    assertEquals(0, kb("check"), err.toString());
  }

  @Test
  void draftThatWasNeverPublishedLeavesNoAlias() throws IOException {
    kb("new", "term", "Coping");
    assertEquals(0, kb("move", "terms/coping", "terms/to-cope"), err.toString());
    assertFalse(read("terms/to-cope.md").contains("aliases"));
    assertFalse(read("permalinks.lock").contains("to-cope"));
  }

  @Test
  void windowsLineEndsStay() throws IOException {
    Path file = content.resolve("terms/burnout-2.md");
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
    assertEquals(0, kb("move", "references/doe-2019", "references/doe"), err.toString());
    assertEquals(0, kb("move", "terms/burnout-2", "terms/second"), err.toString());
    String moved = read("terms/second.md");
    assertEquals(moved.lines().count(), moved.chars().filter(c -> c == '\r').count());
    assertEquals(0, kb("check"), err.toString());
  }

  @Test
  void whatCannotBeDoneIsRefusedAndChangesNothing() throws IOException {
    Map<String, String> before = everything();
    refused(
        "there is no entry terms/burnut. Did you mean 'terms/burnout'?", "terms/burnut", "terms/x");
    refused(
        "'Burned Out' is not a slug: lower-case letters, digits and single hyphens. Write 'terms/burned-out'.",
        "terms/burnout",
        "terms/Burned Out");
    refused("'burnout-2' is taken", "terms/burnout", "terms/burnout-2");
    refused("'report-2020' is taken", "references/doe-2019", "references/report-2020");
    refused("the fields of the two types differ", "terms/burnout", "pages/burnout");
    refused("is a reserved name", "pages/about", "pages/search");
    assertEquals(2, kb("move", "burnout", "terms/x"));
    assertEquals(before, everything());
  }

  private void refused(String why, String from, String to) {
    assertEquals(1, kb("move", from, to));
    assertTrue(err.toString().contains(why), err.toString());
  }

  @Test
  void contentWithErrorsIsNotMoved() throws IOException {
    Files.writeString(content.resolve("pages/broken.md"), "no front matter");
    refused("mend this first, so that every link can be found", "terms/burnout", "terms/x");
    assertTrue(Files.exists(content.resolve("terms/burnout.md")));
  }
}
