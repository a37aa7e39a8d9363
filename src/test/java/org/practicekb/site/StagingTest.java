package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {

  @TempDir Path project;

  private Path site() {
    return project.resolve("site");
  }

  @Test
  void aFirstBuildMakesTheTargetAndItsParents() throws IOException {
    Path deep = project.resolve("public/html");
    Folder.publish(deep, "new", false);
    assertEquals("new", Folder.read(deep, "index.html"));
  }

  @Test
  void aBuildReplacesTheWholeSite() throws IOException {
    try (Staging staging = Staging.open(site(), false)) {
      Folder.write(staging.folder(), "programs/gone/index.html", "old");
      Folder.build(staging.folder(), "old");
      staging.commit();
    }
    Folder.publish(site(), "new", false);
    assertEquals(List.of(".gitignore", "data/manifest.json", "index.html"), FileTree.files(site()));
    assertEquals("new", Folder.read(site(), "index.html"));
  }

  @Test
  void theSiteIgnoresItselfInARepository() throws IOException {
    Folder.publish(site(), "new", false);
    assertEquals("*\n!.gitignore\n", Folder.read(site(), ".gitignore"));
  }

  @Test
  void theFolderIsEmptyAndBesideTheTarget() throws IOException {
    try (Staging staging = Staging.open(site(), false)) {
      assertEquals(List.of(), FileTree.children(staging.folder()));
      assertEquals(project.toRealPath(), staging.folder().getParent());
    }
  }

  @Test
  void aFailedBuildLeavesTheTargetAndNothingElse() throws IOException {
    Folder.publish(site(), "old", false);
    try (Staging staging = Staging.open(site(), false)) {
      Folder.build(staging.folder(), "unfinished");
    }
    assertEquals("old", Folder.read(site(), "index.html"));
    assertOnlyTheSiteIsLeft();
  }

  @Test
  void nothingButTheSiteIsLeftAfterABuild() throws IOException {
    Folder.publish(site(), "old", false);
    Folder.publish(site(), "new", false);
    assertOnlyTheSiteIsLeft();
  }

  private void assertOnlyTheSiteIsLeft() throws IOException {
    assertEquals(List.of(Path.of(".site.lock"), Path.of("site")), FileTree.children(project));
  }

  @Test
  void aSecondBuildAtTheSameTimeIsRefused() throws IOException {
    try (Staging first = Staging.open(site(), false)) {
      SiteException refusal = assertThrows(SiteException.class, () -> Staging.open(site(), false));
      assertTrue(refusal.getMessage().contains("Another build"), refusal.getMessage());
      assertTrue(Files.exists(first.folder()));
    }
    Folder.publish(site(), "later", false);
    assertEquals("later", Folder.read(site(), "index.html"));
  }

  @Test
  void theLockHoldsByWhateverNameTheTargetIsCalled() throws IOException {
    Path link = Files.createSymbolicLink(project.resolve("link"), Files.createDirectory(site()));
    Staging first = Staging.open(site(), false);
    try (first) {
      assertThrows(SiteException.class, () -> Staging.open(link, false));
      assertThrows(
          SiteException.class, () -> Staging.open(project.resolve("other/../site/."), false));
    }
  }

  @Test
  void filesOfOthersAreRefusedByName() throws IOException {
    Folder.publish(site(), "old", false);
    Folder.write(site(), "programs/mine.txt", "precious");
    SiteException refusal = assertThrows(SiteException.class, () -> Staging.open(site(), false));
    assertTrue(refusal.getMessage().contains("programs/mine.txt"), refusal.getMessage());
    assertEquals("old", Folder.read(site(), "index.html"));
    assertEquals("precious", Folder.read(site(), "programs/mine.txt"));
  }

  @Test
  void onlyAFewOfManyForeignFilesAreNamed() throws IOException {
    for (int i = 0; i < 8; i++) {
      Folder.write(site(), "photo-" + i + ".jpg", "");
    }
    SiteException refusal = assertThrows(SiteException.class, () -> Staging.open(site(), false));
    assertTrue(refusal.getMessage().contains("photo-4.jpg and 3 more"), refusal.getMessage());
  }

  @Test
  void filesOfOthersThatComeDuringTheBuildAreRefusedToo() throws IOException {
    Folder.publish(site(), "old", false);
    try (Staging staging = Staging.open(site(), false)) {
      Folder.build(staging.folder(), "new");
      Folder.write(site(), "mine.txt", "precious");
      assertThrows(SiteException.class, staging::commit);
    }
    assertEquals("old", Folder.read(site(), "index.html"));
    assertEquals("precious", Folder.read(site(), "mine.txt"));
  }

  @Test
  void forceCarriesFilesLinksAndEmptyFoldersOver() throws IOException {
    Folder.publish(site(), "old", false);
    Folder.write(site(), ".git/config", "precious");
    Files.createDirectory(site().resolve(".git/refs"));
    Files.createSymbolicLink(site().resolve("latest"), Path.of("nowhere"));
    Folder.publish(site(), "new", true);
    assertEquals("new", Folder.read(site(), "index.html"));
    assertEquals("precious", Folder.read(site(), ".git/config"));
    assertTrue(Files.isDirectory(site().resolve(".git/refs")));
    assertEquals(Path.of("nowhere"), Files.readSymbolicLink(site().resolve("latest")));
  }

  @Test
  void forceKeepsTheTimesOfForeignFiles() throws IOException {
    Folder.write(site(), "mine.txt", "precious");
    var time = java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(site().resolve("mine.txt"), time);
    Folder.publish(site(), "new", true);
    assertEquals(time, Files.getLastModifiedTime(site().resolve("mine.txt")));
  }

  @Test
  void forceNeverOverwritesAFileOfOthers() throws IOException {
    Folder.write(site(), "index.html", "precious");
    SiteException refusal =
        assertThrows(SiteException.class, () -> Folder.publish(site(), "new", true));
    assertTrue(refusal.getMessage().contains("index.html"), refusal.getMessage());
    assertEquals("precious", Folder.read(site(), "index.html"));
  }

  @Test
  void forceNeverPutsAFolderWhereAFileOfOthersIs() throws IOException {
    Folder.write(site(), "data", "precious");
    assertThrows(SiteException.class, () -> Folder.publish(site(), "new", true));
    assertEquals("precious", Folder.read(site(), "data"));
  }

  @Test
  void anEmptyFolderAndOneWithOnlyAGitignoreAreFine() throws IOException {
    Files.createDirectory(site());
    Folder.publish(site(), "first", false);
    FileTree.delete(site());
    Folder.write(site(), ".gitignore", Staging.IGNORE_ALL_BUT_ITSELF);
    Folder.publish(site(), "second", false);
    assertEquals("second", Folder.read(site(), "index.html"));
  }

  @Test
  void aGitignoreOfOthersIsRefusedOrKept() throws IOException {
    Folder.publish(site(), "old", false);
    Folder.write(site(), ".gitignore", "!everything\n");
    SiteException refusal = assertThrows(SiteException.class, () -> Staging.open(site(), false));
    assertTrue(refusal.getMessage().contains(".gitignore"), refusal.getMessage());
    Folder.publish(site(), "new", true);
    assertEquals("new", Folder.read(site(), "index.html"));
    assertEquals("!everything\n", Folder.read(site(), ".gitignore"));
    Folder.write(site(), ".gitignore", "*\r\n!.gitignore\r\n");
    Folder.publish(site(), "newer", false);
    assertEquals("*\n!.gitignore\n", Folder.read(site(), ".gitignore"));
  }

  @Test
  void aSiteWithADamagedManifestIsNotTouched() throws IOException {
    Folder.publish(site(), "old", false);
    Folder.write(site(), Manifest.PATH, "{\"generator\":\"practice-kb\",\"fil");
    for (boolean force : new boolean[] {false, true}) {
      SiteException refusal = assertThrows(SiteException.class, () -> Staging.open(site(), force));
      assertTrue(refusal.getMessage().contains("data/manifest.json"), refusal.getMessage());
    }
    assertEquals("old", Folder.read(site(), "index.html"));
    assertEquals(List.of(Path.of(".site.lock"), Path.of("site")), FileTree.children(project));
  }

  @Test
  void aLinkStaysALinkAndItsTargetIsReplaced() throws IOException {
    Path releases = Files.createDirectories(project.resolve("www/html"));
    Files.createSymbolicLink(site(), Path.of("www/html"));
    Folder.publish(site(), "old", false);
    Folder.publish(site(), "new", false);
    assertEquals(Path.of("www/html"), Files.readSymbolicLink(site()));
    assertEquals("new", Folder.read(releases, "index.html"));
  }

  @Test
  void aLinkToNothingYetGetsItsTarget() throws IOException {
    Files.createSymbolicLink(site(), Path.of("www/html"));
    Folder.publish(site(), "new", false);
    assertTrue(Files.isDirectory(project.resolve("www/html"), LinkOption.NOFOLLOW_LINKS));
    assertEquals("new", Folder.read(site(), "index.html"));
  }

  @Test
  void aLinkToItselfAndAFileAreRefused() throws IOException {
    Files.createSymbolicLink(site(), Path.of("site"));
    assertThrows(SiteException.class, () -> Staging.open(site(), false));
    Path file = Files.createFile(project.resolve("file"));
    assertThrows(SiteException.class, () -> Staging.open(file, true));
    assertThrows(SiteException.class, () -> Staging.open(file.resolve("below"), true));
    assertThrows(SiteException.class, () -> Staging.open(project.getRoot(), true));
  }

  @Test
  void permissionsAreTheSameWhateverTheyWereMadeWith() throws IOException {
    assumeTrue(Files.getFileStore(project).supportsFileAttributeView("posix"), "no permissions");
    try (Staging staging = Staging.open(site(), false)) {
      Folder.write(staging.folder(), "programs/index.html", "new");
      permit(staging.folder().resolve("programs"), "rwx------");
      permit(staging.folder().resolve("programs/index.html"), "rwxrwxrwx");
      staging.commit();
    }
    assertEquals("rwxr-xr-x", permissions(site()));
    assertEquals("rwxr-xr-x", permissions(site().resolve("programs")));
    assertEquals("rw-r--r--", permissions(site().resolve("programs/index.html")));
    assertEquals("rw-r--r--", permissions(site().resolve(".gitignore")));
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aReaderSeesTheOldOrTheNewNeverNeither() throws Exception {
    assumeTrue(canExchange(), "this file system cannot exchange folders");
    Folder.publish(site(), "0", false);
    AtomicBoolean done = new AtomicBoolean();
    Set<Integer> seen = ConcurrentHashMap.newKeySet();
    ExecutorService readers = Executors.newSingleThreadExecutor();
    Future<Integer> reads = readers.submit(() -> readUntil(done, seen));
    for (int i = 1; i <= 60; i++) {
      Folder.publish(site(), Integer.toString(i), false);
    }
    done.set(true);
    assertTrue(reads.get() > 60, "the reader was hardly there");
    assertTrue(seen.size() > 2, "the reader saw no change");
    readers.shutdown();
  }

  private int readUntil(AtomicBoolean done, Set<Integer> seen) throws IOException {
    int reads = 0;
    for (int last = 0; !done.get(); reads++) {
      int now = Integer.parseInt(Folder.read(site(), "index.html"));
      assertTrue(now >= last, "the reader saw " + now + " after " + last);
      seen.add(now);
      last = now;
    }
    return reads;
  }

  private boolean canExchange() throws IOException {
    Path one = Files.createDirectory(project.resolve("one"));
    Path other = Files.createDirectory(project.resolve("other"));
    return FolderExchange.tryExchange(one, other);
  }

  @Test
  void anExchangeOfSomethingMissingIsAnErrorNotUnsupported() {
    assumeTrue(com.sun.jna.Platform.isLinux(), "only Linux has this call");
    Path one = project.resolve("one");
    assertThrows(IOException.class, () -> FolderExchange.tryExchange(one, site()));
    assertFalse(Files.exists(site()));
  }

  @Test
  void inAContainerAnEmptyTargetIsReplacedAndAFullOneIsNot() throws IOException {
    FolderSwap swap =
        new FolderSwap(
            site().toAbsolutePath(),
            (one, other) -> {
              throw new AtomicMoveNotSupportedException(one.toString(), other.toString(), "EXDEV");
            });
    Folder.write(site(), ".gitignore", Staging.IGNORE_ALL_BUT_ITSELF);
    try (Staging staging = Staging.open(swap, false)) {
      Folder.build(staging.folder(), "first");
      staging.commit();
    }
    try (Staging staging = Staging.open(swap, false)) {
      Folder.build(staging.folder(), "second");
      SiteException refusal = assertThrows(SiteException.class, staging::commit);
      assertTrue(refusal.getMessage().contains("container"), refusal.getMessage());
    }
    assertEquals("first", Folder.read(site(), "index.html"));
    assertOnlyTheSiteIsLeft();
  }

  @Test
  void aTargetThatCannotBeRenamedStaysAsItWas() throws IOException {
    Folder.publish(site(), "old", false);
    FolderSwap swap =
        new FolderSwap(
            site().toAbsolutePath(),
            (one, other) -> {
              throw new AccessDeniedException(other.toString());
            });
    try (Staging staging = Staging.open(swap, false)) {
      Folder.build(staging.folder(), "new");
      SiteException refusal = assertThrows(SiteException.class, staging::commit);
      assertTrue(refusal.getMessage().contains("Nothing has changed"), refusal.getMessage());
    }
    assertEquals("old", Folder.read(site(), "index.html"));
    assertOnlyTheSiteIsLeft();
  }
}
