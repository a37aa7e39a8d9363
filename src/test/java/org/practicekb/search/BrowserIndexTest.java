package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserIndexTest {

  @TempDir Path folder;

  @Test
  void numbersTakeADigitForFiveBits() {
    Packed packed = new Packed().add(0).add(31).add(32).add(63).add(1024);
    assertEquals("AfgB_BggB", packed.toString());
  }

  @Test
  void greatestNumberTakesSevenDigits() {
    assertEquals(7, new Packed().add(Integer.MAX_VALUE).length());
  }

  @Test
  void sameEntriesGiveTheSameFiles() throws IOException {
    assertEquals(files("first", "Teams meet."), files("second", "Teams meet."));
  }

  @Test
  void otherTextGivesAnotherFolder() throws IOException {
    Map<String, String> first = files("first", "Teams meet.");
    Map<String, String> second = files("second", "Teams met.");
    assertNotEquals(folderOf(first), folderOf(second));
  }

  @Test
  void analyzerPutsNothingIntoThePageButOneObject() throws IOException {
    String script = files("site", "Teams meet.").get("analyzer.js");
    assertTrue(script.startsWith("(function(exports){"), script.substring(0, 40));
    String end = script.strip().replaceFirst("(?s).*}\\)\\(", "");
    assertTrue(end.matches("window\\.KbAnalyzer=\\{version:\"[0-9a-f]{8}\"}\\);"), end);
  }

  @Test
  void analyzerIsReadAlikeInEveryEncoding() throws IOException {
    String script = files("site", "Teams meet.").get("analyzer.js");
    assertTrue(script.chars().allMatch(c -> c < 0x80));
    assertTrue(script.contains("\\u2019"), "the apostrophe that the analyzer knows");
  }

  @Test
  void termsAreCutIntoFilesThatTheirBeginningsFind() throws IOException {
    BrowserFiles files = new BrowserFiles(folder);
    BrowserTerms terms = new BrowserTerms(files, "terms", 0);
    Packed some = new Packed();
    for (int i = 0; i < 3000; i++) {
      some.add(0);
    }
    for (String term : List.of("team", "teamwork", "trauma")) {
      terms.add(term, some, new BrowserPositions.OfTerm(0));
    }
    assertEquals(List.of("t", "teamw", "tr"), terms.close());
    Path second = folder.resolve(files.close()).resolve("terms/1.json");
    assertTrue(
        Files.readString(second, StandardCharsets.UTF_8)
            .startsWith("{\"terms/1\":[\"teamwork\\n\",\"AAAA"));
  }

  @Test
  void positionsOfAFrequentTermAreInFilesOfTheirOwn() throws IOException {
    BrowserFiles files = new BrowserFiles(folder);
    BrowserPositions positions = new BrowserPositions(files);
    positions.add(inEntries(1, 2));
    positions.add(inEntries(2, 3));
    positions.add(inEntries(3, 2000));
    positions.add(inEntries(4, 5));
    assertEquals(4, positions.close());
    Path written = folder.resolve(files.close()).resolve("positions");
    List<String> texts = List.of("BBCCC", "D".repeat(1000), "D".repeat(1000), "EEEEE");
    for (int i = 0; i < texts.size(); i++) {
      assertEquals(
          "{\"positions/" + i + "\":\"" + texts.get(i) + "\"}",
          Files.readString(written.resolve(i + ".json")));
    }
  }

  /** A term that stands once in each of so many entries, always at the same position. */
  private static BrowserPositions.OfTerm inEntries(int position, int entries) {
    BrowserPositions.OfTerm term = new BrowserPositions.OfTerm(entries);
    for (int entry = 0; entry < entries; entry++) {
      term.ofEntry(1).add(position);
    }
    return term;
  }

  private static String folderOf(Map<String, String> files) {
    return files.keySet().stream()
        .filter(name -> name.endsWith("/norms/0.json"))
        .findAny()
        .orElseThrow()
        .split("/")[0];
  }

  private Map<String, String> files(String name, String body) throws IOException {
    Path index = folder.resolve(name).resolve("lucene");
    Path out = folder.resolve(name).resolve("search");
    TinyIndex.content().entry("programs/crm", "CRM", body).index(index).close();
    BrowserIndex.write(index, out);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = out.relativize(file).toString().replace('\\', '/');
        files.put(path, Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
