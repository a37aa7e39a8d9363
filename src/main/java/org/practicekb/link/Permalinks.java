package org.practicekb.link;

import java.util.ArrayList;
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
        ofEntry(entry, Address.of(entry.id())).forEach(page -> pages.add(page.permalink()));
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

  /** The pages an entry has at an address of its own, present or former. */
  public static List<Address> ofEntry(Entry entry, Address address) {
    return entry.id().type() == EntryType.PATHWAY
        ? List.of(address, address.pack())
        : List.of(address);
  }

  /** The address of an entry's page, then its former ones; each has a short link. */
  public static List<Address> everOf(Entry entry) {
    List<Address> ever = new ArrayList<>();
    if (entry.id().type().hasPage()) {
      ever.add(Address.of(entry.id()));
      entry.aliases().forEach(alias -> ever.add(former(alias)));
    }
    return ever;
  }

  /** The former address that an alias names. */
  public static Address former(String alias) {
    return Address.page(alias.replaceFirst("^/", ""));
  }

  /**
   * All permalinks: pages, the short links that are printed on them, and the headings and parts of
   * entries: {@code /programs/ce-cert/#what}.
   */
  public static Set<String> all(KnowledgeBase kb) {
    Set<String> all = pages(kb);
    for (Entry entry : kb.published()) {
      Address address = Address.of(entry.id());
      if (entry.id().type().hasPage()) {
        all.add(address.shortLink().permalink());
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
      everOf(entry).forEach(page -> kept.add(page.shortLink().permalink()));
      for (String old : entry.anchors().keySet()) {
        kept.add(address.at(old).permalink());
      }
      for (String alias : entry.aliases()) {
        ofEntry(entry, former(alias)).forEach(page -> kept.add(page.permalink()));
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
