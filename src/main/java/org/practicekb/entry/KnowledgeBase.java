package org.practicekb.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All entries and taxonomies. Immutable and thread-safe. */
public final class KnowledgeBase {

  private final List<Entry> all;
  private final Map<EntryId, Entry> byId = new HashMap<>();
  private final Map<EntryType, List<Entry>> published = new EnumMap<>(EntryType.class);
  private final Map<String, Entry> citable = new HashMap<>();
  private final Map<String, Scale> scales = new TreeMap<>();
  private final Map<Taxonomy.Id, Taxonomy> taxonomies;
  private final Set<String> unread;
  private final boolean withDrafts;

  /** An entry with its title in small letters, lest each comparison makes them. */
  private record Titled(String title, Entry entry) {
    private static final Comparator<Titled> ORDER =
        Comparator.comparing(Titled::title).thenComparing(titled -> titled.entry.id());

    Titled(Entry entry) {
      this(entry.title().toLowerCase(Locale.ROOT), entry);
    }
  }

  /**
   * @param entries drafts included, in any order
   * @param taxonomies each at most once
   */
  public KnowledgeBase(Collection<Entry> entries, Map<Taxonomy.Id, Taxonomy> taxonomies) {
    this(entries, taxonomies, Set.of());
  }

  /**
   * @param entries drafts included, in any order
   * @param taxonomies each at most once
   * @param unread the files that could not be read, relative to the content folder and without
   *     {@code .md} or {@code .yml}
   */
  public KnowledgeBase(
      Collection<Entry> entries, Map<Taxonomy.Id, Taxonomy> taxonomies, Set<String> unread) {
    this(entries, taxonomies, unread, false);
  }

  private KnowledgeBase(
      Collection<Entry> entries,
      Map<Taxonomy.Id, Taxonomy> taxonomies,
      Set<String> unread,
      boolean withDrafts) {
    this.withDrafts = withDrafts;
    this.all = entries.stream().map(Titled::new).sorted(Titled.ORDER).map(Titled::entry).toList();
    this.taxonomies = new EnumMap<>(Taxonomy.Id.class);
    this.taxonomies.putAll(taxonomies);
    this.unread = Set.copyOf(unread);
    for (Entry entry : all) {
      byId.putIfAbsent(entry.id(), entry);
      if (isPublished(entry)) {
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

  /** The same with its drafts published, for a preview. */
  public KnowledgeBase withDrafts() {
    return all.stream().anyMatch(Entry::draft)
        ? new KnowledgeBase(all, taxonomies, unread, true)
        : this;
  }

  /** Whether an entry has a place on the site. */
  public boolean isPublished(Entry entry) {
    return withDrafts || !entry.draft();
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
    return all.stream().filter(this::isPublished).toList();
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

  /**
   * Whether there is a file for this entry that could not be read. It has a problem of its own;
   * what points to it is not judged.
   */
  public boolean isUnread(EntryId id) {
    return unread.stream()
        .anyMatch(
            name -> name.startsWith(id.type().folder() + "/") && name.endsWith("/" + id.slug()));
  }

  /** Whether there is a file for this taxonomy that could not be read. */
  public boolean isUnread(Taxonomy.Id taxonomy) {
    return unread.contains("taxonomies/" + taxonomy.folder());
  }

  /** Whether every file could be read. */
  public boolean isComplete() {
    return unread.isEmpty();
  }
}
