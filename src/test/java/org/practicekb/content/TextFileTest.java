package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** Files that are not the text they must be. */
class TextFileTest {

  @Test
  void aFileInLatin1NamesTheByteAndItsPlace() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:4: the byte E9 ('é' in Latin-1) is not UTF-8. Save the file as UTF-8. (all files are UTF-8)
        """,
        TestSite.report("file-in-latin-1"));
  }

  @Test
  void aFileInUtf16() throws IOException {
    assertEquals(
        """
        content/pages/marked.md: the file is in UTF-16. Save it as UTF-8. (all files are UTF-8)
        content/pages/unmarked.md: the file is in UTF-16. Save it as UTF-8. (all files are UTF-8)
        """,
        TestSite.report("file-in-utf-16"));
  }

  @Test
  void aByteOrderMark() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:1:1: the file begins with a byte order mark (BOM). Save it as UTF-8 without BOM. (all files are UTF-8)
        """,
        TestSite.report("file-with-a-byte-order-mark"));
  }

  @Test
  void invisibleCharactersInWhateverSpelling() throws IOException {
    assertEquals(
        """
        content/pages/bell.md:7:3: the invisible character U+0007. Delete it.
        content/pages/entity.md:7:3: '&#1;' is the invisible character U+0001. Delete it.
        content/pages/entity.md:7:8: '&#x4;' is the invisible character U+0004. Delete it.
        content/pages/escape.md:2:8: the invisible character U+0000. Delete it.
        content/pages/null.md:7:7: the invisible character U+0000. Delete it.
        content/pages/right-to-left.md:7:7: the invisible character U+202E. Delete it.
        content/pages/soft-hyphen.md:7:4: the invisible character U+00AD. Delete it.
        """,
        TestSite.report("file-with-invisible-characters"));
  }

  @Test
  void marksOfAMergeConflict() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: '<<<<<<< HEAD' is left over from a merge conflict. Keep one of the two versions and delete the marks.
        """,
        TestSite.report("file-with-a-merge-conflict"));
  }

  @Test
  void aHugeFileIsNotRead(@TempDir Path folder) throws IOException {
    TestSite site = TestSite.of("sound", folder).with("pages/huge.md", "x".repeat(500_001));
    assertEquals(
        """
        content/pages/huge.md: the file has 500,001 bytes. Split it into several. (at most 500,000)
        """,
        site.report());
  }
}
