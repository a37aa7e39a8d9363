package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.practicekb.TestSite;

/** Relations lead somewhere and are written once. */
class RelationCheckTest {

  @Test
  void relationToNothing() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:5:9: 'terms/burnot' is no entry and no taxonomy value. Did you mean 'terms/burnout'? (written as 'programs/ce-cert' or 'settings/school')
        content/pages/broken.md:8:9: 'burnout' is no entry and no taxonomy value. Did you mean 'terms/burnout'? (written as 'programs/ce-cert' or 'settings/school')
        content/pages/broken.md:11:9: 'terms/burnout#difer' leads to no heading of terms/burnout. Did you mean 'differ'? (its headings: differ)
        content/pages/broken.md:14:9: 'settings/medicl' is no entry and no taxonomy value. Did you mean 'settings/medical'? (written as 'programs/ce-cert' or 'settings/school')
        content/pages/broken.md:17:9: 'terms/burnout.md' is no entry and no taxonomy value. Did you mean 'terms/burnout'? (written as 'programs/ce-cert' or 'settings/school')
        """,
        TestSite.report("relation-to-nothing"));
  }

  @Test
  void relationToItself() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:5:9: 'pages/broken' is this entry itself. Delete the relation.
        content/pages/broken.md:8:9: 'pages/broken#words' is this entry itself. Delete the relation.
        """,
        TestSite.report("relation-to-itself"));
  }

  @Test
  void relationOnBothEnds() throws IOException {
    assertEquals(
        """
        content/terms/burnout.md:10:9: the relation between terms/burnout and programs/steady-teams is also written at content/programs/steady-teams.md:14:9. Keep one: the site shows it on both ends.
        """,
        TestSite.report("relation-on-both-ends"));
  }

  @Test
  void relationOnBothEndsOfTwoKinds() throws IOException {
    assertEquals(
        """
        content/terms/burnout.md:10:9: the relation between terms/burnout and programs/steady-teams is also written at content/programs/steady-teams.md:14:9, there as 'related' and here as 'tension'. Keep one: the site shows it on both ends.
        """,
        TestSite.report("relation-on-both-ends-of-two-kinds"));
  }

  @Test
  void relationTwiceOnOneEnd() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:8:9: the relation between pages/broken and terms/burnout is also written at content/pages/broken.md:5:9, there as 'related' and here as 'cites'. Keep one: the site shows it on both ends.
        content/pages/broken.md:14:9: the relation between pages/broken and settings/medical is also written at content/pages/broken.md:11:9. Keep one: the site shows it on both ends.
        """,
        TestSite.report("relation-twice-on-one-end"));
  }

  @Test
  void onlyATestHasAResult() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:8:13: a relation of the kind 'related' has no result. Put it into the note. ('result' goes with 'tests')
        """,
        TestSite.report("relation-with-a-result"));
  }
}
