package org.practicekb.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.practicekb.content.ContentFile;
import org.practicekb.content.ContentFolder;
import org.practicekb.content.Lazy;
import org.practicekb.content.Parallel;
import org.practicekb.content.Problem;
import org.practicekb.content.Yaml;

/**
 * The entries and taxonomies that a content folder holds.
 *
 * @param all of them
 * @param byFile the entries in the order of their files
 * @param taxonomyFiles the files of the taxonomies
 * @param problems files that belong to no type or taxonomy
 */
public record Entries(
    Supplier<KnowledgeBase> all,
    List<Entry> byFile,
    Map<Taxonomy.Id, Yaml> taxonomyFiles,
    List<Problem> problems) {

  /** Reads files as entries and taxonomies by the folder each is in. */
  public static Entries of(ContentFolder folder) {
    return of(folder, new Memory());
  }

  /** The entries of files, for the next time that some of them are the same. */
  public static final class Memory {
    private final Map<String, Entry> byName = new ConcurrentHashMap<>();

    /** Has the entry of a file as it was at another time, see {@link Entry#again}. */
    public void restore(ContentFile file, String title, boolean draft) {
      type(file)
          .map(type -> Entry.again(type, file, title, draft))
          .ifPresent(entry -> byName.put(file.name(), entry));
    }

    /** Makes the entry of a file, unless it is of no type; from any thread. */
    public void add(ContentFile file) {
      entry(file);
    }

    private Optional<Entry> entry(ContentFile file) {
      Entry known = byName.get(file.name());
      if (known != null && known.file() == file) {
        return Optional.of(known);
      }
      Optional<Entry> entry = Entries.entry(file);
      entry.ifPresent(one -> byName.put(file.name(), one));
      return entry;
    }
  }

  /** The same; a file that {@code memory} has an entry of has that entry. */
  public static Entries of(ContentFolder folder, Memory memory) {
    List<Problem> problems = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    List<Optional<Entry>> made = Parallel.map(folder.files(), memory::entry);
    for (int i = 0; i < made.size(); i++) {
      ContentFile file = folder.files().get(i);
      made.get(i).ifPresentOrElse(entries::add, () -> problems.add(noType(file)));
    }
    Map<Taxonomy.Id, Yaml> files = new EnumMap<>(Taxonomy.Id.class);
    Map<Taxonomy.Id, Taxonomy> taxonomies = new EnumMap<>(Taxonomy.Id.class);
    folder
        .taxonomies()
        .forEach(
            (name, yaml) -> {
              Optional<Taxonomy.Id> id = Taxonomy.Id.ofFolder(name);
              id.ifPresentOrElse(
                  found -> files.put(found, yaml), () -> problems.add(noTaxonomy(name, yaml)));
              id.ifPresent(found -> taxonomies.put(found, Taxonomy.of(found, yaml.data())));
            });
    return new Entries(
        new Lazy<>(() -> new KnowledgeBase(entries, taxonomies, folder.unread())),
        entries,
        files,
        problems);
  }

  private static Optional<Entry> entry(ContentFile file) {
    return type(file).map(type -> Entry.of(type, file));
  }

  private static Optional<EntryType> type(ContentFile file) {
    return EntryType.ofFolder(top(file));
  }

  /** All of them as a whole. */
  public KnowledgeBase kb() {
    return all.get();
  }

  private static String top(ContentFile file) {
    return file.folder().split("/")[0];
  }

  private static Problem noType(ContentFile file) {
    String folder = top(file);
    List<String> folders = EntryType.folders();
    String what =
        folder.isEmpty()
            ? "the file is in no type's folder"
            : "'" + folder + "' is not the folder of a type";
    return Problem.error(
        file.place(),
        what,
        folder.isEmpty()
            ? "Move it into the folder of its type."
            : Problem.didYouMean(folder, folders),
        "folders: " + String.join(", ", folders));
  }

  private static Problem noTaxonomy(String name, Yaml yaml) {
    List<String> names = Arrays.stream(Taxonomy.Id.values()).map(Taxonomy.Id::folder).toList();
    return Problem.error(
        yaml.place(""),
        "'" + name + "' is not a taxonomy",
        Problem.didYouMean(name, names),
        "taxonomies: " + String.join(", ", names));
  }
}
