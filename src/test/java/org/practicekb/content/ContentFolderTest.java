package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** What may lie in the content folder. */
class ContentFolderTest {

  private static final String STRAY =
      "(entries end in .md, taxonomies in .yml; images are in images/)";

  private static final String FOLDERS =
      "(folders: programs, interventions, principles, answers, references, sources, frameworks, terms, scales, conflicts, source-errors, tables, pathways, pages)";

  @Test
  void filesOfUnknownFolders() throws IOException {
    assertEquals(
        """
        content/blog/post.md: 'blog' is not the folder of a type. %1$s
        content/loose.md: the file is in no type's folder. Move it into the folder of its type. %1$s
        content/program/steady.md: 'program' is not the folder of a type. Did you mean 'programs'? %1$s
        content/taxonomies/notes.md: 'taxonomies' is not the folder of a type. %1$s
        """
            .formatted(FOLDERS),
        TestSite.report("file-of-an-unknown-folder"));
  }

  @Test
  void filesOfUnknownKinds() throws IOException {
    assertEquals(
        """
        content/pages/SHOUT.MD: 'SHOUT.MD' is no entry. Rename it to 'SHOUT.md'. %1$s
        content/pages/notes.txt: 'notes.txt' is no entry. Rename it to 'notes.md'. %1$s
        content/pages/old.markdown: 'old.markdown' is no entry. Rename it to 'old.md'. %1$s
        content/programs/data.csv: 'data.csv' is no entry. Move it out of the content folder. %1$s
        content/taxonomies/more/scopes.yml: 'scopes.yml' is no entry. A taxonomy is 'taxonomies/scopes.yml'. %1$s
        content/taxonomies/scopes.yaml: 'scopes.yaml' is no entry. A taxonomy is 'taxonomies/scopes.yml'. %1$s
        """
            .formatted(STRAY),
        TestSite.report("file-of-an-unknown-kind"));
  }

  @Test
  void whatPointsToAnUnreadFileIsNotJudged() throws IOException {
    assertEquals(
        """
        content/scales/stars.md:1:1: the front matter has no end. Add a line '---' after the last field. (an entry begins with '---', then its fields, then '---')
        content/sources/report-2020.md:1:1: no front matter. Begin the file with a line '---'. (an entry begins with '---', then its fields, then '---')
        content/terms/burnout.md:2:15: 'title: Burnout: a term' has a second ':' in a value without quotes. Put the value in 'single quotes'.
        """,
        TestSite.report("link-to-an-unread-file"));
  }

  @Test
  void linksToElsewhereAreRefusedAndHiddenOnesLeftAlone(@TempDir Path folder) throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("site"));
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.md"), "Secret.\n");
    Path pages = site.content().resolve("pages");
    Files.createSymbolicLink(pages.resolve("file.md"), outside.resolve("secret.md"));
    Files.createSymbolicLink(pages.resolve("folder"), outside);
    Files.createSymbolicLink(pages.resolve("gone.md"), outside.resolve("gone.md"));
    Files.createSymbolicLink(pages.resolve(".#about.md"), Path.of("editor@host.1"));
    assertEquals(
        """
        content/pages/file.md: a link to elsewhere, not a file of its own. Put the file itself here.
        content/pages/folder: a link to elsewhere, not a file of its own. Put the file itself here.
        content/pages/gone.md: a link to elsewhere, not a file of its own. Put the file itself here.
        """,
        site.report());
  }

  @Test
  void anImageThatIsALinkToElsewhereIsNoImage(@TempDir Path folder) throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("site"));
    Path secret = Files.writeString(folder.resolve("secret.png"), "Secret.");
    Path image = site.content().resolve("images/line.png");
    Files.delete(image);
    Files.createSymbolicLink(image, secret);
    assertEquals(
        """
        content/images/line.png: 'line.png' is no file. Put the pictures themselves here, side by side.
        content/pages/about.md:9:1: '../images/line.png' is no image of this knowledge base. Put the file into content/images and link it as '../images/name.png'. (png, jpg, gif, webp, avif or svg)
        """,
        site.report());
  }

  @Test
  void aFolderThatIsMissingIsNamed(@TempDir Path folder) {
    Path missing = folder.resolve("content");
    NoSuchFileException e =
        assertThrows(
            NoSuchFileException.class, () -> ContentFolder.read(missing, "content", f -> Map.of()));
    assertEquals(missing.toString(), e.getFile());
  }
}
