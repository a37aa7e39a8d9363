package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.search.IndexCheck;

/** A site to read from disk, as a folder and as a zip. */
class OfflineSiteTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir Path folder;
  private Path out;
  private Path zip;

  @BeforeEach
  void name() {
    out = folder.resolve("stick");
    zip = folder.resolve("stick.zip");
  }

  private BuildReport build(SiteForm form, boolean force) throws IOException {
    Path base = Files.createDirectories(folder.resolve("base"));
    Path content = TestSite.of("pages-of-every-kind", base).content();
    Workspace workspace = new Workspace(PROJECT, content, PROJECT.resolve("templates"), out);
    return new SiteBuilder(workspace, "https://kb.test/", force, form, Progress.NONE).build();
  }

  private List<String> verify() throws IOException {
    return SiteVerifier.verify(out, Optional.empty(), IndexCheck::problems).stream()
        .map(Finding::toString)
        .toList();
  }

  @Test
  void builtFolderIsWhole() throws IOException {
    assertTrue(build(SiteForm.DISK, false).published());
    assertEquals(List.of(), verify());
    assertFalse(Files.exists(out.resolve("404.html")));
  }

  @Test
  void linkToAFolderIsADefectOnDiskOnly() throws IOException {
    build(SiteForm.WEB, false);
    assertEquals(List.of(), verify());
    build(SiteForm.DISK, false);
    Path page = out.resolve("programs/steady-teams/index.html");
    Files.writeString(
        page,
        Files.readString(page)
            .replace("../../settings/school/index.html", "../../settings/school/"));
    List<String> defects = verify();
    assertTrue(
        defects.stream()
            .anyMatch(
                defect ->
                    defect.contains(
                        "\"../../settings/school/\"> leads to a folder, which opens no page from"
                            + " disk. Name its index.html.")),
        defects.toString());
  }

  @Test
  void linkGraphFindsLinksToFolders() throws IOException {
    Folder.write(folder, "site/index.html", "<a href=\"a/\">a</a> <a href=\"a/..\">b</a>");
    Folder.write(folder, "site/a/index.html", "<a href=\"?q=1\">a</a> <a href=\"..\">b</a>");
    Path site = folder.resolve("site");
    assertEquals(3, new LinkGraph().verify(site, FileTree.files(site), true).size());
    assertEquals(0, new LinkGraph().verify(site, FileTree.files(site), false).size());
  }

  @Test
  void dataAndPagesStandBesideTheirFilesAsScripts() throws IOException {
    build(SiteForm.DISK, false);
    for (String name : List.of("search/meta.json", "terms/burnout/index.json")) {
      assertEquals(
          "document.currentScript.content=" + Files.readString(out.resolve(name)) + ";\n",
          Files.readString(out.resolve(name + ".js")));
    }
    String page = Files.readString(out.resolve("terms/burnout/index.html.js"));
    assertTrue(
        page.startsWith("document.currentScript.content=\"<!DOCTYPE html>\\n<html lang="), page);
  }

  @Test
  void formsMayLeadToFiles() throws IOException {
    build(SiteForm.DISK, false);
    for (String page : List.of("index.html", "search/index.html", "programs/steady/index.html")) {
      String html = Files.readString(out.resolve(page));
      assertTrue(html.contains("form-action 'self' file:; object-src 'none'\">"), html);
    }
  }

  @Test
  void ordinarySiteHasNeither() throws IOException {
    build(SiteForm.WEB, false);
    assertEquals(
        0,
        FileTree.files(out).stream().filter(name -> name.matches(".*\\.(json|html)\\.js")).count());
    String home = Files.readString(out.resolve("index.html"));
    assertTrue(home.contains("href=\"programs/\""), home);
    assertFalse(home.contains("index.html"), home);
  }

  @Test
  void sameContentGivesTheSameZipInAnotherTimeZone() throws IOException {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      build(SiteForm.ZIP, false);
      byte[] first = Files.readAllBytes(zip);
      TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
      build(SiteForm.ZIP, false);
      assertArrayEquals(first, Files.readAllBytes(zip));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void zipHasTheWholeSiteInOneFolderAndLeavesNothingElse() throws IOException {
    build(SiteForm.DISK, false);
    List<String> site = FileTree.files(out).stream().map(name -> "stick/" + name).toList();
    FileTree.delete(out);
    build(SiteForm.ZIP, false);
    try (ZipFile file = new ZipFile(zip.toFile())) {
      assertEquals(
          site.stream().filter(name -> !name.equals("stick/.gitignore")).toList(),
          file.stream().map(ZipEntry::getName).toList());
    }
    assertEquals(List.of(".stick.lock", "base", "stick.zip"), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void zipLeavesTheFolderAsItIs() throws IOException {
    Folder.write(out, "mine.txt", "mine");
    assertTrue(build(SiteForm.ZIP, false).published());
    assertEquals(List.of("mine.txt"), FileTree.files(out));
  }

  @Test
  void ownZipIsReplacedAndAnotherOnlyByForce() throws IOException {
    build(SiteForm.ZIP, false);
    build(SiteForm.ZIP, false);
    Files.writeString(zip, "holiday pictures");
    String message =
        assertThrows(SiteException.class, () -> build(SiteForm.ZIP, false)).getMessage();
    assertTrue(message.contains("stick.zip is no zip that kb made."), message);
    assertEquals("holiday pictures", Files.readString(zip));
    build(SiteForm.ZIP, true);
    new ZipFile(zip.toFile()).close();
  }
}
