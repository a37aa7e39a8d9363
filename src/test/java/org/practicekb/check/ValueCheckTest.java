package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.practicekb.TestSite;

/** Values that point to something or mean a date. */
class ValueCheckTest {

  private static final String KEYS =
      "(keys are the file names in content/references and content/sources)";

  private static final String SECTIONS = "(sections: introduction, findings)";

  @Test
  void valueOutsideATaxonomyNamesTheNearest() throws IOException {
    assertEquals(
        """
        content/programs/steady-teams.md:12:12: 'medicl' is not a setting. Did you mean 'medical'? (settings: content/taxonomies/settings.yml)
        content/programs/steady-teams.md:13:13: 'home' is not a setting. Write one there is, or add yours to content/taxonomies/settings.yml. (settings: medical, school)
        content/programs/steady-teams.md:13:19: 'medical' stands here a second time. Keep it once, under 'stated' when a source says it.
        content/programs/steady-teams.md:15:13: 'both' is not a scope. Write one there is, or add yours to content/taxonomies/scopes.yml. (scopes: content/taxonomies/scopes.yml)
        """,
        TestSite.report("value-outside-a-taxonomy"));
  }

  @Test
  void unknownTaxonomy() throws IOException {
    assertEquals(
        """
        content/taxonomies/setings.yml:1:1: 'setings' is not a taxonomy. Did you mean 'settings'? (taxonomies: settings, providers, clients, scopes, outcomes, formats, starters, moments)
        """,
        TestSite.report("taxonomy-unknown"));
  }

  @Test
  void unreadTaxonomyIsReportedOnce() throws IOException {
    assertEquals(
        """
        content/taxonomies/settings.yml:2:1: 'description: Where.' has a tab. Use spaces instead. (YAML is indented by spaces)
        """,
        TestSite.report("taxonomy-unreadable"));
  }

  @Test
  void unknownScale() throws IOException {
    assertEquals(
        """
        content/programs/steady-teams.md:6:12: 'star' is not a scale. Did you mean 'stars'? (scales: stars)
        """,
        TestSite.report("scale-unknown"));
  }

  @Test
  void levelOutsideAScale() throws IOException {
    assertEquals(
        """
        content/programs/steady-teams.md:7:12: 'NR' is not a level of stars. (levels: 2, 1)
        """,
        TestSite.report("value-outside-a-scale"));
  }

  @Test
  void scaleThatMayNotGradeTheType() throws IOException {
    assertEquals(
        """
        content/sources/report-2020.md:11:12: the scale 'stars' may not grade a source. (it grades: program)
        """,
        TestSite.report("scale-of-another-type"));
  }

  @Test
  void impossibleDates() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:4:17: '2026-13' is not a date. Write it as YYYY, YYYY-MM or YYYY-MM-DD.
        content/pages/broken.md:5:11: '2026-02-30' is not a date. Write it as YYYY-MM-DD.
        content/pages/short.md:4:17: '2026-6' is not a date. Write it as YYYY, YYYY-MM or YYYY-MM-DD.
        content/pages/short.md:5:11: '2026-1-5' is not a date. Write it as YYYY-MM-DD.
        content/pages/time.md:4:17: '2026-01-05T10:00' is not a date. Write it as YYYY, YYYY-MM or YYYY-MM-DD.
        content/pages/time.md:5:11: '05.01.2026' is not a date. Write it as YYYY-MM-DD.
        content/pages/words.md:4:17: '24' is not a date. Write it as YYYY, YYYY-MM or YYYY-MM-DD.
        content/pages/words.md:5:11: 'last week' is not a date. Write it as YYYY-MM-DD.
        content/pages/year.md:4:11: '2026' is not a date. Write it as YYYY-MM-DD.
        content/programs/steady-teams.md:8:12: '20200' is not a date. Write it as YYYY, YYYY-MM or YYYY-MM-DD.
        content/programs/steady-teams.md:11:20: 'March 2020' is not a date. Write it as YYYY, YYYY-MM or YYYY-MM-DD.
        """,
        TestSite.report("date-impossible"));
  }

  @Test
  void datesInTheFuture() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:4:17: '2027' is in the future. (today is 2026-06-30)
        content/pages/broken.md:5:11: '2026-07-01' is in the future. (today is 2026-06-30)
        content/pages/month.md:4:17: '2026-07' is in the future. (today is 2026-06-30)
        """,
        TestSite.report("date-in-the-future"));
  }

  @Test
  void wrongWebAddresses() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:5:10: 'javascript:alert(1)' is not a web address. Begin it with 'https://'.
        content/pages/broken.md:8:10: 'www.example.org' is not a web address. Begin it with 'https://'.
        content/pages/broken.md:11:10: 'https://exa mple.org' is not a web address. Write spaces as %20.
        """,
        TestSite.report("web-address-wrong"));
  }

  @Test
  void unknownCitationKeysAndLocators() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:4:11: 'findigs' is not a section of report-2020. Did you mean 'findings'? %1$s
        content/pages/broken.md:4:35: the citation of 'report-2020' names no section. Add one behind a comma: in the text [@report-2020, section], in a field 'report-2020, section' with the quotation marks. %1$s
        content/pages/broken.md:4:48: 'reprt-2020' is not the key of a reference or source. Did you mean 'report-2020'? %2$s
        content/pages/broken.md:4:72: 'doe-2020' is not the key of a reference or source. Did you mean 'doe-2019'? %2$s
        content/pages/broken.md:8:7: 'doe-2109' is not the key of a reference or source. Did you mean 'doe-2019'? %2$s
        content/pages/broken.md:8:26: 'introducton' is not a section of report-2020. Did you mean 'introduction'? %1$s
        content/pages/broken.md:8:55: the citation of 'report-2020' names no section. Add one behind a comma: in the text [@report-2020, section], in a field 'report-2020, section' with the quotation marks. %1$s
        content/pages/broken.md:8:74: 'annex' is not a section of report-2020. %1$s
        content/pages/broken.md:8:74: 'smith-1999' is not the key of a reference or source. %2$s
        content/pages/broken.md:10:10: 'doe-2018' is not the key of a reference or source. Did you mean 'doe-2019'? %2$s
        content/pages/broken.md:12:13: 'doe-2017' is not the key of a reference or source. Did you mean 'doe-2019'? %2$s
        content/pages/broken.md:16:7: 'doe-2016' is not the key of a reference or source. Did you mean 'doe-2019'? %2$s
        content/pages/broken.md:18:14: 'doe-2015' is not the key of a reference or source. Did you mean 'doe-2019'? %2$s
        content/pages/broken.md:20:14: 'doe-2014' is not the key of a reference or source. Did you mean 'doe-2019'? %2$s
        content/pages/broken.md:22:13: 'doe-2013' is not the key of a reference or source. Did you mean 'doe-2019'? %2$s
        content/pages/broken.md:24:8: '[@doe-2019]' stands among the words of a link. Put it behind the link.
        content/pages/broken.md:24:36: '@ doe' is not the key of a reference or source. %2$s
        content/pages/broken.md:24:45: '[see @doe-2019]' is no citation: one begins with '[@'. Write [@key, locator].
        content/programs/steady-teams.md:11:12: 'doe-2091' is not the key of a reference or source. Did you mean 'doe-2019'? %2$s
        """
            .formatted(SECTIONS, KEYS),
        TestSite.report("citation-unknown"));
  }
}
