package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** Slugs, addresses and keys name one thing each. */
class IdentityCheckTest {

  private static final String RESERVED =
      "(reserved: two-letter languages, assets, changes, data, go, handout, map, reviews, search)";

  private static final String SLUG = "(lower-case letters, digits and single hyphens, at most 80)";

  @Test
  void slugIsUniqueWithinItsTypeWhateverItsFolder() throws IOException {
    assertEquals(
        """
        content/terms/more/burnout.md: the slug 'burnout' is taken by content/terms/burnout.md. Rename one of the two files.
        """,
        TestSite.report("slug-twice-in-a-type"));
  }

  @Test
  void twoTypesMayShareASlug() throws IOException {
    assertEquals("", TestSite.report("slug-twice-in-two-types"));
  }

  @Test
  void shortLinkOfTwoEntries() throws IOException {
    assertEquals(
        """
        content/terms/word-71237.md: the short link /go/9pqyp4j/ of /terms/word-71237/ is that of /terms/word-139820/ too. Rename the newer of the two files. (a short link is made from the address)
        """,
        TestSite.report("short-link-of-two-entries"));
  }

  @Test
  void fileNameThatIsNoSlug() throws IOException {
    assertEquals(
        """
        content/pages/Two Words.md: 'Two Words' is not a slug. Rename the file to 'two-words.md'. %1$s
        content/pages/double--hyphen.md: 'double--hyphen' is not a slug. Rename the file to 'double-hyphen.md'. %1$s
        """
            .formatted(SLUG),
        TestSite.report("slug-of-a-wrong-form"));
  }

  @Test
  void reservedNames() throws IOException {
    assertEquals(
        """
        content/pages/de.md: 'de' is a reserved name. Rename the file. (the site keeps /de/ for itself)
        content/pages/programs.md: 'programs' is a reserved name. Rename the file. (the site keeps /programs/ for itself)
        content/pages/search.md: 'search' is a reserved name. Rename the file. (the site keeps /search/ for itself)
        content/principles/5.md: '5' is a reserved name. Rename the file. (the site keeps /principles/5/ for itself)
        """,
        TestSite.report("slug-reserved"));
  }

  @Test
  void referenceAndSourceOfOneKey() throws IOException {
    assertEquals(
        """
        content/sources/report-2020.md: the citation key 'report-2020' is taken by content/references/report-2020.md. Rename one of the two files.
        """,
        TestSite.report("citation-key-of-two-works"));
  }

  @Test
  void aliasesThatCollide() throws IOException {
    assertEquals(
        """
        content/pages/a.md:4:11: '/about/' is the address of a page. A former address must be free.
        content/pages/a.md:4:27: '/search/old/' is a reserved address. Delete it. %1$s
        content/pages/a.md:4:41: '/de/old/' is a reserved address. Delete it. %1$s
        content/pages/b.md:4:11: '/old/' is already a former address of pages/a. Keep it on one of the two.
        content/pages/c.md:4:11: '/programs/' is the address of a page. A former address must be free.
        content/pages/c.md:4:23: '/settings/medical/' is the address of a page. A former address must be free.
        content/pages/c.md:4:51: '/free/' is already a former address of pages/c. Keep it on one of the two.
        """
            .formatted(RESERVED),
        TestSite.report("alias-that-collides"));
  }

  @Test
  void levelsNeedAddressesOfTheirOwn() throws IOException {
    assertEquals(
        """
        content/scales/stars.md:16:12: the level '2!' has no address of its own. Write it with other letters or digits than the levels above.
        """,
        TestSite.report("scale-with-a-level-twice"));
  }

  @Test
  void scalesNeedCodesOfTheirOwn() throws IOException {
    assertEquals(
        """
        content/scales/stars.md:5:7: the code 'stars' is taken by content/scales/moons.md. Give one of the two another code.
        """,
        TestSite.report("scale-code-of-two-scales"));
  }

  @Test
  void formerHeadingsLeadToPresentOnes() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:5:8: 'wrods' is no heading of this entry. Did you mean 'words'? (its headings: words)
        content/pages/broken.md:6:3: 'words' is still a heading of this entry. Delete this line.
        """,
        TestSite.report("anchor-that-leads-nowhere"));
  }

  @Test
  void accentsAndLengthOfASlug(@TempDir Path folder) throws IOException {
    String page = "---\ntitle: A page\nsummary: A page.\nreviewed: 2026-01-05\n---\n\nWords.\n";
    TestSite site =
        TestSite.of("sound", folder)
            .with("pages/caf\u00e9.md", page)
            .with("pages/" + "x".repeat(81) + ".md", page);
    assertEquals(
        """
        content/pages/caf\u00e9.md: 'caf\u00e9' is not a slug. Rename the file to 'cafe.md'. %1$s
        content/pages/%2$sx.md: '%2$sx' is not a slug. Rename the file to '%2$s.md'. %1$s
        """
            .formatted(SLUG, "x".repeat(80)),
        site.report());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows cannot hold such a file")
  void namesThatWindowsCannotHold(@TempDir Path folder) throws IOException {
    String page = "---\ntitle: A page\nsummary: A page.\nreviewed: 2026-01-05\n---\n\nWords.\n";
    assertEquals(
        """
        content/pages/con.md: 'con' is a reserved name. Rename the file. (Windows keeps it)
        """,
        TestSite.of("sound", folder).with("pages/con.md", page).report());
  }
}
