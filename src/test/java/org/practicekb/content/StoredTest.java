package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored is read again as it was. */
class StoredTest {

  @TempDir private Path folder;
  private final Overflow overflow = new Overflow();

  private void assertKept(ContentReader reader, ContentFile file) {
    ContentFile small = reader.stored(file, type -> Map.of(), overflow);
    assertNotSame(file.body(), small.body());
    assertEquals(file.body(), small.body());
    assertEquals(file.headings(), small.headings());
    assertEquals(file.frontMatter().data(), small.frontMatter().data());
    assertEquals(
        file.frontMatter().data().toString(), small.frontMatter().data().toString(), file.name());
    assertEquals(file.frontMatter().places().text(), small.frontMatter().places().text());
    assertEquals(file.frontMatter().keys().text(), small.frontMatter().keys().text());
    assertEquals(file.place(), small.place());
  }

  @Test
  void everyFileOfTheRealContentIsKept() throws IOException {
    List<ContentFile> files =
        ContentFolder.read(Path.of("content"), "content", type -> Map.of()).files();
    assertFalse(files.isEmpty());
    ContentReader reader = new ContentReader(Path.of("content"), "content");
    files.forEach(file -> assertKept(reader, file));
  }

  @Test
  void numbersAndTextsAreKeptAsTheyWereWritten() throws IOException {
    String fields =
        """
        whole: 5
        decimal: 5.0
        zeros: 0.50
        power: 1e3
        long: 123456789012
        longer: 123456789012345678901234567890
        below: -7
        large: 2147483647
        small: -2147483648
        yes: true
        nothing: null
        empty: ''
        text: "5.0"
        beyond: "caf\u00e9 \u2019 \ud83d\ude00"
        latin: "caf\u00e9"
        half: "\\ud83d"
        list: [1, [2.50], {a: 1}]
        none: []
        """;
    Path file = folder.resolve("terms/numbers.md");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "---\n" + fields + "---\n\n# A *heading*\n\nA [link](b.md), [@doe-2019].\n");
    List<ContentFile> files = ContentFolder.read(folder, "content", type -> Map.of()).files();
    assertEquals(1, files.size());
    assertKept(new ContentReader(folder, "content"), files.get(0));
  }
}
