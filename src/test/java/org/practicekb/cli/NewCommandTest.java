package org.practicekb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicekb.TestSite;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Schemas;

/** A new entry, from the command to the published page. */
class NewCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int kb(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Kb.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  private String content() throws IOException {
    return TestSite.of("sound", folder).content().toString();
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve("content").resolve(file));
  }

  @ParameterizedTest
  @EnumSource(EntryType.class)
  void newEntryOfEveryTypeIsAValidDraft(EntryType type) throws IOException {
    String content = content();
    assertEquals(
        0, kb("new", type.id(), "It's \"new\": 100 %", "--content", content), err.toString());
    assertEquals(
        0, kb("new", type.id(), "All of it", "--all", "--content", content), err.toString());
    assertEquals(0, kb("check", "--content", content), err.toString());
    String draft = read(type.folder() + "/its-new-100.md");
    for (JsonNode required : new Schemas().of(type).root().path("required")) {
      assertTrue(draft.contains("\n" + required.asText() + ":"), required + " in " + draft);
    }
    assertTrue(draft.startsWith("---\n# yaml-language-server: $schema="), draft);
    assertTrue(draft.contains("/src/main/resources/schema/" + type.id() + ".schema.json\n"), draft);
    assertTrue(err.toString().contains("this draft has 'FILL-IN' on line"), err.toString());
  }

  @Test
  void everyFieldIsExplainedInTheWordsOfItsSchema() throws IOException {
    kb("new", "page", "Opening hours", "--content", content());
    assertEquals(
        """
        # Title: The name as the reader looks for it: exactly the source's name for a named thing, sentence
        # case for everything else.
        title: Opening hours

        # Summary: Two or three plain sentences that a tired caseworker understands: what it is, for whom,
        # and how sure which source was. No Markdown.
        summary: FILL-IN

        # Status (optional): 'draft' keeps the entry off the site: it is checked, but has no page, link,
        # search hit or feed entry. Left out, it is published. One of: published, draft.
        status: draft

        # Checked against sources on: The day a person last compared this entry with its sources, as
        # YYYY-MM-DD.
        reviewed: FILL-IN
        ---

        FILL-IN.
        """,
        read("pages/opening-hours.md").replaceFirst("(?s)---\n.*?\n\n", ""));
  }

  @Test
  void helpNamesEveryType() {
    assertEquals(0, kb("new", "--help"));
    String help = out.toString().replaceAll("\\s+", " ");
    for (EntryType type : EntryType.values()) {
      assertTrue(help.matches(".*[ ,]" + type.id() + "[,.].*"), type + " in " + help);
    }
  }

  @Test
  void citationsInListsAreQuotedForTheirComma() throws IOException {
    kb("new", "program", "Calm Teams", "--content", content());
    assertTrue(read("programs/calm-teams.md").contains("\nsources: ['FILL-IN']\n"));
  }

  @Test
  void optionalPartsOfAFieldAreThereCommentedOut() throws IOException {
    kb("new", "reference", "A study", "--slug", "roe-2020", "--all", "--content", content());
    assertTrue(
        read("references/roe-2020.md")
            .contains(
                """
                #authors:
                    # Family name: As printed.
                #  - family: FILL-IN
                    # Given names or initials (optional): As printed.
                #    given: FILL-IN
                """),
        read("references/roe-2020.md"));
  }

  @Test
  void workThatNoSourceListsCanBeCited() throws IOException {
    String content = content();
    kb("new", "reference", "A study", "--slug", "roe-2020", "--content", content);
    Path file = Path.of(content, "references/roe-2020.md");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("status: draft\n", "")
            .replace("kind: FILL-IN", "kind: study")
            .replace("reviewed: FILL-IN", "reviewed: 2026-01-05"));
    assertEquals(0, kb("check", "--content", content), err.toString());
  }

  @Test
  void commandSaysWhatIsNextNewReferencesIncluded() throws IOException {
    String content = content();
    kb("new", "program", "Calm Teams", "--content", content);
    assertTrue(out.toString().contains("content/programs/calm-teams.md, a draft"), out.toString());
    assertTrue(
        out.toString()
            .contains(
                "./kb new reference \"Title of the work\" --slug author-2024, then [@author-2024, p. 7]"),
        out.toString());
    kb("new", "reference", "A study", "--slug", "roe-2020", "--content", content);
    assertTrue(out.toString().contains("Cite it in any entry as [@roe-2020]"), out.toString());
    assertFalse(out.toString().contains("Usual are author and year"), out.toString());
    kb("new", "reference", "Another study", "--content", content);
    assertTrue(
        out.toString().contains("Citations name it 'another-study'. Usual are author and year"),
        out.toString());
  }

  @Test
  void filledDraftIsPublishedAndAForgottenWordIsAnError() throws IOException {
    Path file = Path.of(content()).resolve("pages/opening-hours.md");
    kb("new", "page", "Opening hours", "--content", folder.resolve("content").toString());
    String filled =
        Files.readString(file)
            .replace("status: draft\n", "")
            .replace("reviewed: FILL-IN", "reviewed: 2026-01-05")
            .replace("\nFILL-IN.\n", "\nAlways open.\n");
    Files.writeString(file, filled);
    assertEquals(1, kb("check", "--content", folder.resolve("content").toString()));
    assertTrue(
        err.toString()
            .contains(
                "opening-hours.md:10:10: 'FILL-IN' is left from the draft. Two or three plain sentences"),
        err.toString());
    Files.writeString(file, filled.replace("FILL-IN", "When we are there."));
    assertEquals(0, kb("check", "--content", folder.resolve("content").toString()), err.toString());
  }

  @Test
  void nothingIsWrittenOverAndNothingWrongIsLeftBehind() throws IOException {
    String content = content();
    assertEquals(1, kb("new", "program", "Steady Teams", "--content", content));
    assertTrue(err.toString().contains("there is already"), err.toString());
    assertEquals(1, kb("new", "page", "Search", "--content", content));
    assertTrue(
        err.toString().contains("'search' is a reserved name. Nothing was written."),
        err.toString());
    assertFalse(Files.exists(Path.of(content, "pages/search.md")));
    assertEquals(1, kb("new", "reference", "X", "--slug", "report-2020", "--content", content));
    assertTrue(
        err.toString().contains("the citation key 'report-2020' is taken by"), err.toString());
    assertFalse(Files.exists(Path.of(content, "references/report-2020.md")));
    assertEquals(1, kb("new", "page", "X", "--slug", "../programs/x", "--content", content));
    assertTrue(err.toString().contains("is not a slug: it has a slash"), err.toString());
    assertEquals(2, kb("new", "progam", "X", "--content", content));
    assertTrue(
        err.toString().contains("'progam' is not a type. Did you mean 'program'?"), err.toString());
    assertEquals(2, kb("new", "program", " ", "--content", content));
  }
}
