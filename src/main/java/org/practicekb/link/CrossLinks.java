package org.practicekb.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.practicekb.content.Body;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Relation;
import org.practicekb.entry.Schemas;
import org.practicekb.entry.Tag;

/**
 * What points to what among the published entries, seen from both ends. Immutable once made and
 * thread-safe. Made in time proportional to the number of links.
 */
public final class CrossLinks {

  /** A tag or a cited place that more entries share says too little to suggest one to the other. */
  private static final int COMMON = 40;

  private static final int SUGGESTED = 5;
  private static final Set<EntryType> PRACTICES =
      Set.of(EntryType.PROGRAM, EntryType.INTERVENTION, EntryType.PRINCIPLE, EntryType.ANSWER);

  private final KnowledgeBase kb;
  private final LinkResolver links;
  private final Schemas schemas;
  private final Map<EntryId, List<Related>> relations = new HashMap<>();
  private final Map<String, List<Related>> byValue = new HashMap<>();
  private final Map<EntryId, Map<EntryId, Mention>> backlinks = new HashMap<>();
  private final Map<EntryId, Map<EntryId, Mention>> citedBy = new HashMap<>();
  private final Map<String, List<Entry>> shared = new HashMap<>();

  /**
   * A relation seen from one end.
   *
   * @param label its kind's name as seen from here
   * @param kind its kind
   * @param other the other end
   * @param relation as it was written
   */
  public record Related(
      String label, Relation.Kind kind, LinkResolver.Target other, Relation relation) {}

  /**
   * Another entry that names this one.
   *
   * @param from the other entry
   * @param sentence the sentence it does so in; empty when in a field
   */
  public record Mention(Entry from, String sentence) {}

  /**
   * An entry that was found to be near.
   *
   * @param shares the labels of what the two share
   */
  public record Suggested(Entry entry, int score, Set<String> shares) {}

  /** Follows every relation, link and citation of the published entries. */
  public CrossLinks(KnowledgeBase kb, LinkResolver links, Schemas schemas) {
    this.kb = kb;
    this.links = links;
    this.schemas = schemas;
    for (Entry entry : kb.published()) {
      entry.relations().forEach(relation -> relate(entry, relation));
      fieldLinks(entry);
      entry.body().links().forEach(link -> mention(entry, link));
      if (PRACTICES.contains(entry.id().type())) {
        features(entry)
            .keySet()
            .forEach(feature -> shared.computeIfAbsent(feature, f -> new ArrayList<>()).add(entry));
      }
    }
  }

  private void relate(Entry from, Relation relation) {
    Relation.Kind kind = Relation.Kind.of(relation.kind()).orElseThrow();
    LinkResolver.Target to = links.field(from, relation.to());
    relations
        .computeIfAbsent(from.id(), id -> new ArrayList<>())
        .add(new Related(kind.label(), kind, to, relation));
    Related back = new Related(kind.inverse(), kind, new LinkResolver.ToEntry(from, ""), relation);
    if (to instanceof LinkResolver.ToEntry entry) {
      relations.computeIfAbsent(entry.entry().id(), id -> new ArrayList<>()).add(back);
    } else if (to instanceof LinkResolver.ToValue value) {
      byValue
          .computeIfAbsent(value.taxonomy().folder() + "/" + value.value(), v -> new ArrayList<>())
          .add(back);
    }
  }

  private void mention(Entry from, Body.Link link) {
    if (links.link(from, link.destination()) instanceof LinkResolver.ToEntry to
        && !to.entry().id().equals(from.id())) {
      note(backlinks, to.entry(), from, link.sentence());
    }
  }

  /**
   * Citations of a body before those of fields, so that the sentence is kept; entries that fields
   * concern.
   */
  private void fieldLinks(Entry from) {
    from.body().citations().forEach(cited -> cite(from, cited.key(), cited.sentence()));
    schemas
        .of(from.id().type())
        .visitFormats(
            from.fields(),
            (pointer, format, value) -> {
              if (format.equals("citation")) {
                cite(from, Citation.parse(value).key(), "");
              } else if (format.equals("reference-key")) {
                cite(from, value, "");
              } else if (format.equals("entry-link")
                  && !pointer.startsWith("/relations/")
                  && links.field(from, value) instanceof LinkResolver.ToEntry to) {
                note(backlinks, to.entry(), from, from.summary());
              }
            });
  }

  private void cite(Entry from, String key, String sentence) {
    kb.citable(key)
        .filter(cited -> !cited.id().equals(from.id()))
        .ifPresent(cited -> note(citedBy, cited, from, sentence));
  }

  private static void note(
      Map<EntryId, Map<EntryId, Mention>> all, Entry to, Entry from, String sentence) {
    all.computeIfAbsent(to.id(), id -> new LinkedHashMap<>())
        .putIfAbsent(from.id(), new Mention(from, sentence));
  }

  /**
   * The relations of an entry, whichever end wrote them, by label as {@link Relation.Kind} orders
   * them.
   */
  public Map<String, List<Related>> relations(Entry entry) {
    Map<String, List<Related>> byLabel = new LinkedHashMap<>();
    relations.getOrDefault(entry.id(), List.of()).stream()
        .sorted(Comparator.comparing(Related::kind))
        .forEach(
            related ->
                byLabel.computeIfAbsent(related.label(), label -> new ArrayList<>()).add(related));
    return byLabel;
  }

  /** The relations that entries state to a taxonomy value. */
  public List<Related> relations(String folderAndValue) {
    return byValue.getOrDefault(folderAndValue, List.of());
  }

  /** The entries whose bodies or fields link to an entry. */
  public List<Mention> backlinks(Entry entry) {
    return List.copyOf(backlinks.getOrDefault(entry.id(), Map.of()).values());
  }

  /** The entries that cite a reference or source. */
  public List<Mention> citedBy(Entry entry) {
    return List.copyOf(citedBy.getOrDefault(entry.id(), Map.of()).values());
  }

  /**
   * Practices that share rare tags or cited places with a practice that has no relations; nearest
   * first.
   */
  public List<Suggested> seeAlso(Entry entry) {
    if (!PRACTICES.contains(entry.id().type()) || relations.containsKey(entry.id())) {
      return List.of();
    }
    Map<EntryId, Suggested> found = new TreeMap<>();
    features(entry)
        .forEach(
            (feature, label) -> {
              List<Entry> others = shared.getOrDefault(feature, List.of());
              if (others.size() <= COMMON) {
                others.stream()
                    .filter(other -> !other.id().equals(entry.id()))
                    .forEach(other -> add(found, other, label));
              }
            });
    return found.values().stream()
        .sorted(
            Comparator.comparingInt(Suggested::score)
                .reversed()
                .thenComparing(Suggested::entry, Entry.BY_TITLE))
        .limit(SUGGESTED)
        .toList();
  }

  private static void add(Map<EntryId, Suggested> found, Entry other, String label) {
    Suggested before = found.getOrDefault(other.id(), new Suggested(other, 0, Set.of()));
    Set<String> shares = new LinkedHashSet<>(before.shares);
    shares.add(label);
    found.put(other.id(), new Suggested(other, before.score + 1, shares));
  }

  /** What an entry may share with another: its tags and the places it cites, each with a label. */
  private Map<String, String> features(Entry entry) {
    Map<String, String> features = new LinkedHashMap<>();
    for (Tag tag : entry.tags()) {
      var value = kb.taxonomy(tag.taxonomy()).values().get(tag.value());
      features.put(tag.taxonomy() + "/" + tag.value(), value == null ? tag.value() : value.label());
    }
    for (Body.Citation cited : entry.body().citations()) {
      String title = kb.citable(cited.key()).map(Entry::title).orElse(cited.key());
      features.put("@" + cited.key() + "," + cited.locator(), title);
    }
    return features;
  }
}
