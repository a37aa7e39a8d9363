package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBuildTest {

  @TempDir Path project;
  private Path site;

  @BeforeEach
  void publishOld() throws IOException {
    site = project.toRealPath().resolve("site");
    Folder.publish(site, "old", false);
  }

  @Test
  void aBuildKilledWhileItStagesChangesNothing() throws Exception {
    Process build = start("stage");
    assertThrows(SiteException.class, () -> Staging.open(site, false));
    kill(build);
    assertEquals("old", Folder.read(site, "index.html"));
    assertEquals(3, FileTree.children(project).size());
    Staging.recover(site);
    assertOnlyTheSiteIsLeft("old");
  }

  @Test
  void theNextBuildClearsUpBehindAKilledOne() throws Exception {
    kill(start("stage"));
    Folder.publish(site, "new", false);
    assertOnlyTheSiteIsLeft("new");
  }

  @Test
  void aBuildKilledBetweenTheTwoRenamesIsCompletedByTheNextCommand() throws Exception {
    kill(start("rename once"));
    assertFalse(Files.exists(site));
    Staging.recover(site);
    assertOnlyTheSiteIsLeft("new");
  }

  @Test
  void anExchangeIsCompletedAlsoWhenARepositoryPutTheFolderBack() throws Exception {
    kill(start("rename once"));
    Folder.write(site, ".gitignore", Staging.IGNORE_ALL_BUT_ITSELF);
    Staging.recover(site);
    assertOnlyTheSiteIsLeft("new");
  }

  @Test
  void whatSomeoneElsePutInTheGapIsNotOverwritten() throws Exception {
    kill(start("rename once"));
    Folder.write(site, "mine.txt", "precious");
    SiteException refusal = assertThrows(SiteException.class, () -> Staging.recover(site));
    assertTrue(refusal.getMessage().contains(".site.staging-"), refusal.getMessage());
    assertEquals("precious", Folder.read(site, "mine.txt"));
  }

  @Test
  void aSiteThatWasOnlyMovedAsideIsMovedBack() throws IOException {
    Files.move(site, site.resolveSibling(".site.old-7"));
    Staging.recover(site);
    assertOnlyTheSiteIsLeft("old");
  }

  @Test
  void aPreviousSiteThatWasNotDeletedYetIsDeletedLater() throws IOException {
    Folder.write(project, ".site.old-7/index.html", "older");
    Staging.recover(site);
    assertOnlyTheSiteIsLeft("old");
  }

  @Test
  void withoutTheSystemCallTwoRenamesReplaceTheSite() throws IOException {
    Folder.write(site, "mine.txt", "precious");
    FolderSwap renames = new FolderSwap(site, FolderSwap.Exchange.NONE);
    try (Staging staging = Staging.open(renames, true)) {
      Folder.build(staging.folder(), "new");
      staging.commit();
    }
    assertEquals("precious", Folder.read(site, "mine.txt"));
    assertOnlyTheSiteIsLeft("new");
  }

  @Test
  void filesThatComeInTheVeryLastMomentAreKept() throws IOException {
    FolderSwap.Exchange late =
        (one, other) -> {
          Folder.write(site, "mine.txt", "precious");
          return FolderExchange.tryExchange(one, other);
        };
    try (Staging staging = Staging.open(new FolderSwap(site, late), false)) {
      Folder.build(staging.folder(), "new");
      staging.commit();
    }
    assertEquals("precious", Folder.read(site, "mine.txt"));
    assertOnlyTheSiteIsLeft("new");
  }

  @Test
  void filesThatComeInTheVeryLastMomentAreKeptWhenTheBuildIsKilledThen() throws Exception {
    kill(start("exchange"));
    assertEquals("new", Folder.read(site, "index.html"));
    assertFalse(Files.exists(site.resolve("mine.txt")));
    Staging.recover(site);
    assertEquals("precious", Folder.read(site, "mine.txt"));
    assertOnlyTheSiteIsLeft("new");
  }

  @Test
  void aPreviousSiteThatWasHalfDeletedAddsNothingToTheNewOne() throws IOException {
    Path previous = project.resolve(".site.old-7");
    Folder.write(previous, "gone/index.html", "older");
    Folder.write(previous, "mine.txt", "precious");
    Folder.build(previous, "older");
    Folder.write(previous, "late.txt", "precious");
    Files.delete(previous.resolve("index.html"));
    Staging.recover(site);
    assertEquals(
        List.of(".gitignore", "data/manifest.json", "index.html", "late.txt"),
        FileTree.files(site));
    assertOnlyTheSiteIsLeft("old");
  }

  @Test
  void whatAKilledZipLeavesIsNoPartOfTheSite() throws IOException {
    Path staged = project.resolve(".site.staging-7");
    Folder.build(staged, "packed");
    Folder.write(staged, ".unfinished.zip", "half a zip");
    Staging.recover(site);
    assertEquals(List.of(".gitignore", "data/manifest.json", "index.html"), FileTree.files(site));
    assertOnlyTheSiteIsLeft("old");
  }

  @Test
  void aRunningBuildIsLeftAloneByOtherCommands() throws IOException {
    try (Staging staging = Staging.open(site, false)) {
      Staging.recover(site);
      assertTrue(Files.exists(staging.folder()));
    }
  }

  @Test
  void foldersThatOnlyLookLikeLeftoversStay() throws IOException {
    Path other = Files.createDirectory(project.resolve(".site.staging-area"));
    Staging.recover(site);
    assertTrue(Files.exists(other));
  }

  private void assertOnlyTheSiteIsLeft(String home) throws IOException {
    assertEquals(home, Folder.read(site, "index.html"));
    assertEquals(List.of(Path.of(".site.lock"), Path.of("site")), FileTree.children(project));
  }

  /** Starts a build in a process of its own, and returns when it has come to its point. */
  private Process start(String until) throws IOException {
    Process build =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Build.class.getName(),
                site.toString(),
                until)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = build.inputReader(StandardCharsets.UTF_8);
    assertEquals("ready", output.readLine());
    return build;
  }

  private static void kill(Process build) throws InterruptedException {
    build.destroyForcibly().waitFor();
  }

  /** The build that is killed. */
  static final class Build {

    public static void main(String[] args) throws IOException {
      FolderSwap.Exchange exchange =
          args[1].equals("exchange") ? Build::exchangeAndWait : FolderSwap.Exchange.NONE;
      FolderSwap swap = new FolderSwap(Path.of(args[0]), exchange);
      Staging staging = Staging.open(swap, false);
      Folder.build(staging.folder(), "new");
      if (args[1].equals("exchange")) {
        staging.commit();
      }
      if (args[1].equals("rename once")) {
        swap.moveOldAside(
            swap.target()
                .resolveSibling(
                    staging.folder().getFileName().toString().replace("staging", "old")));
      }
      await();
    }

    private static boolean exchangeAndWait(Path one, Path other) throws IOException {
      Folder.write(other, "mine.txt", "precious");
      boolean exchanged = FolderExchange.tryExchange(one, other);
      await();
      return exchanged;
    }

    private static void await() throws IOException {
      System.out.println("ready");
      System.in.read();
    }
  }
}
