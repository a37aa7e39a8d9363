package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.content.History;
import org.practicekb.entry.Entry;
import org.practicekb.link.CrossLinks;

/** What is kept of the real content is read again as it was. */
class BuildMemoryTest {

  private static final LocalDate TODAY = Loaded.today();

  @TempDir private Path folder;
  private Workspace workspace =
      new Workspace(Path.of(""), Path.of("content"), Path.of("templates"), Path.of("site"));
  private final Loaded.Known known = new Loaded.Known();
  private final Map<Path, String> sums = new HashMap<>();

  @Test
  void everyEntryIsKept() throws IOException {
    Loaded.Known again = Loaded.Known.restored(workspace, read(write(load(known))), TODAY);
    List<Entry> entries = load(known).kb().all();
    Map<Path, Entry> kept = again.entries(entries.stream().map(one -> one.file().path()).toList());
    assertFalse(entries.isEmpty());
    assertEquals(entries.size(), kept.size());
    for (Entry entry : entries) {
      assertKept(entry, kept.get(entry.file().path()), again);
    }
    assertEquals(known.checks.whole(), again.checks.whole());
  }

  private void assertKept(Entry entry, Entry kept, Loaded.Known again) {
    assertEquals(entry.id(), kept.id());
    assertEquals(entry.title(), kept.title());
    assertEquals(entry.draft(), kept.draft());
    assertEquals(entry.summary(), kept.summary());
    assertEquals(entry.tags(), kept.tags());
    assertEquals(entry.relations(), kept.relations());
    assertEquals(entry.parts(), kept.parts());
    assertEquals(entry.fields().toString(), kept.fields().toString());
    assertEquals(entry.headings(), kept.headings());
    assertEquals(entry.file().place(), kept.file().place());
    assertEquals(known.checks.of(entry), again.checks.of(kept));
    assertEquals(known.links().of(entry), again.links().of(kept));
  }

  @Test
  void whatPointsToEachIsKept() throws IOException {
    BuildMemory memory = read(write(load(known)));
    Loaded.Known again = Loaded.Known.restored(workspace, memory, TODAY);
    Loaded content = load(again);
    CrossLinks before = links(load(known), known);
    CrossLinks after = links(content, again);
    for (Entry entry : content.kb().published()) {
      assertEquals(named(before.backlinks(entry)), named(after.backlinks(entry)));
      assertEquals(named(before.citedBy(entry)), named(after.citedBy(entry)));
      assertEquals(before.relations(entry).keySet(), after.relations(entry).keySet());
      assertEquals(suggested(before, entry), suggested(after, entry));
    }
  }

  private static List<String> named(List<CrossLinks.Mention> mentions) {
    return mentions.stream().map(one -> one.from().id() + " " + one.sentence()).toList();
  }

  private static List<String> suggested(CrossLinks links, Entry entry) {
    return links.seeAlso(entry).stream()
        .map(one -> one.entry().id() + " " + one.score() + " " + one.shares())
        .toList();
  }

  private Loaded load(Loaded.Known from) throws IOException {
    return Loaded.load(workspace, "content", from, History.UNREAD, TODAY);
  }

  private static CrossLinks links(Loaded content, Loaded.Known from) {
    return new CrossLinks(content.kb(), content.links(), content.schemas(), from.links());
  }

  @Test
  void whatIsTooLargeToBeReadIsNotKept() throws IOException {
    Loaded content = load(known);
    long checksum = write(content);
    long size = Files.size(file());
    assertEquals(checksum, write(content, size));
    assertTrue(BuildMemory.read(file(), checksum, size).isPresent());
    assertTrue(BuildMemory.read(file(), checksum, size - 1).isEmpty());
    assertEquals(BuildMemory.UNREADABLE, write(content, size / 2));
    assertEquals(0, Files.size(file()));
  }

  /** More need not be written to see that the file will be too large. */
  @Test
  void theFirst400EntriesDecide() throws IOException {
    Path terms = Files.createDirectories(folder.resolve("content/terms"));
    for (int i = 0; i < 500; i++) {
      Files.writeString(terms.resolve("term-" + i + ".md"), "---\ntitle: A term\n---\n\nText.\n");
    }
    workspace = new Workspace(folder, terms.getParent(), Path.of("templates"), folder);
    Loaded content = load(known);
    write(content);
    Asked asked = new Asked(sums);
    long most = Files.size(file()) * 9 / 10; // the first 400 fit into it
    assertEquals(
        BuildMemory.UNREADABLE, BuildMemory.NONE.write(file(), content, known, asked, most));
    assertEquals(400, asked.times.get());
  }

  /** Counts how often a file's digest is asked for, once for each that is written. */
  private static final class Asked extends HashMap<Path, String> {
    private static final long serialVersionUID = 1;
    private final AtomicInteger times = new AtomicInteger();

    Asked(Map<Path, String> sums) {
      super(sums);
    }

    @Override
    public String get(Object file) {
      times.incrementAndGet();
      return super.get(file);
    }
  }

  private Path file() {
    return folder.resolve("memory");
  }

  private long write(Loaded content) throws IOException {
    return write(content, Long.MAX_VALUE);
  }

  private long write(Loaded content, long most) throws IOException {
    links(content, known);
    content.kb().all().forEach(entry -> sums.put(entry.file().path(), "sum"));
    return BuildMemory.NONE.write(file(), content, known, sums, most);
  }

  private BuildMemory read(long checksum) {
    return BuildMemory.read(file(), checksum, Long.MAX_VALUE).orElseThrow();
  }
}
