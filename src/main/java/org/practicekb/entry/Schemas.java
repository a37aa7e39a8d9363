package org.practicekb.entry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of all types, each loaded once, when it is first asked for. Thread-safe. */
public final class Schemas {

  private final Map<String, TypeSchema> byName = new ConcurrentHashMap<>();

  /** The schema of a type's entries. */
  public TypeSchema of(EntryType type) {
    return named(type.id());
  }

  /** The schema of the files in {@code content/taxonomies}. */
  public TypeSchema taxonomy() {
    return named("taxonomy");
  }

  private TypeSchema named(String name) {
    return byName.computeIfAbsent(name, TypeSchema::new);
  }

  /**
   * The anchors of the standard sections of the type in {@code folder}, by heading; none for a
   * folder of no type.
   */
  public Map<String, String> sectionIds(String folder) {
    return EntryType.ofFolder(folder).map(type -> of(type).sectionIds()).orElse(Map.of());
  }
}
