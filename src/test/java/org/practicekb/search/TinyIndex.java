package org.practicekb.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.practicekb.TinyBase;
import org.practicekb.entry.Entry;
import org.practicekb.entry.KnowledgeBase;

/** A few entries, indexed and opened. */
final class TinyIndex implements Closeable {

  final EntrySearch search;

  private TinyIndex(EntrySearch search) {
    this.search = search;
  }

  /** Entries to be, added one by one. */
  static final class Content {
    private final Map<String, String> files = new LinkedHashMap<>();

    /**
     * @param id {@code programs/crm}
     * @param fields lines of front matter besides the title
     */
    Content entry(String id, String title, String body, String... fields) {
      files.put(
          id + ".md",
          "---\ntitle: \"" + title + "\"\n" + String.join("\n", fields) + "\n---\n" + body + "\n");
      return this;
    }

    Content file(String path, String text) {
      files.put(path, text);
      return this;
    }

    KnowledgeBase read() {
      return TinyBase.create(files);
    }

    TinyIndex index(Path folder) throws IOException {
      IndexBuilder.build(folder, read(), TinyIndex::url);
      return new TinyIndex(EntrySearch.open(folder));
    }
  }

  static Content content() {
    return new Content();
  }

  static String url(Entry entry) {
    return entry.id() + "/";
  }

  SearchResult search(SearchRequest request) {
    try {
      return search.search(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SearchResult search(String words) {
    return search(SearchRequest.of(words));
  }

  SearchResult type(String words) {
    return search(SearchRequest.of(words).whileTyping());
  }

  /** The slugs of what is found, in order. */
  List<String> find(String words) {
    return slugs(search(words));
  }

  static List<String> slugs(SearchResult result) {
    return result.hits().stream()
        .map(SearchResult.Hit::id)
        .map(id -> id.substring(id.indexOf('/') + 1))
        .toList();
  }

  /** Each hit as {@code slug tier}. */
  List<String> tiers(String words) {
    return search(words).hits().stream()
        .map(hit -> hit.id().substring(hit.id().indexOf('/') + 1) + " " + hit.tier().id())
        .toList();
  }

  @Override
  public void close() throws IOException {
    search.close();
  }
}
