package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** Bodies: sections, headings, paragraphs and images. */
class BodyCheckTest {

  private static final String UNCITED =
      "has no citation. Add one, as [@key, locator]: the key is the name of a file in references or sources. (every paragraph on evidence and cautions cites its source)";

  private static final String SECTIONS =
      "What it is, Who it is for, What it looks like in practice, Cautions, Evidence, What a supervisor can do on Monday)";

  private static final String KINDS = "(png, jpg, gif, webp, avif or svg)";

  @Test
  void emptyBody() throws IOException {
    assertEquals(
        """
        content/pages/broken.md: the entry has no text. Write it below the second '---'.
        content/pages/comment.md: the entry has no text. Write it below the second '---'.
        content/pages/none.md: the entry has no text. Write it below the second '---'.
        """,
        TestSite.report("body-empty"));
  }

  @Test
  void headingLevelsAreNotSkipped() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: the heading 'Three' of level 3 follows the title. Begin it with '##'. (levels are not skipped)
        content/pages/broken.md:13:1: the heading 'Four' of level 4 follows one of level 2. Begin it with '###'. (levels are not skipped)
        """,
        TestSite.report("heading-levels-skipped"));
  }

  @Test
  void headingOfLevelOne() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: 'One' is a heading of level 1. Begin it with '##'. (the title is the page's only heading of level 1)
        content/pages/broken.md:11:1: 'Setext' is a heading of level 1. Begin it with '##'. (the title is the page's only heading of level 1)
        """,
        TestSite.report("heading-of-level-one"));
  }

  @Test
  void emptyHeading() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: an empty heading. Delete it.
        content/pages/broken.md:9:1: an empty heading. Delete it.
        """,
        TestSite.report("heading-empty"));
  }

  @Test
  void headingIdsAreUniqueAndWellFormed() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:9:1: the heading id 'one' is taken above. Give this heading another {#id}.
        content/pages/broken.md:11:1: '{#Two_Parts}' is no heading id. Write '{#two-parts}'. (lower-case letters, digits and single hyphens)
        content/pages/broken.md:13:1: the heading id 'main' is the page's own. Give this heading another {#id}.
        content/pages/broken.md:15:1: the heading id 'source-1' is the page's own. Give this heading another {#id}.
        """,
        TestSite.report("heading-ids"));
  }

  @Test
  void missingSectionNamesTheHeadingThatMayBeMeant() throws IOException {
    assertEquals(
        """
        content/programs/steady-teams.md: the section '## Evidence' is missing. Is 'Evidnce' meant to be it? (sections: %1$s
        """
            .formatted(SECTIONS),
        TestSite.report("section-missing"));
  }

  @Test
  void missingSectionIsToBeAdded() throws IOException {
    assertEquals(
        """
        content/programs/steady-teams.md: the section '## Evidence' is missing. Add it. (sections: %1$s
        """
            .formatted(SECTIONS),
        TestSite.report("section-missing-without-a-near-heading"));
  }

  @Test
  void sectionInTheWrongOrder() throws IOException {
    assertEquals(
        """
        content/programs/steady-teams.md:28:1: the section 'Cautions' stands too late. Move it before 'Evidence'. (order: %1$s
        """
            .formatted(SECTIONS),
        TestSite.report("section-in-the-wrong-order"));
  }

  @Test
  void sectionOfAWrongLevel() throws IOException {
    assertEquals(
        """
        content/programs/steady-teams.md:28:1: the section 'Evidence' is a heading of level 3. Begin it with '##'. (sections: %1$s
        """
            .formatted(SECTIONS),
        TestSite.report("section-of-a-wrong-level"));
  }

  @Test
  void emptySection() throws IOException {
    assertEquals(
        """
        content/programs/steady-teams.md:28:1: the section 'Evidence' is empty. Write what is known, or that nothing is.
        """,
        TestSite.report("section-empty"));
  }

  @Test
  void sectionWrittenTwice() throws IOException {
    assertEquals(
        """
        content/programs/steady-teams.md:32:1: the heading id 'cautions' is taken above. Put both texts under one heading, or give this one a {#id}.
        """,
        TestSite.report("section-twice"));
  }

  @Test
  void everyParagraphOfEvidenceCites() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:9:1: 'Nothing is cited in this paragraph, which is ra...' %1$s
        content/pages/broken.md:15:1: 'Nothing.' %1$s
        content/pages/broken.md:18:3: 'Not cited' %1$s
        content/pages/broken.md:19:5: 'Nor this one' %1$s
        content/pages/broken.md:23:4: 'Nor this' %1$s
        content/pages/broken.md:25:3: 'Nor a quote.' %1$s
        content/pages/broken.md:30:1: 'not cited' %1$s
        content/pages/broken.md:32:1: 'Introduced without a citation:' %1$s
        content/pages/broken.md:34:3: 'So this is not cited' %1$s
        content/pages/broken.md:37:1: 'A footnote does not count.' %1$s
        content/pages/broken.md:39:7: 'Nor is it cited.' %1$s
        """
            .formatted(UNCITED),
        TestSite.report("paragraph-uncited"));
  }

  @Test
  void citedLeadInCoversItsListTableOrQuote() throws IOException {
    assertEquals("", TestSite.report("paragraph-cited"));
  }

  @Test
  void imageWithoutAlternativeText() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: the image '../images/line.png' has no alternative text. Say between the brackets what it shows.
        content/pages/broken.md:9:1: the image '../images/line.png' has no alternative text. Say between the brackets what it shows.
        """,
        TestSite.report("image-without-alternative-text"));
  }

  @Test
  void missingImage() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: '../images/lime.png' is no image of this knowledge base. Did you mean '../images/line.png'? %1$s
        content/pages/broken.md:9:1: 'images/line.png' is no image of this knowledge base. Did you mean '../images/line.png'? %1$s
        content/pages/broken.md:9:28: '../images/chart.pdf' is no image of this knowledge base. Put the file into content/images and link it as '../images/name.png'. %1$s
        content/pages/broken.md:9:60: 'https://example.org/x.png' is no image of this knowledge base. Put the file into content/images and link it as '../images/name.png'. %1$s
        content/pages/broken.md:9:100: '../../line.png' is no image of this knowledge base. Put the file into content/images and link it as '../images/name.png'. %1$s
        """
            .formatted(KINDS),
        TestSite.report("image-missing"));
  }

  @Test
  void imageThatIsTooLargeForAPhone(@TempDir Path folder) throws IOException {
    TestSite site = TestSite.of("sound", folder);
    Files.write(site.content().resolve("images/line.png"), new byte[300 * 1024]);
    assertEquals("", site.report());
    Files.write(site.content().resolve("images/line.png"), new byte[2_000 * 1024]);
    assertEquals(
        "content/pages/about.md:9:1: '../images/line.png' has 2,000 KB. Save it smaller: 1,400 pixels wide are enough. (at most 300 KB, for readers on a phone)\n",
        site.report());
  }

  @Test
  void imageOutsideItsFolder() throws IOException {
    assertEquals(
        """
        content/pages/line.png: 'line.png' is no entry. Move it to 'images/'. (entries end in .md, taxonomies in .yml; images are in images/)
        """,
        TestSite.report("image-outside-its-folder"));
  }
}
