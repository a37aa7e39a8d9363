package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  private static final String CRC32_OF_ABC = "352441c2";

  @TempDir Path folder;
  private Path site;

  @BeforeEach
  void writeSite() throws IOException {
    site = folder.resolve("site");
    Folder.write(site, "terms/burnout/index.html", "abc");
    Folder.write(site, "index.html", "home");
    Folder.write(site, ".gitignore", Staging.IGNORE_ALL_BUT_ITSELF);
    Manifest.of(site).write(site);
  }

  @Test
  void everyFileIsListedInOrderButTheListAndTheGitignore() throws IOException {
    List<Manifest.FileSum> files = Manifest.read(site).files();
    assertEquals(
        List.of("index.html", "terms/burnout/index.html"),
        files.stream().map(Manifest.FileSum::path).toList());
    assertEquals(new Manifest.FileSum("terms/burnout/index.html", 3, CRC32_OF_ABC), files.get(1));
  }

  @Test
  void oneFileStandsOnOneLine() throws IOException {
    assertEquals(4, Files.readAllLines(site.resolve(Manifest.PATH)).size());
  }

  @Test
  void anUntouchedSiteAgrees() throws IOException {
    assertEquals(List.of(), Manifest.read(site).compare(site));
  }

  @Test
  void missingExtraAndChangedFilesAreNamed() throws IOException {
    Folder.write(site, "terms/burnout/index.html", "abd");
    Files.delete(site.resolve("index.html"));
    Folder.write(site, "notes/mine.txt", "");
    assertEquals(
        List.of(
            "index.html: the manifest lists this file, which is missing. Build again.",
            "notes/mine.txt: the manifest does not list this file. Move it elsewhere: no build"
                + " wrote it.",
            "terms/burnout/index.html: the file is not as the build wrote it. Build again."),
        Manifest.read(site).compare(site).stream().sorted().map(Finding::toString).toList());
  }

  @Test
  void aLinkInPlaceOfAFileIsAChange() throws IOException {
    Path page = site.resolve("index.html");
    Files.move(page, folder.resolve("moved.html"));
    Files.createSymbolicLink(page, Path.of("../moved.html"));
    List<Finding> findings = Manifest.read(site).compare(site);
    assertEquals(List.of("index.html"), findings.stream().map(Finding::file).toList());
  }

  @Test
  void aSiteOfLinksIsNotListed() throws IOException {
    Files.createSymbolicLink(site.resolve("link.html"), Path.of("index.html"));
    assertThrows(SiteException.class, () -> Manifest.of(site));
  }

  @Test
  void aManifestThatIsNoneOfOursSaysSo() throws IOException {
    for (String text :
        List.of("", "null", "[]", "{\"name\":\"An app\"}", "{\"generator\":\"practice-kb\"}")) {
      Folder.write(site, Manifest.PATH, text);
      SiteException damage = assertThrows(SiteException.class, () -> Manifest.read(site));
      assertTrue(damage.getMessage().contains("manifest.json cannot be read"), text);
    }
  }

  @Test
  void aMissingManifestIsAMissingFile() throws IOException {
    Files.delete(site.resolve(Manifest.PATH));
    assertThrows(NoSuchFileException.class, () -> Manifest.read(site));
  }
}
