package org.practicekb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.practicekb.content.ContentFile;
import org.practicekb.content.ContentReader;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Taxonomy;

/** Makes a knowledge base of a few files, read as the real ones are. */
public final class TinyBase {

  private TinyBase() {}

  /**
   * @param files texts by their paths below the content folder: {@code programs/crm.md}, {@code
   *     taxonomies/settings.yml}
   */
  public static KnowledgeBase create(Map<String, String> files) {
    try {
      Path folder = Files.createTempDirectory("tiny-base");
      try {
        for (Map.Entry<String, String> file : files.entrySet()) {
          Path path = folder.resolve(file.getKey());
          Files.createDirectories(path.getParent());
          Files.writeString(path, file.getValue());
        }
        return read(folder, files.keySet().stream().sorted().toList());
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KnowledgeBase read(Path folder, List<String> names) {
    ContentReader reader = new ContentReader(folder, "content");
    List<Problem> problems = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    Map<Taxonomy.Id, Taxonomy> taxonomies = new EnumMap<>(Taxonomy.Id.class);
    for (String name : names) {
      Path file = folder.resolve(name);
      if (name.startsWith("taxonomies/")) {
        Taxonomy.Id id =
            Taxonomy.Id.ofFolder(file.getFileName().toString().replace(".yml", "")).orElseThrow();
        reader
            .yaml(file, problems)
            .ifPresent(yaml -> taxonomies.put(id, Taxonomy.of(id, yaml.data())));
      } else {
        reader.entry(file, type -> Map.of(), problems).map(TinyBase::entry).ifPresent(entries::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
    return new KnowledgeBase(entries, taxonomies);
  }

  private static Entry entry(ContentFile file) {
    return Entry.of(EntryType.ofFolder(file.folder()).orElseThrow(), file);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
