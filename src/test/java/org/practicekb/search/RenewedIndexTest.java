package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;

/** An index with few documents made anew is the one in which all were. */
class RenewedIndexTest {

  private static final int ENTRIES = 300;
  private static final int ROUNDS = 8;

  @TempDir Path folder;
  private final Random random = new Random(1);
  private final List<String> summaries = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private String term = "A term.";
  private int count;

  @Test
  void itIsWrittenAsIfBuiltAnewAfterEachOfManyChanges() throws IOException {
    IntStream.range(0, ENTRIES).forEach(i -> summaries.add(text()));
    IntStream.range(0, ENTRIES).forEach(i -> bodies.add(text()));
    Path last = built("first");
    for (int round = 1; round <= ROUNDS; round++) {
      Path renewed = renewed(last, change());
      assertEquals(forBrowsers(built("anew" + round)), forBrowsers(renewed), "round " + round);
      last = renewed;
    }
  }

  @Test
  void theOnlyChangedEntryMayHaveNoBody() throws IOException {
    summaries.add("One.");
    bodies.add("One.");
    Path first = built("first");
    term = "Other.";
    Path renewed = renewed(first, Set.of(new EntryId(EntryType.TERM, "t")));
    assertEquals(forBrowsers(built("anew")), forBrowsers(renewed));
  }

  @Test
  void theOnlyChangedEntryMayLoseItsSummaryAndText() throws IOException {
    summaries.addAll(List.of("One.", "Two."));
    bodies.addAll(List.of("One.", "Two."));
    Path first = built("first");
    summaries.set(0, "");
    bodies.set(0, "");
    Path renewed = renewed(first, Set.of(id(0)));
    assertEquals(forBrowsers(built("anew")), forBrowsers(renewed));
  }

  private Path renewed(Path last, Set<EntryId> changed) throws IOException {
    Path renewed = folder.resolve("renewed" + count++);
    try (RenewedIndex index = new RenewedIndex(last, changed)) {
      assertTrue(index.open());
      index.put(base(), TinyIndex::url);
      index.write(renewed);
    }
    assertSound(renewed);
    return renewed;
  }

  /** Lucene stores documents in chunks, here of about a dozen, and copies these whole. */
  @Test
  void whereverInAChunkTheChangedDocumentsAreAllOthersAreCopied() throws IOException {
    for (int i = 0; i < 20; i++) {
      summaries.add("Long.");
      bodies.add((i + " word".repeat(500) + "\n\n").repeat(10));
    }
    Path first = built("first");
    Map<String, String> all = forBrowsers(first);
    for (int from = 0; from < 20; from++) {
      for (int step : List.of(1, 2, 20)) {
        Set<EntryId> changed = new TreeSet<>();
        for (int i = from; i < 20; i += step) {
          changed.add(id(i));
        }
        assertEquals(all, forBrowsers(renewed(first, changed)));
      }
    }
  }

  @Test
  void anEntryThatItDoesNotHaveIsTold() throws IOException {
    summaries.addAll(List.of("One.", "Two."));
    bodies.addAll(List.of("One.", "Two."));
    EntryId other = new EntryId(EntryType.PROGRAM, "other");
    try (RenewedIndex index = new RenewedIndex(built("first"), Set.of(id(0), other))) {
      assertFalse(index.open());
    }
  }

  @Test
  void aDamagedFileIsToldBeforeAnythingIsReadFromIt() throws IOException {
    summaries.addAll(List.of("One.", "Two."));
    bodies.addAll(List.of("One.", "Two."));
    List<Path> files;
    try (Stream<Path> all = Files.list(built("first"))) {
      files = all.toList();
    }
    for (Path file : files) {
      byte[] sound = Files.readAllBytes(file);
      byte[] damaged = sound.clone();
      damaged[sound.length / 2] ^= 1;
      Files.write(file, damaged);
      try (RenewedIndex index = new RenewedIndex(file.getParent(), Set.of(id(0)))) {
        assertFalse(index.open(), file.toString());
      }
      Files.write(file, sound);
    }
  }

  /** Gives up to twenty entries other texts. */
  private Set<EntryId> change() {
    Set<EntryId> changed = new TreeSet<>();
    for (int n = random.nextInt(20); n >= 0; n--) {
      int entry = random.nextInt(ENTRIES);
      changed.add(id(entry));
      if (random.nextBoolean()) {
        summaries.set(entry, text());
      } else {
        bodies.set(entry, text());
      }
    }
    return changed;
  }

  private static EntryId id(int entry) {
    return new EntryId(EntryType.PROGRAM, "p" + entry);
  }

  /** Words that all have, some and one; now and then none. */
  private String text() {
    return IntStream.range(0, random.nextInt(30))
        .mapToObj(i -> random.nextInt(9) == 0 ? "only" + random.nextInt() : word())
        .collect(Collectors.joining(" "));
  }

  private String word() {
    return random.nextInt(3) == 0 ? "stress" : "w" + random.nextInt(200);
  }

  private KnowledgeBase base() {
    TinyIndex.Content content = TinyIndex.content();
    content.entry("scales/s", "Scale", "A.", "code: s", "levels: [{level: 1, badge: S 1}]");
    content.entry("terms/t", "Term", "", "summary: \"" + term + "\"");
    for (int i = 0; i < summaries.size(); i++) {
      content.entry(
          "programs/p" + i,
          "Title " + i % 50,
          "## How\n\n" + bodies.get(i),
          "summary: \"" + summaries.get(i) + "\"",
          "grades: [{scale: s, level: 1}]",
          "setting: {stated: [a" + i % 3 + "]}");
    }
    return content.read();
  }

  private Path built(String name) throws IOException {
    IndexBuilder.build(folder.resolve(name), base(), TinyIndex::url);
    return folder.resolve(name);
  }

  private static void assertSound(Path index) throws IOException {
    try (Directory directory = FSDirectory.open(index);
        CheckIndex check = new CheckIndex(directory)) {
      assertTrue(check.checkIndex().clean);
    }
  }

  /** All that an index has, as the files for browsers. */
  private Map<String, String> forBrowsers(Path index) throws IOException {
    Path files = index.resolveSibling(index.getFileName() + "-browser");
    BrowserIndex.write(index, files);
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(files)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        texts.put(files.relativize(file).toString(), text);
      }
    }
    return texts;
  }
}
