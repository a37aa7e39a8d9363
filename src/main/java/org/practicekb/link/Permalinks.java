package org.practicekb.link;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;
import org.practicekb.entry.Taxonomy;

/**
 * Every address the site publishes. They are listed in {@code content/permalinks.lock}, so that
 * none is ever lost unnoticed.
 */
public final class Permalinks {

  /** What an evidence map sets grades against, one at a time. */
  private static final List<Taxonomy.Id> AXES =
      List.of(Taxonomy.Id.SETTING, Taxonomy.Id.PROVIDER, Taxonomy.Id.CLIENT, Taxonomy.Id.SCOPE);

  private Permalinks() {}

  /** The addresses of all pages as permalinks: {@code /programs/ce-cert/}. */
  public static Set<String> pages(KnowledgeBase kb) {
    Set<String> pages = new TreeSet<>();
    pages.add(Address.HOME.permalink());
    for (EntryType type : EntryType.values()) {
      if (type != EntryType.PAGE && !kb.published(type).isEmpty()) {
        pages.add(Address.of(type).permalink());
      }
    }
    for (Entry entry : kb.published()) {
      if (entry.id().type().hasPage()) {
        pages.add(Address.of(entry.id()).permalink());
      }
    }
    for (Taxonomy.Id id : Taxonomy.Id.values()) {
      Collection<String> values = kb.taxonomy(id).values().keySet();
      if (!values.isEmpty()) {
        pages.add(Address.of(id).permalink());
        values.forEach(value -> pages.add(Address.of(id, value).permalink()));
      }
    }
    for (Scale scale : publishedScales(kb)) {
      scale
          .levels()
          .forEach(level -> pages.add(Address.ofLevel(scale.slug(), level.slug()).permalink()));
    }
    principleNumbers(kb).forEach(number -> pages.add(Address.ofPair(number).permalink()));
    maps(kb).forEach(map -> axes(kb).forEach(axis -> pages.add(ofMap(map, axis, kb).permalink())));
    return pages;
  }

  /**
   * All permalinks: pages, and the headings and parts of entries: {@code /programs/ce-cert/#what}.
   */
  public static Set<String> all(KnowledgeBase kb) {
    Set<String> all = pages(kb);
    for (Entry entry : kb.published()) {
      Address address = Address.of(entry.id());
      if (entry.id().type().hasPage()) {
        LinkResolver.anchors(entry).forEach(anchor -> all.add(address.at(anchor).permalink()));
      } else {
        all.add(address.permalink());
      }
    }
    return all;
  }

  /**
   * The permalinks that still lead somewhere through an entry's former addresses and former
   * headings.
   */
  public static Set<String> kept(KnowledgeBase kb) {
    Set<String> kept = new TreeSet<>();
    for (Entry entry : kb.published()) {
      Address address = Address.of(entry.id());
      entry.aliases().forEach(kept::add);
      for (String old : entry.anchors().keySet()) {
        kept.add(address.at(old).permalink());
      }
      for (String alias : entry.aliases()) {
        LinkResolver.anchors(entry).forEach(anchor -> kept.add(alias + "#" + anchor));
        entry.anchors().keySet().forEach(old -> kept.add(alias + "#" + old));
      }
    }
    return kept;
  }

  /** The scales that are published, by slug. */
  public static Collection<Scale> publishedScales(KnowledgeBase kb) {
    return kb.scales().values().stream()
        .filter(
            scale ->
                kb.entry(new EntryId(EntryType.SCALE, scale.slug()))
                    .filter(kb::isPublished)
                    .isPresent())
        .toList();
  }

  /** The pages that show an evidence map. */
  public static List<Entry> maps(KnowledgeBase kb) {
    return kb.published(EntryType.PAGE).stream()
        .filter(page -> page.text("shows").equals("evidence-map"))
        .toList();
  }

  /** The taxonomies that an evidence map can be read by: those that have values. */
  public static List<Taxonomy.Id> axes(KnowledgeBase kb) {
    return AXES.stream().filter(axis -> !kb.taxonomy(axis).values().isEmpty()).toList();
  }

  /** Where an evidence map is read by one taxonomy: its own page for the first of them. */
  public static Address ofMap(Entry map, Taxonomy.Id axis, KnowledgeBase kb) {
    return axis == axes(kb).get(0) ? Address.of(map.id()) : Address.ofAxis(map.id(), axis);
  }

  /** The numbers of the principles, ascending. */
  public static Set<Integer> principleNumbers(KnowledgeBase kb) {
    Set<Integer> numbers = new TreeSet<>();
    kb.published(EntryType.PRINCIPLE)
        .forEach(entry -> numbers.add(entry.fields().path("number").asInt()));
    return numbers;
  }

  /** Whether {@code name} is a folder at the site's root that entries or taxonomies live in. */
  public static boolean isFolder(String name) {
    return EntryType.ofFolder(name).isPresent() || Taxonomy.Id.ofFolder(name).isPresent();
  }
}
