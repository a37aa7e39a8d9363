package org.practicekb.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.content.Problem;
import org.practicekb.entry.KnowledgeBase;

/** The list of published addresses. */
class PermalinkLockTest {

  private static final String HEAD =
      """
      # Every address this site has published. None may be lost: see 'aliases' and 'anchors' in the entries.
      # Written by 'kb lock' on the main branch; do not edit by hand.
      """;

  @TempDir private Path folder;

  private KnowledgeBase kb() throws IOException {
    return TestSite.of("sound", folder.resolve("site")).load().kb();
  }

  @Test
  void aMissingListIsEmpty() throws IOException {
    assertEquals(
        Map.of(),
        PermalinkLock.read(folder.resolve("permalinks.lock"), "x", new ArrayList<>()).lines());
  }

  @Test
  void aListThatIsNoTextIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("permalinks.lock"), new byte[] {'/', (byte) 0xE9});
    List<Problem> problems = new ArrayList<>();
    assertEquals(Map.of(), PermalinkLock.read(file, "content/x", problems).lines());
    assertEquals(
        "[content/x: the list of addresses is not UTF-8. Restore it from version control. ('kb lock' writes it)]",
        problems.toString());
  }

  @Test
  void aListThatCannotBeReadIsNamedAndSaysNothingOfAddresses() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("site"));
    Path file = Files.createDirectory(site.content().resolve("permalinks.lock"));
    assertEquals(
        "content/permalinks.lock: the list of addresses cannot be read. Restore it from version control. ('kb lock' writes it)\n",
        site.report());
    Files.delete(file);
    Files.write(file, new byte[] {'/', (byte) 0xE9});
    assertEquals(
        "content/permalinks.lock: the list of addresses is not UTF-8. Restore it from version control. ('kb lock' writes it)\n",
        site.report());
  }

  @Test
  void linesAreCountedWithCommentsAndBlankLines() throws IOException {
    Path file = Files.writeString(folder.resolve("permalinks.lock"), "# Head\n\n/a/\n /b/#c \n");
    assertEquals(
        Map.of("/a/", 3, "/b/#c", 4), PermalinkLock.read(file, "x", new ArrayList<>()).lines());
  }

  @Test
  void everyAddressIsListedSortedBelowTheHead() throws IOException {
    Path file = folder.resolve("permalinks.lock");
    Set<String> added = PermalinkLock.read(file, "x", new ArrayList<>()).add(kb(), file);
    String listed =
        """
        /
        /about/
        /go/cjmqqw5/
        /go/fmsdgc8/
        /go/p6brdhz/
        /go/pncd9rj/
        /go/wkmpdvm/
        /go/y74p5rf/
        /programs/
        /programs/steady-teams/
        /programs/steady-teams/#cautions
        /programs/steady-teams/#evidence
        /programs/steady-teams/#what
        /references/
        /references/doe-2019/
        /scales/
        /scales/stars/
        /scales/stars/1/
        /scales/stars/2/
        /settings/
        /settings/medical/
        /settings/school/
        /sources/
        /sources/report-2020/
        /sources/report-2020/#findings
        /sources/report-2020/#introduction
        /sources/report-2020/#what
        /terms/
        /terms/burnout/
        /terms/burnout/#differ
        """;
    assertEquals(listed, String.join("\n", added) + "\n");
    assertEquals(HEAD + listed, Files.readString(file));
  }

  @Test
  void whatIsListedStaysListed() throws IOException {
    Path file = folder.resolve("permalinks.lock");
    Files.writeString(file, "/zzz/\n/about/\n");
    Set<String> added = PermalinkLock.read(file, "x", new ArrayList<>()).add(kb(), file);
    assertEquals(29, added.size());
    assertEquals(31, PermalinkLock.read(file, "x", new ArrayList<>()).lines().size());
    assertEquals(Set.of(), PermalinkLock.read(file, "x", new ArrayList<>()).add(kb(), file));
  }

  /** These codes are printed on paper: a change here breaks it. */
  @Test
  void shortLinksNeverChange() {
    assertEquals("/go/p6brdhz/", shortLink("programs/steady-teams/"));
    assertEquals("/go/pncd9rj/", shortLink("about/"));
  }

  private static String shortLink(String page) {
    return Address.page(page).shortLink().permalink();
  }

  @Test
  void noOtherFileIsLeftBehind() throws IOException {
    Path file = folder.resolve("lock/permalinks.lock");
    Files.createDirectories(file.getParent());
    PermalinkLock.read(file, "x", new ArrayList<>()).add(kb(), file);
    assertEquals(1, file.getParent().toFile().list().length);
  }
}
