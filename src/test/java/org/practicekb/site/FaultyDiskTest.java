package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicekb.TestSite;
import org.practicekb.search.IndexCheck;

/**
 * Whole builds on file systems that are full, read-only or elsewhere. These are mounted, for which
 * the tests must be root; where nothing can be mounted they are skipped.
 */
class FaultyDiskTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir Path temporary;
  private final Deque<Path> mounted = new ArrayDeque<>();
  private Path folder;
  private Path content;

  @BeforeEach
  void readContent() throws IOException {
    folder = temporary.toRealPath();
    content = TestSite.of("pages-of-every-kind", folder.resolve("base")).content();
  }

  @AfterEach
  void unmount() throws Exception {
    for (Path point : mounted) {
      assertTrue(succeeds("umount", point.toString()), "cannot unmount " + point);
    }
  }

  private Path mount(String name, String... options) throws Exception {
    Path point = Files.createDirectories(folder.resolve(name));
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(options));
    command.add(point.toString());
    assumeTrue(
        succeeds(command.toArray(String[]::new)), "nothing can be mounted here: are you root?");
    mounted.push(point);
    return point;
  }

  private Path disk(String name) throws Exception {
    return mount(name, "-t", "tmpfs", "-o", "size=64m", "kb-test");
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  private BuildReport build(Path out, String baseUrl) throws IOException {
    Workspace workspace = new Workspace(PROJECT, content, PROJECT.resolve("templates"), out);
    return new SiteBuilder(workspace, baseUrl, false, Progress.NONE).build();
  }

  private void publish(Path out, String baseUrl) throws IOException {
    assertTrue(build(out, baseUrl).published());
    assertIs(out, baseUrl);
  }

  /** The site is whole, and of this build. */
  private static void assertIs(Path out, String baseUrl) throws IOException {
    List<Finding> findings = SiteVerifier.verify(out, Optional.of(baseUrl), IndexCheck::problems);
    assertEquals(List.of(), findings.stream().limit(5).toList(), baseUrl);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 60, 90})
  void aDiskThatGetsFullLeavesTheLastSiteAndNothingElse(int percent) throws Exception {
    Path site = disk("disk").resolve("site");
    long free = Files.getFileStore(site.getParent()).getUsableSpace();
    publish(site, "https://old.test/");
    long size = free - Files.getFileStore(site.getParent()).getUsableSpace();
    assertFails(site, free - size - size * percent / 100);
    publish(site, "https://new.test/");
  }

  @Test
  @Tag("full")
  void aDiskThatGetsFullAtAnyMomentDoesToo() throws Exception {
    Path site = disk("disk").resolve("site");
    long free = Files.getFileStore(site.getParent()).getUsableSpace();
    publish(site, "https://old.test/");
    long size = free - Files.getFileStore(site.getParent()).getUsableSpace();
    for (long room = 0; room < size - 65_536; room += 16_384) {
      assertFails(site, free - size - room);
    }
  }

  /** Such a build writes into links to the site's own files, but never over these. */
  @ParameterizedTest
  @ValueSource(ints = {0, 32})
  void aDiskThatGetsFullWhileFewPagesAreMadeLeavesTheLastSite(int kilobytes) throws Exception {
    Path site = disk("disk").resolve("site");
    Path page = site.resolve("programs/steady-teams/index.html");
    assertTrue(buildAgain(site).published());
    change("One more line [@doe-2019].");
    Path filler = site.resolveSibling("filler");
    fill(filler, Files.getFileStore(site).getUsableSpace() - kilobytes * 1024L);
    IOException full = assertThrows(IOException.class, () -> buildAgain(site));
    assertTrue(full.getMessage().contains("No space left on device"), full.getMessage());
    assertIs(site, "https://kb.test/");
    assertFalse(Files.readString(page).contains("One more line"));
    Files.delete(filler);
    assertTrue(buildAgain(site).made() < 10);
    assertIs(site, "https://kb.test/");
    assertTrue(Files.readString(page).contains("One more line"));
  }

  private BuildReport buildAgain(Path out) throws IOException {
    Workspace workspace = new Workspace(PROJECT, content, PROJECT.resolve("templates"), out);
    return new SiteBuilder(workspace, "https://kb.test/", false, Progress.NONE)
        .build(LastBuild.of(workspace, "https://kb.test/", SiteForm.WEB));
  }

  private void change(String line) throws IOException {
    Files.writeString(
        content.resolve("programs/steady-teams.md"), "\n" + line + "\n", StandardOpenOption.APPEND);
  }

  /** A build beside so much else fails, and leaves all as it was. */
  private void assertFails(Path site, long bytes) throws IOException {
    Path filler = site.resolveSibling("filler");
    fill(filler, bytes);
    IOException full = assertThrows(IOException.class, () -> build(site, "https://new.test/"));
    assertTrue(full.getMessage().contains("No space left on device"), full.getMessage());
    assertIs(site, "https://old.test/");
    assertEquals(
        List.of(Path.of(".site.lock"), Path.of("filler"), Path.of("site")),
        FileTree.children(site.getParent()));
    Files.delete(filler);
  }

  @Test
  void aFileThatCameInTheLastMomentIsKeptThoughTheDiskGetsFullThen() throws Exception {
    Path site = disk("disk").resolve("site");
    Path filler = site.resolveSibling("filler");
    Folder.publish(site, "old", false);
    FolderSwap.Exchange late =
        (one, other) -> {
          Folder.write(site, "mine.txt", "precious".repeat(100_000));
          boolean exchanged = FolderExchange.tryExchange(one, other);
          fill(filler, Files.getFileStore(site).getUsableSpace());
          return exchanged;
        };
    try (Staging staging = Staging.open(new FolderSwap(site, late), false)) {
      Folder.build(staging.folder(), "new");
      staging.commit();
    }
    assertEquals("new", Folder.read(site, "index.html"));
    Files.delete(filler);
    Staging.recover(site);
    assertEquals("precious".repeat(100_000), Folder.read(site, "mine.txt"));
    assertEquals(
        List.of(Path.of(".site.lock"), Path.of("site")), FileTree.children(site.getParent()));
  }

  private static void fill(Path file, long bytes) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long written = 0; written + block.length <= bytes; written += block.length) {
        out.write(block);
      }
    }
  }

  @Test
  void aReadOnlyTargetStaysAsItIsAndTheMessageSaysWhy() throws Exception {
    Path disk = disk("disk");
    publish(disk.resolve("site"), "https://old.test/");
    assertTrue(succeeds("mount", "-o", "remount,ro", disk.toString()));
    SiteException refusal =
        assertThrows(SiteException.class, () -> build(disk.resolve("site"), "https://new.test/"));
    assertTrue(refusal.getMessage().contains("Read-only file system"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("Nothing has changed"), refusal.getMessage());
    assertThrows(SiteException.class, () -> build(disk.resolve("deep/site"), "https://new.test/"));
    assertIs(disk.resolve("site"), "https://old.test/");
    assertTrue(succeeds("mount", "-o", "remount,rw", disk.toString()));
    publish(disk.resolve("site"), "https://new.test/");
  }

  @Test
  void aLinkToAnotherFileSystemStaysALinkAndTheSiteIsExchangedThere() throws Exception {
    Path html = disk("disk").resolve("html");
    Path site = Files.createSymbolicLink(folder.resolve("site"), html);
    publish(site, "https://old.test/");
    publish(site, "https://new.test/");
    assertEquals(html, Files.readSymbolicLink(site));
    assertEquals(
        List.of(Path.of(".html.lock"), Path.of("html")), FileTree.children(html.getParent()));
  }

  @Test
  void aTargetThatIsItselfAFileSystemIsRefusedBeforeAnythingIsWritten() throws Exception {
    Path disk = disk("disk");
    Folder.write(disk, "lost+found/mine.txt", "precious");
    assertThrows(SiteException.class, () -> build(disk, "https://new.test/"));
    Files.delete(disk.resolve("lost+found/mine.txt"));
    Files.delete(disk.resolve("lost+found"));
    SiteException refusal =
        assertThrows(SiteException.class, () -> build(disk, "https://new.test/"));
    assertTrue(refusal.getMessage().contains("--out"), refusal.getMessage());
    assertEquals(List.of(), FileTree.children(disk));
    publish(disk.resolve("site"), "https://new.test/");
  }

  @Test
  void aTargetThatIsAnotherFolderMountedThereIsRefusedAndStays() throws Exception {
    Path real = folder.resolve("real");
    publish(real.resolve("site"), "https://old.test/");
    Path bound = mount("bound", "--bind", real.resolve("site").toString());
    SiteException refusal =
        assertThrows(SiteException.class, () -> build(bound, "https://new.test/"));
    assertTrue(refusal.getMessage().contains("--out"), refusal.getMessage());
    assertIs(real.resolve("site"), "https://old.test/");
    assertFalse(
        FileTree.children(folder).stream().anyMatch(name -> name.toString().contains("staging")));
  }

  @Test
  void aLeftoverThatCannotBeDeletedStopsNoLaterCommand() throws Exception {
    Path site = folder.resolve("www/site");
    publish(site, "https://old.test/");
    disk("www/.site.staging-7/stuck");
    publish(site, "https://new.test/");
    assertTrue(Files.isDirectory(folder.resolve("www/.site.staging-7/stuck")));
  }

  @Test
  void filesFromTheFutureAreReplacedAndGiveTheSameSite() throws Exception {
    Path site = folder.resolve("site");
    publish(site, "https://kb.test/");
    List<Manifest.FileSum> before = Manifest.read(site).files();
    FileTime future = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
    for (Path root : List.of(site, content)) {
      for (String name : FileTree.files(root)) {
        Files.setLastModifiedTime(root.resolve(name), future);
      }
    }
    publish(site, "https://kb.test/");
    assertEquals(before, Manifest.read(site).files());
    assertTrue(Files.getLastModifiedTime(site.resolve("index.html")).compareTo(future) < 0);
  }
}
