package org.practicekb.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Taxonomy;

/** How addresses are spelled. */
class AddressTest {

  private static String link(String from, String to) {
    return Address.page(to).from(Address.page(from));
  }

  @Test
  void linksAreRelativeToThePageTheyStandOn() {
    assertEquals("../../terms/burnout/", link("programs/ce-cert/", "terms/burnout/"));
    assertEquals("../crm/", link("programs/ce-cert/", "programs/crm/"));
    assertEquals("../", link("programs/ce-cert/", "programs/"));
    assertEquals("ce-cert/", link("programs/", "programs/ce-cert/"));
    assertEquals("programs/ce-cert/", link("", "programs/ce-cert/"));
    assertEquals("../../", link("programs/ce-cert/", ""));
    assertEquals("3/", link("scales/cebc/", "scales/cebc/3/"));
  }

  @Test
  void aPageLinksToItself() {
    assertEquals("./", link("programs/ce-cert/", "programs/ce-cert/"));
    assertEquals("./", link("", ""));
    assertEquals("feed.xml", link("feed.xml", "feed.xml"));
  }

  @Test
  void filesAreLinkedByName() {
    assertEquals("../../assets/style.css", link("programs/ce-cert/", "assets/style.css"));
    assertEquals("assets/style.css", link("404.html", "assets/style.css"));
    assertEquals("./", link("404.html", ""));
    assertEquals("index.json", link("programs/ce-cert/", "programs/ce-cert/index.json"));
  }

  @Test
  void anchorsStandBehindTheLinkAndAloneOnTheirOwnPage() {
    Address what = Address.page("programs/ce-cert/").at("what");
    assertEquals("../programs/ce-cert/#what", what.from(Address.page("terms/")));
    assertEquals("#what", what.from(Address.page("programs/ce-cert/")));
    assertEquals("/programs/ce-cert/#what", what.permalink());
    assertEquals(
        "https://example.org/kb/programs/ce-cert/#what", what.absolute("https://example.org/kb/"));
    assertEquals("programs/ce-cert/index.html", what.file());
  }

  @Test
  void entriesAndListsHaveTheAddressesOfTheDesign() {
    assertEquals(
        "/programs/ce-cert/", Address.of(new EntryId(EntryType.PROGRAM, "ce-cert")).permalink());
    assertEquals("/about/", Address.of(new EntryId(EntryType.PAGE, "about")).permalink());
    assertEquals(
        "/source-errors/#f-01",
        Address.of(new EntryId(EntryType.SOURCE_ERROR, "f-01")).permalink());
    assertEquals("/terms/", Address.of(EntryType.TERM).permalink());
    assertEquals("/settings/", Address.of(Taxonomy.Id.SETTING).permalink());
    assertEquals("/settings/school/", Address.of(Taxonomy.Id.SETTING, "school").permalink());
    assertEquals("/scales/cebc/nr/", Address.ofLevel("cebc", "nr").permalink());
    assertEquals("/principles/5/", Address.ofPair(5).permalink());
    assertEquals("/", Address.HOME.permalink());
  }
}
