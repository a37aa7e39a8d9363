package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.practicekb.TestSite;

/** No published address is lost. */
class PermalinkCheckTest {

  @Test
  void lostPageIsReportedOnceWithoutItsHeadings() throws IOException {
    assertEquals(
        """
        content/permalinks.lock:5:1: the published address /programs/old-name/ is lost. Add 'aliases: [/programs/old-name/]' to the entry that takes its place. (permalinks never break)
        """,
        TestSite.report("permalink-of-a-page-lost"));
  }

  @Test
  void lostHeadingNamesTheNearest() throws IOException {
    assertEquals(
        """
        content/permalinks.lock:25:1: the published heading /terms/burnout/#causes is lost. Add 'anchors: {causes: new-id}' to the entry, or end the heading with '{#causes}'. (permalinks never break)
        content/permalinks.lock:26:1: the published heading /terms/burnout/#difer is lost. Add 'anchors: {difer: differ}' to the entry, or end the heading with '{#difer}'. (permalinks never break)
        """,
        TestSite.report("permalink-of-a-heading-lost"));
  }

  @Test
  void aPublishedEntryMayNotBecomeADraft() throws IOException {
    assertEquals(
        """
        content/permalinks.lock:3:1: the published address /about/ is lost. Add 'aliases: [/about/]' to the entry that takes its place. (permalinks never break)
        """,
        TestSite.report("permalink-of-a-draft-lost"));
  }

  @Test
  void aliasesAndAnchorsKeepAddresses() throws IOException {
    assertEquals("", TestSite.report("permalink-kept"));
  }

  @Test
  void headingLostUnderAFormerAddress() throws IOException {
    assertEquals(
        """
        content/permalinks.lock:6:1: the published heading /programs/old-name/#gone is lost. Add 'anchors: {gone: new-id}' to the entry, or end the heading with '{#gone}'. (permalinks never break)
        """,
        TestSite.report("permalink-of-a-former-address-lost"));
  }

  @Test
  void oneNewAddressIsAWarning() throws IOException {
    assertEquals(
        """
        content/permalinks.lock: warning: 1 new address is not listed yet. On the main branch run 'kb lock'; a pull request leaves it alone.
        """,
        TestSite.report("permalink-not-listed"));
  }

  @Test
  void newAddressesAreCountedInOneWarning() throws IOException {
    assertEquals(
        """
        content/permalinks.lock: warning: 29 new addresses are not listed yet. On the main branch run 'kb lock'; a pull request leaves it alone.
        """,
        TestSite.report("permalinks-not-listed"));
  }

  @Test
  void shortLinkOfNoListedAddress() throws IOException {
    assertEquals(
        """
        content/permalinks.lock:32:1: /go/zzzzzzz/ is the short link of no listed address. Restore content/permalinks.lock from version control. (permalinks never break)
        """,
        TestSite.report("short-link-of-no-address"));
  }

  @Test
  void conflictMarksInTheList() throws IOException {
    assertEquals(
        """
        content/permalinks.lock:1:1: '<<<<<<< ours' is no address. Delete the line. (one address a line, beginning with '/')
        content/permalinks.lock:27:1: '=======' is no address. Delete the line. (one address a line, beginning with '/')
        content/permalinks.lock:28:1: '>>>>>>> theirs' is no address. Delete the line. (one address a line, beginning with '/')
        """,
        TestSite.report("permalink-list-with-conflict-marks"));
  }

  @Test
  void nothingIsLostWhileAFileIsUnread() throws IOException {
    assertEquals(
        """
        content/terms/burnout.md:1:1: no front matter. Begin the file with a line '---'. (an entry begins with '---', then its fields, then '---')
        """,
        TestSite.report("permalink-lost-with-an-unread-file"));
  }
}
