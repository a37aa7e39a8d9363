package org.practicekb.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.practicekb.content.ContentFile;
import org.practicekb.content.ContentFolder;
import org.practicekb.content.Problem;
import org.practicekb.content.Yaml;

/**
 * The entries and taxonomies that a content folder holds.
 *
 * @param kb all of them
 * @param taxonomyFiles the files of the taxonomies
 * @param problems files that belong to no type or taxonomy
 */
public record Entries(
    KnowledgeBase kb, Map<Taxonomy.Id, Yaml> taxonomyFiles, List<Problem> problems) {

  /** Reads files as entries and taxonomies by the folder each is in. */
  public static Entries of(ContentFolder folder) {
    List<Problem> problems = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (ContentFile file : folder.files()) {
      String name = file.folder().split("/")[0];
      Optional<EntryType> type = EntryType.ofFolder(name);
      type.ifPresentOrElse(
          found -> entries.add(Entry.of(found, file)), () -> problems.add(noType(file, name)));
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
    return new Entries(new KnowledgeBase(entries, taxonomies, folder.unread()), files, problems);
  }

  private static Problem noType(ContentFile file, String folder) {
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
