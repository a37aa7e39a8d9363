package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.practicekb.TestSite;

/** Fields against their schema: each problem at the key or value it is about. */
class FieldCheckTest {

  private static final String OF_A_PAGE =
      "(fields of a page: src/main/resources/schema/page.schema.json)";

  private static final String OF_A_PROGRAM =
      "(fields of a program: src/main/resources/schema/program.schema.json)";

  private static final String OF_A_TERM =
      "(fields of a term: src/main/resources/schema/term.schema.json)";

  private static final String OF_A_SCALE =
      "(fields of a scale: src/main/resources/schema/scale.schema.json)";

  @Test
  void unknownFieldStandsAtItsKey() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:5:1: 'sumary' is not a field of a page. Did you mean 'summary'? (fields: title, also-called, summary, status, sources, menu, shows, crosses, listed-with, relations, links, aliases, anchors, evidence-up-to, reviewed)
        content/pages/broken.md:6:1: 'layout' is not a field of a page. Delete it, or use one of the fields there are. (fields: title, also-called, summary, status, sources, menu, shows, crosses, listed-with, relations, links, aliases, anchors, evidence-up-to, reviewed)
        content/pages/broken.md:7:1: 'a/b~c' is not a field of a page. Delete it, or use one of the fields there are. (fields: title, also-called, summary, status, sources, menu, shows, crosses, listed-with, relations, links, aliases, anchors, evidence-up-to, reviewed)
        content/programs/steady-teams.md:9:5: 'levle' is not a field of 'grades'. Did you mean 'level'? (fields: scale, level, applies-to, as-of, by, note, url, cite, support)
        content/programs/steady-teams.md:13:3: 'statd' is not a field of 'setting'. Did you mean 'stated'? (fields: stated, curated)
        content/programs/steady-teams.md:17:5: 'color' is not a field of 'relations'. Delete it, or use one of the fields there are. (fields: to, kind, note, result, cite)
        """,
        TestSite.report("field-unknown"));
  }

  @Test
  void missingFieldStandsAtWhatLacksIt() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:2:1: the field 'reviewed' is missing. The day a person last compared this entry with its sources, as YYYY-MM-DD. %1$s
        content/pages/broken.md:2:1: the field 'summary' is missing. Two or three plain sentences that a tired caseworker understands: what it is, for whom, and how sure which source was. No Markdown. %1$s
        content/programs/steady-teams.md:6:5: the field 'as-of' is missing. The date the issuer gives for the grade. Of several grades on one scale the newest is current and the others are its history. %2$s
        content/programs/steady-teams.md:6:5: the field 'scale' is missing. The slug of the scale, for example 'cebc-scientific-rating'. %2$s
        content/terms/burnout.md:6:5: the field 'cite' is missing. The source of this statement: a key, a comma, and a section of the source or a page of the reference, for example 'cebc-sts, definition'. Several citations are a list. %3$s
        """
            .formatted(OF_A_PAGE, OF_A_PROGRAM, OF_A_TERM),
        TestSite.report("field-missing"));
  }

  @Test
  void wrongTypeStandsAtTheValue() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:2:8: 'title' is a whole number, not text. Put it in 'single quotes'. (The name as the reader looks for it: exactly the source's name for a named thing, sentence case for everything else.)
        content/pages/broken.md:3:14: 'also-called' is text, not a list. Write it as ['One name']. (Other names and abbreviations, exactly as the sources print them. Search finds the entry by each.)
        content/pages/broken.md:4:1: 'summary' is a list, not text. Two or three plain sentences that a tired caseworker understands: what it is, for whom, and how sure which source was. No Markdown. %1$s
        content/pages/broken.md:5:7: 'menu' is text, not a whole number. Its place in the footer menu; left out, it is not listed there. %1$s
        content/pages/broken.md:6:1: 'sources' is a mapping of fields, not a list. What the summary and the untagged facts of this entry rest on, each as 'key, locator'. %1$s
        content/pages/broken.md:7:9: an item of 'links' is text, not a mapping of fields. Write its fields below it, indented: url, label, provenance.
        content/pages/broken.md:8:10: 'aliases' is text, not a list. Write it as ['/old/']. (Addresses this entry was published under before, each beginning and ending with a slash. Each becomes a redirect, so that no printed link breaks.)
        content/pages/broken.md:9:1: 'anchors' is a list, not a mapping of fields. Heading ids that were published before and have changed, each with the id that replaced it: 'old: new'. %1$s
        content/pages/broken.md:10:11: 'true' is not a date. Write it as YYYY-MM-DD.
        content/pages/empty.md:2:7: 'title' is empty. Fill it. (The name as the reader looks for it: exactly the source's name for a named thing, sentence case for everything else.)
        content/pages/empty.md:3:10: 'summary' is empty. Fill it. (Two or three plain sentences that a tired caseworker understands: what it is, for whom, and how sure which source was. No Markdown.)
        content/pages/empty.md:4:1: 'also-called' is empty. Fill it or leave it out. (Other names and abbreviations, exactly as the sources print them. Search finds the entry by each.)
        content/pages/empty.md:5:9: 'sources' is empty. Fill it or leave it out. (What the summary and the untagged facts of this entry rest on, each as 'key, locator'.)
        content/pages/empty.md:6:10: 'reviewed' is empty. Fill it. (The day a person last compared this entry with its sources, as YYYY-MM-DD.)
        content/programs/steady-teams.md:7:5: 'level' is a list, not text or a whole number. A level of that scale exactly as the scale's entry writes it, for example 3 or NR. %2$s
        content/programs/steady-teams.md:8:12: '2020.5' is not a date. Write it as YYYY, YYYY-MM or YYYY-MM-DD.
        content/programs/steady-teams.md:9:14: 'support' is text, not a mapping of fields. Write its fields below it, indented: stated, stated-cite, named. (What stands behind the grade: the number the source states, and each reference it names.)
        content/programs/steady-teams.md:10:9: 'by' is a whole number, not text. Put it in 'single quotes'. (Who issued the grade.)
        content/programs/steady-teams.md:11:5: 'cite' is a mapping of fields, not text or a list. The source of this statement: a key, a comma, and a section of the source or a page of the reference, for example 'cebc-sts, definition'. Several citations are a list. %2$s
        content/programs/steady-teams.md:13:21: an item of 'stated' is a whole number, not text. Put it in 'single quotes'.
        content/programs/steady-teams.md:13:24: an item of 'stated' is a list, not text. %2$s
        content/programs/steady-teams.md:14:1: 'scope' is a list, not a mapping of fields. Write its fields below it, indented: stated, curated. (Whether it acts on the individual, the organization or both. Values come from content/taxonomies/scopes.yml, under 'stated' when a source says it and 'curated' when it is our reading.)
        content/terms/burnout.md:4:10: 'sources' is text, not a list. Write it as ['report-2020']. (What the summary and the untagged facts of this entry rest on, each as 'key, locator'.)
        content/terms/burnout.md:8:12: the citation of 'report-2020' names no section. Add one behind a comma: in the text [@report-2020, section], in a field 'report-2020, section' with the quotation marks. (sections: introduction, findings)
        content/terms/burnout.md:8:25: an item of 'cite' is a whole number, not text. Put it in 'single quotes'.
        content/terms/burnout.md:8:28: an item of 'cite' is a mapping of fields, not text. %3$s
        """
            .formatted(OF_A_PAGE, OF_A_PROGRAM, OF_A_TERM),
        TestSite.report("field-of-another-type"));
  }

  @Test
  void wrongValueNamesWhatIsAllowed() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:2:8: 'title' has 201 characters. Shorten it. (at most 200)
        content/pages/broken.md:4:7: '0' is too small for 'menu'. (at least 1)
        content/pages/broken.md:5:9: 'darft' is not a value of 'status'. Did you mean 'draft'? (one of: published, draft)
        content/pages/broken.md:6:11: 'old' is not written as an item of 'aliases' must be. It begins and ends with a slash and has only lower-case letters, digits and hyphens between, for example '/programs/old-name/'. %1$s
        content/pages/broken.md:6:16: '/Old/' is not written as an item of 'aliases' must be. It begins and ends with a slash and has only lower-case letters, digits and hyphens between, for example '/programs/old-name/'. %1$s
        content/pages/broken.md:6:23: '/old' is not written as an item of 'aliases' must be. It begins and ends with a slash and has only lower-case letters, digits and hyphens between, for example '/programs/old-name/'. %1$s
        content/pages/broken.md:7:11: 'Old' is not written as a name in 'anchors' must be. Lower-case letters, digits and single hyphens, for example 'old-heading'.
        content/pages/broken.md:7:16: 'x' is no heading of this entry. (it has none)
        content/pages/broken.md:7:24: 'a b' is no heading of this entry. (it has none)
        content/pages/broken.md:7:24: 'a b' is not written as 'old' must be. Lower-case letters, digits and single hyphens, for example 'new-heading'. %1$s
        content/programs/steady-teams.md:11:7: '(R)' is not a value of 'mark'. (one of: ®, ™)
        content/programs/steady-teams.md:16:11: 'relates' is not a value of 'kind'. Did you mean 'related'? (one of: same, part-of, cites, tests, related, tension)
        content/programs/steady-teams.md:18:1: 'moment' is empty. Fill it or leave it out. (When it helps: to prevent, notice, respond, recover or build. Values come from content/taxonomies/moments.yml, under 'stated' when a source says it and 'curated' when it is our reading.)
        content/references/doe-2019.md:3:7: 'studdy' is not a value of 'kind'. Did you mean 'study'? (one of: study, review, opinion, book, data, web)
        content/references/doe-2019.md:4:6: 'https://doi.org/10.1000/x' is not written as 'doi' must be. Only where a source prints it, without the https://doi.org/ part. (fields of a reference: src/main/resources/schema/reference.schema.json)
        content/references/doe-2019.md:5:6: 'www.example.org' is not a web address. Begin it with 'https://'.
        content/references/doe-2019.md:7:1: 'grades' is empty. Fill it or leave it out. (Every grade a source gave this entry, each on its own scale. Grades are never converted into one another.)
        content/scales/stars.md:5:7: 'The stars' is not written as 'code' must be. The short name that the search command takes, for example 'cebc' in --grade cebc:3. Lower-case letters, digits and single hyphens. %2$s
        content/scales/stars.md:8:16: 'programs' is not a value of 'grades-types'. Did you mean 'program'? (one of: program, intervention, principle, reference, source)
        content/scales/stars.md:15:11: 'rank' is a number, not a whole number. 1 is strongest. Left out for a level outside the order, such as NR. %2$s
        """
            .formatted(OF_A_PAGE, OF_A_SCALE),
        TestSite.report("field-of-a-wrong-value"));
  }

  @Test
  void fieldsOfATaxonomy() throws IOException {
    assertEquals(
        """
        content/taxonomies/settings.yml:3:1: 'color' is not a field of a taxonomy. Delete it, or use one of the fields there are. (fields: title, description, values)
        content/taxonomies/settings.yml:10:15: 'findigs' is not a section of report-2020. Did you mean 'findings'? (sections: introduction, findings)
        content/taxonomies/settings.yml:11:3: 'Old Schools' is not written as a name in 'values' must be. Lower-case letters, digits and single hyphens, for example 'child-welfare'.
        content/taxonomies/settings.yml:11:3: the field 'definition' is missing. One plain sentence. (fields of a taxonomy: src/main/resources/schema/taxonomy.schema.json)
        """,
        TestSite.report("taxonomy-with-wrong-fields"));
  }
}
