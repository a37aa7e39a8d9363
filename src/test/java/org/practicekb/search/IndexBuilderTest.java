package org.practicekb.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.entry.KnowledgeBase;

class IndexBuilderTest {

  @TempDir Path folder;

  private static KnowledgeBase base() {
    TinyIndex.Content content =
        TinyIndex.content()
            .entry("terms/sts", "Secondary traumatic stress", "It.", "also-called: [STS, ITS, İş]")
            .entry("scales/s", "Scale", "A.", "code: s", "levels: [{level: 1, badge: S 1}]");
    for (int i = 0; i < 200; i++) {
      content.entry(
          "programs/p" + i,
          "Title " + i % 50,
          "## How\n\nStress " + i + " ıI iİ.\n\nMore of it.",
          "summary: Summary " + i,
          "grades: [{scale: s, level: 1}]",
          "setting: {stated: [a" + i % 3 + ", b" + i % 5 + "]}");
    }
    return content.read();
  }

  /** Builds the index in a process of its own. */
  static final class Build {
    public static void main(String[] args) throws IOException {
      IndexBuilder.build(Path.of(args[0]), base(), TinyIndex::url);
    }
  }

  private Path buildElsewhere(String name, String... options) throws Exception {
    Path target = folder.resolve(name);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Build.class.getName(),
            target.toString()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue());
    return target;
  }

  private static void assertSameBytes(Path a, Path b) throws IOException {
    assertEquals(names(a), names(b));
    for (String name : names(a)) {
      assertArrayEquals(
          Files.readAllBytes(a.resolve(name)), Files.readAllBytes(b.resolve(name)), name);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void indexIsTheSameInEveryProcessLocaleAndTimeZone() throws Exception {
    Path one =
        buildElsewhere(
            "one", "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=America/New_York");
    Path two =
        buildElsewhere(
            "two", "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Pacific/Chatham");
    assertSameBytes(one, two);
    Path here = folder.resolve("here");
    IndexBuilder.build(here, base(), TinyIndex::url);
    assertSameBytes(one, here);
  }

  @Test
  void indexIsTheSameTwiceInOneProcessAndDiffersWithItsEntries() throws IOException {
    IndexBuilder.build(folder.resolve("one"), base(), TinyIndex::url);
    IndexBuilder.build(folder.resolve("two"), base(), TinyIndex::url);
    assertSameBytes(folder.resolve("one"), folder.resolve("two"));
    IndexBuilder.build(folder.resolve("other"), base(), entry -> "/" + entry.id());
    assertThrows(
        AssertionError.class,
        () -> assertSameBytes(folder.resolve("one"), folder.resolve("other")));
  }

  @Test
  void indexIsOneSegmentOfThePublishedEntriesByTitleAndId() throws IOException {
    KnowledgeBase kb =
        TinyIndex.content()
            .entry("terms/b", "beta", "B.")
            .entry("terms/a2", "Alpha", "A.")
            .entry("pages/a1", "alpha", "A.")
            .entry("terms/draft", "Draft", "Stress.", "status: draft")
            .read();
    assertEquals(3, IndexBuilder.build(folder.resolve("index"), kb, TinyIndex::url));
    try (FSDirectory directory = FSDirectory.open(folder.resolve("index"));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      assertEquals(1, reader.leaves().size());
      SegmentReader segment = (SegmentReader) reader.leaves().get(0).reader();
      assertEquals(0, segment.getSegmentInfo().info.getDiagnostics().size());
      assertEquals("pages/a1", reader.storedFields().document(0).get("id"));
      assertEquals("terms/a2", reader.storedFields().document(1).get("id"));
      assertEquals("terms/b/", reader.storedFields().document(2).get("url"));
    }
  }

  @Test
  void indexThatOutgrowsItsBufferIsOneSegmentAllTheSame() throws IOException {
    KnowledgeBase kb = base();
    for (String name : List.of("one", "two")) {
      IndexBuilder.build(folder.resolve(name), kb, TinyIndex::url, 0.1);
    }
    Set<String> ids =
        kb.published().stream().map(e -> e.id().toString()).collect(Collectors.toSet());
    assertEquals(List.of(), IndexCheck.problems(folder.resolve("one"), ids));
    assertFalse(names(folder.resolve("one")).contains("_0.si"), "flushed once only");
    assertSameBytes(folder.resolve("one"), folder.resolve("two"));
    IndexBuilder.build(folder.resolve("three"), kb, TinyIndex::url);
    try (EntrySearch merged = EntrySearch.open(folder.resolve("one"));
        EntrySearch flushed = EntrySearch.open(folder.resolve("three"))) {
      SearchRequest request = SearchRequest.of("stress summary 7").page(0, 50);
      assertEquals(flushed.search(request), merged.search(request));
    }
  }

  @Test
  void indexPassesItsCheckAndDifferencesAreNamed() throws IOException {
    IndexBuilder.build(
        folder.resolve("index"),
        TinyIndex.content().entry("terms/a", "A", "A.").entry("terms/b", "B", "B.").read(),
        TinyIndex::url);
    Path index = folder.resolve("index");
    List<String> files = names(index);
    assertEquals(List.of(), IndexCheck.problems(index, Set.of("terms/a", "terms/b")));
    assertEquals(
        List.of(
            "the search index has 'terms/b', which is not published",
            "the search index lacks 'terms/c'"),
        IndexCheck.problems(index, Set.of("terms/a", "terms/c")));
    assertEquals(files, names(index), "nothing is written");
  }

  @Test
  void elementsOfFrameworksAreCheckedToo() throws IOException {
    Path index = folder.resolve("index");
    int documents =
        IndexBuilder.build(
            index,
            TinyIndex.content()
                .entry("frameworks/f", "F", "F.", "elements: [{id: a, title: A, text: A.}]")
                .read(),
            TinyIndex::url);
    assertEquals(2, documents);
    assertEquals(List.of(), IndexCheck.problems(index, Set.of("frameworks/f", "frameworks/f#a")));
    assertEquals(
        List.of(
            "the search index has 'frameworks/f#a', which is not published",
            "the search index lacks 'frameworks/f#b'"),
        IndexCheck.problems(index, Set.of("frameworks/f", "frameworks/f#b")));
  }

  @Test
  void damagedOrMissingIndexIsAProblem() throws IOException {
    Path index = folder.resolve("index");
    assertEquals(1, IndexCheck.problems(index, Set.of()).size());
    assertFalse(Files.exists(index), "nothing is written");
    IndexBuilder.build(
        index, TinyIndex.content().entry("terms/a", "A", "A.").read(), TinyIndex::url);
    Path postings =
        index.resolve(
            names(index).stream().filter(n -> n.endsWith(".doc")).findFirst().orElseThrow());
    byte[] bytes = Files.readAllBytes(postings);
    bytes[bytes.length / 2] ^= 1;
    Files.write(postings, bytes);
    assertEquals(
        List.of("the search index is damaged: CheckIndex says so"),
        IndexCheck.problems(index, Set.of("terms/a")));
  }

  @Test
  void folderWithFilesIsRefused() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    assertThrows(
        DirectoryNotEmptyException.class, () -> IndexBuilder.build(folder, base(), TinyIndex::url));
  }
}
