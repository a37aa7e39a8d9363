package org.practicekb.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.KnowledgeBase;

/**
 * An index as it is when summaries and bodies of few entries are others, but no title, other name,
 * heading, grade or tag: the same documents stand in the same order. It is read without being
 * written, by several threads once {@link #put} was called.
 */
public final class RenewedIndex implements Closeable {

  private final Path folder;
  private final Collection<EntryId> entries;
  private final TreeMap<Integer, EntryId> changed = new TreeMap<>();
  private final List<Closeable> open = new ArrayList<>();
  private Vocabulary vocabulary;
  private RenewedSegment segment;

  /**
   * @param before what {@link IndexBuilder} or {@link #write} wrote; stays as it is
   * @param entries those that are others
   */
  public RenewedIndex(Path before, Collection<EntryId> entries) {
    this.folder = before;
    this.entries = entries;
  }

  /**
   * Opens the index as it was, and looks up what it has of the entries.
   *
   * @return whether it is sound and has all of them, and enough for others to take their place
   */
  public boolean open() {
    try {
      return find();
    } catch (IOException e) {
      return false; // an index that is made whole needs nothing of it
    }
  }

  private boolean find() throws IOException {
    DirectoryReader reader = reader(IndexFolder.open(folder));
    vocabulary = Vocabulary.of(reader);
    LeafReader only = reader.leaves().get(0).reader();
    only.checkIntegrity();
    for (EntryId id : entries) {
      PostingsEnum having = only.postings(new Term(SearchFields.ID, id.toString()));
      if (having != null) {
        changed.put(having.nextDoc(), id);
      }
    }
    if (changed.size() < entries.size() || !RenewedSegment.isPossible(only)) {
      return false;
    }
    int[] numbers = changed.keySet().stream().mapToInt(number -> number).toArray();
    segment = new RenewedSegment((CodecReader) only, numbers);
    return true;
  }

  private DirectoryReader reader(Directory directory) throws IOException {
    open.add(directory);
    DirectoryReader reader = DirectoryReader.open(directory);
    open.add(0, reader);
    return reader;
  }

  /**
   * Makes the documents of the entries anew.
   *
   * @param urlOf the address of an entry, as hits are to give it
   */
  public void put(KnowledgeBase kb, Function<Entry, String> urlOf) throws IOException {
    List<Entry> now = changed.values().stream().map(id -> kb.entry(id).orElseThrow()).toList();
    Directory others = new ByteBuffersDirectory();
    IndexBuilder.write(others, kb, urlOf, vocabulary, now);
    segment.put((CodecReader) reader(others).leaves().get(0).reader());
  }

  /**
   * Writes it.
   *
   * @param folder made when it is not there; must be empty
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    IndexBuilder.write(folder, segment, vocabulary);
  }

  /** Its documents. */
  IndexReader reader() {
    return segment;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Whether the document of this number is another than it was. */
  boolean isChanged(int number) {
    return changed.containsKey(number);
  }

  /** Lets go of the files of the index as it was. */
  @Override
  public void close() throws IOException {
    IOUtils.close(open);
  }
}
