package org.practicekb.entry;

import java.util.EnumMap;
import java.util.Map;

/** The schemas of all types, loaded once. Immutable and thread-safe. */
public final class Schemas {

  private final Map<EntryType, TypeSchema> byType = new EnumMap<>(EntryType.class);
  private final TypeSchema taxonomy = new TypeSchema("taxonomy");

  public Schemas() {
    for (EntryType type : EntryType.values()) {
      byType.put(type, new TypeSchema(type.id()));
    }
  }

  /** The schema of a type's entries. */
  public TypeSchema of(EntryType type) {
    return byType.get(type);
  }

  /** The schema of the files in {@code content/taxonomies}. */
  public TypeSchema taxonomy() {
    return taxonomy;
  }

  /**
   * The anchors of the standard sections of the type in {@code folder}, by heading; none for a
   * folder of no type.
   */
  public Map<String, String> sectionIds(String folder) {
    return EntryType.ofFolder(folder).map(type -> of(type).sectionIds()).orElse(Map.of());
  }
}
