package org.practicekb.search;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.practicekb.entry.Entry;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;

/**
 * Writes the index of all published entries and of the elements of frameworks: one segment,
 * documents by title and id, the same bytes for the same entries and addresses whenever and
 * wherever it is written.
 *
 * <p>The postings are gathered in memory and flushed once. Beyond {@value #BUFFER_MEGABYTES} MiB of
 * them, which some 200,000 entries of 3 KB reach, Lucene flushes several times and merges the parts
 * into one segment in the end; the bytes are then still the same from run to run.
 */
public final class IndexBuilder {

  private static final int BUFFER_MEGABYTES = 96;
  private static final int ANY_NUMBER = 10_000;

  /** The key of the {@link Vocabulary} in the commit's user data. */
  static final String VOCABULARY = "vocabulary";

  private static final FieldType FORMS = forms();

  private final KnowledgeBase kb;
  private final Function<Entry, String> urlOf;
  private final SearchAnalyzer analyzer;
  private final Set<String> forms;
  private final List<String> facets;

  private IndexBuilder(
      KnowledgeBase kb, Function<Entry, String> urlOf, SearchAnalyzer analyzer, Set<String> forms) {
    this.kb = kb;
    this.urlOf = urlOf;
    this.analyzer = analyzer;
    this.forms = forms;
    this.facets = SearchFields.facets(kb.scales().keySet());
  }

  /**
   * Writes the index.
   *
   * @param folder made when it is not there; must be empty
   * @param kb checked: text that front matter lacks is indexed as empty
   * @param urlOf the address of an entry, as hits are to give it
   * @return the number of documents: published entries, and elements of frameworks
   * @throws InterruptedIOException when the thread is interrupted, which leaves parts of an index
   * @throws IOException when the folder is not empty or cannot be written
   */
  public static int build(Path folder, KnowledgeBase kb, Function<Entry, String> urlOf)
      throws IOException {
    return build(folder, kb, urlOf, BUFFER_MEGABYTES);
  }

  static int build(
      Path folder, KnowledgeBase kb, Function<Entry, String> urlOf, double bufferMegabytes)
      throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(folder.toString());
      }
    }
    Vocabulary vocabulary = Vocabulary.of(kb);
    List<Subject> subjects = Subject.of(kb);
    Set<String> forms = new HashSet<>();
    try (SearchAnalyzer analyzer = new SearchAnalyzer(vocabulary.acronyms(), forms);
        Directory directory = IndexFolder.open(folder);
        IndexWriter writer = new IndexWriter(directory, config(analyzer, bufferMegabytes))) {
      IndexBuilder builder = new IndexBuilder(kb, urlOf, analyzer, forms);
      for (Subject subject : subjects) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("the index is not wanted any more");
        }
        writer.addDocument(builder.document(subject));
      }
      writer.setLiveCommitData(Map.of(VOCABULARY, vocabulary.write()).entrySet());
      writer.forceMerge(1);
      writer.commit();
    }
    Reproducible.settleIds(folder);
    return subjects.size();
  }

  /** Writes an index of some entries in their order; it has a vocabulary as it was. */
  static void write(
      Directory directory,
      KnowledgeBase kb,
      Function<Entry, String> urlOf,
      Vocabulary vocabulary,
      List<Entry> entries)
      throws IOException {
    Set<String> forms = new HashSet<>();
    try (SearchAnalyzer analyzer = new SearchAnalyzer(vocabulary.acronyms(), forms);
        IndexWriter writer = new IndexWriter(directory, config(analyzer, BUFFER_MEGABYTES))) {
      IndexBuilder builder = new IndexBuilder(kb, urlOf, analyzer, forms);
      for (Entry entry : entries) {
        writer.addDocument(builder.document(Subject.whole(entry)));
      }
    }
  }

  /** Writes the index that a segment is. */
  static void write(Path folder, RenewedSegment segment, Vocabulary vocabulary) throws IOException {
    try (SearchAnalyzer analyzer = new SearchAnalyzer(vocabulary.acronyms());
        Directory directory = IndexFolder.open(folder);
        IndexWriter writer =
            new IndexWriter(
                directory,
                config(analyzer, BUFFER_MEGABYTES).setCodec(Reproducible.codecOfRenewed()))) {
      writer.addIndexes(segment);
      writer.setLiveCommitData(Map.of(VOCABULARY, vocabulary.write()).entrySet());
      writer.commit();
    }
  }

  private static IndexWriterConfig config(SearchAnalyzer analyzer, double bufferMegabytes) {
    LogDocMergePolicy onlyInTheEnd = new LogDocMergePolicy();
    onlyInTheEnd.setMergeFactor(ANY_NUMBER);
    onlyInTheEnd.setNoCFSRatio(0);
    return new IndexWriterConfig(analyzer)
        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
        .setSimilarity(SearchFields.similarity())
        .setCodec(Reproducible.codec())
        .setRAMBufferSizeMB(bufferMegabytes)
        .setMergePolicy(onlyInTheEnd)
        .setMergeScheduler(new SerialMergeScheduler())
        .setUseCompoundFile(false);
  }

  private Document document(Subject subject) {
    EntryText text = subject.text(kb);
    Document document = new Document();
    forms.clear();
    texts(document, text);
    Stream.concat(Stream.of(text.title()), text.aliases().stream())
        .filter(name -> name.length() <= SearchFields.MAX_NAME)
        .map(analyzer::name)
        .filter(name -> !name.isEmpty())
        .distinct()
        .forEach(name -> document.add(indexed(SearchFields.NAME, name, Field.Store.NO)));
    for (String facet : facets) {
      subject
          .values(facet)
          .forEach(v -> document.add(indexed(SearchFields.facetField(facet), v, Field.Store.NO)));
    }
    document.add(new NumericDocValuesField(SearchFields.GROUP, subject.group()));
    document.add(indexed(SearchFields.ID, subject.id(), Field.Store.YES));
    document.add(new StoredField(SearchFields.TYPE, subject.type()));
    document.add(new StoredField(SearchFields.URL, subject.url(urlOf)));
    document.add(new StoredField(SearchFields.WITHIN, subject.within()));
    for (Grade grade : subject.grades()) {
      document.add(new StoredField(SearchFields.GRADE, badge(grade)));
    }
    for (EntryText.Passage passage : text.passages()) {
      document.add(new StoredField(SearchFields.ANCHOR, passage.anchor()));
      document.add(new StoredField(SearchFields.TEXT, passage.text()));
    }
    return document;
  }

  private void texts(Document document, EntryText text) {
    add(document, SearchFields.Searched.TITLE, text.title(), Field.Store.YES);
    for (String alias : text.aliases()) {
      add(document, SearchFields.Searched.ALIASES, alias, Field.Store.NO);
    }
    add(document, SearchFields.Searched.SUMMARY, text.summary(), Field.Store.YES);
    for (String heading : text.headings()) {
      add(document, SearchFields.Searched.HEADINGS, heading, Field.Store.NO);
    }
    for (String paragraph : text.body()) {
      add(document, SearchFields.Searched.BODY, paragraph, Field.Store.NO);
    }
    document.add(new Field(SearchFields.WORDS, new MetForms(), FORMS));
  }

  private static void add(
      Document document, SearchFields.Searched field, String text, Field.Store stored) {
    document.add(new TextField(field.field(), text, stored));
  }

  private static StringField indexed(String field, String value, Field.Store stored) {
    return new StringField(field, value, stored);
  }

  private String badge(Grade grade) {
    return new Badge(
            grade.scale(),
            SearchFields.level(grade.level()),
            EntryText.badge(grade, kb).orElse(grade.level()))
        .write();
  }

  private static FieldType forms() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS);
    type.setOmitNorms(true);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  /**
   * The forms that the analysis of a document's other texts met; the field of forms comes after
   * them.
   */
  private final class MetForms extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private Iterator<String> left;

    @Override
    public void reset() {
      left = forms.iterator();
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!left.hasNext()) {
        return false;
      }
      term.append(left.next());
      return true;
    }
  }
}
