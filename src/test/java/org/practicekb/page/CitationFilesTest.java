package org.practicekb.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TinyBase;

/** What a reference manager reads. */
class CitationFilesTest {

  @TempDir Path folder;

  @Test
  void aChapterIsNoArticleAndNamesItsEditor() throws IOException {
    String chapter =
        """
        ---
        title: Teams
        kind: book
        authors: [{family: Doe, given: J.}]
        editors: [{family: Roe, given: R.}]
        year: 2019
        container: All of work
        ---
        """;
    new CitationFiles(TinyBase.create(Map.of("references/doe-2019.md", chapter)).all())
        .write(
            (file, content) -> Files.write(folder.resolve(Path.of(file).getFileName()), content));
    assertEquals(
        """
        @incollection{doe-2019,
          title = {Teams},
          author = {Doe, J.},
          editor = {Roe, R.},
          year = {2019},
          booktitle = {All of work}
        }
        """,
        Files.readString(folder.resolve("citations.bib")));
    String ris = Files.readString(folder.resolve("citations.ris"));
    assertTrue(ris.startsWith("TY  - CHAP\nAU  - Doe, J.\nA2  - Roe, R.\n"), ris);
    assertTrue(ris.contains("BT  - All of work\n"), ris);
    String csl = Files.readString(folder.resolve("citations.csl.json"));
    assertTrue(csl.contains("\"type\" : \"chapter\""), csl);
    assertTrue(csl.contains("\"editor\" : [ {"), csl);
  }
}
