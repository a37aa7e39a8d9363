package org.practicekb.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All entries and taxonomies. Immutable and thread-safe. */
public final class KnowledgeBase {

  private final List<Entry> all;
  private final Map<EntryId, Entry> byId = new HashMap<>();
  private final Map<EntryType, List<Entry>> published = new EnumMap<>(EntryType.class);
  private final Map<String, Entry> citable = new HashMap<>();
  private final Map<String, Scale> scales = new TreeMap<>();
  private final Map<Taxonomy.Id, Taxonomy> taxonomies;

  /**
   * @param entries drafts included, in any order
   * @param taxonomies each at most once
   */
  public KnowledgeBase(Collection<Entry> entries, Map<Taxonomy.Id, Taxonomy> taxonomies) {
    this.all = entries.stream().sorted(Entry.BY_TITLE).toList();
    this.taxonomies = new EnumMap<>(Taxonomy.Id.class);
    this.taxonomies.putAll(taxonomies);
    for (Entry entry : all) {
      byId.putIfAbsent(entry.id(), entry);
      if (!entry.draft()) {
        published.computeIfAbsent(entry.id().type(), type -> new ArrayList<>()).add(entry);
      }
      if (isCitable(entry.id().type())) {
        citable.putIfAbsent(entry.id().slug(), entry);
      }
      if (entry.id().type() == EntryType.SCALE) {
        scales.putIfAbsent(entry.id().slug(), Scale.of(entry));
      }
    }
  }

  private static boolean isCitable(EntryType type) {
    return type == EntryType.REFERENCE || type == EntryType.SOURCE;
  }

  /** Every entry, drafts included, by title and id. */
  public List<Entry> all() {
    return all;
  }

  /** The published entries of a type, by title and id. */
  public List<Entry> published(EntryType type) {
    return published.getOrDefault(type, List.of());
  }

  /** Every published entry, by title and id. */
  public List<Entry> published() {
    return all.stream().filter(entry -> !entry.draft()).toList();
  }

  /** The entry with this id, draft or not. */
  public Optional<Entry> entry(EntryId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The reference or source with this key. */
  public Optional<Entry> citable(String key) {
    return Optional.ofNullable(citable.get(key));
  }

  /** The keys that a citation may name. */
  public Collection<String> citationKeys() {
    return citable.keySet();
  }

  /** Scales by slug. */
  public Map<String, Scale> scales() {
    return scales;
  }

  /** A taxonomy; empty of values when there is no file for it. */
  public Taxonomy taxonomy(Taxonomy.Id id) {
    return taxonomies.getOrDefault(id, new Taxonomy(id, id.folder(), "", Map.of()));
  }
}
