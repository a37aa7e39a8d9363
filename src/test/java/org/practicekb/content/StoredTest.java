package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import com.fasterxml.jackson.databind.JsonNode;
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
    JsonNode fields = file.frontMatter().data();
    JsonNode sameFields = FieldBytes.read(again(FieldBytes.write(fields)));
    assertNotSame(fields, sameFields);
    assertEquals(fields, sameFields);
    assertEquals(fields.toString(), sameFields.toString(), file.name());
    Body same =
        BodyBytes.read(file.place().path(), file.headings(), again(BodyBytes.write(file.body())));
    assertNotSame(file.body(), same);
    assertEquals(file.body(), same);
    ContentFile stored = reader.stored(file, type -> Map.of(), overflow);
    assertEquals(file.body(), stored.body());
    assertEquals(file.headings(), stored.headings());
    assertEquals(fields, stored.frontMatter().data());
    assertEquals(file.frontMatter().places().text(), stored.frontMatter().places().text());
    assertEquals(file.frontMatter().keys().text(), stored.frontMatter().keys().text());
    assertEquals(file.place(), stored.place());
  }

  /** What was written, from the file to which it was added. */
  private BytesReader again(BytesWriter bytes) {
    long start = overflow.add(bytes.bytes(), bytes.length());
    return new BytesReader(overflow.read(start, bytes.length()));
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

  /** Of more files than are kept whole all are stored, of as many none; they say the same. */
  @Test
  void onlyOfManyFilesAreTextsStored() throws IOException {
    List<ContentFile> whole = read(3);
    List<ContentFile> stored = read(2);
    assertEquals(3, whole.size());
    assertEquals(3, stored.size());
    for (int i = 0; i < whole.size(); i++) {
      assertFalse(whole.get(i).text() instanceof Stored, whole.get(i).name());
      assertInstanceOf(Stored.class, stored.get(i).text(), stored.get(i).name());
      assertEquals(whole.get(i).name(), stored.get(i).name());
      assertEquals(whole.get(i).body(), stored.get(i).body());
      assertEquals(whole.get(i).frontMatter().data(), stored.get(i).frontMatter().data());
      assertEquals(whole.get(i).place("/title"), stored.get(i).place("/title"));
    }
  }

  /** Three files, of which so many are kept whole. */
  private List<ContentFile> read(int whole) throws IOException {
    for (String name : List.of("a", "b", "c")) {
      Path file = folder.resolve("terms/" + name + ".md");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "---\ntitle: " + name + "\n---\n\n# Of *" + name + "*\n\nText.\n");
    }
    ContentFolder.Memory memory = new ContentFolder.Memory(whole);
    return ContentFolder.read(folder, "content", type -> Map.of(), memory, file -> {}).files();
  }
}
