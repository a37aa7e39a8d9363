package org.practicekb.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jbake.app.configuration.JBakeConfiguration;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.Address;

/**
 * What is the same on every page.
 *
 * @param title the site's name
 * @param description one sentence
 * @param baseUrl where the site's root is, ending with a slash
 * @param editUrl the address under which an entry's file can be edited, ending with a slash; may be
 *     empty
 * @param menu the pages of the footer
 * @param tools the pages that stand with the lists of entries
 */
record Site(
    String title,
    String description,
    String baseUrl,
    String editUrl,
    List<Entry> menu,
    List<Entry> tools) {

  static Site of(JBakeConfiguration config, KnowledgeBase kb) {
    String base = config.getSiteHost();
    return new Site(
        text(config, "site.title"),
        text(config, "site.description"),
        base.endsWith("/") ? base : base + "/",
        text(config, "site.edit.url"),
        kb.published(EntryType.PAGE).stream()
            .filter(page -> page.fields().has("menu"))
            .sorted(
                Comparator.comparingInt((Entry page) -> page.fields().path("menu").asInt())
                    .thenComparing(Entry::id))
            .toList(),
        kb.published(EntryType.PAGE).stream()
            .filter(page -> page.fields().has("listed-with"))
            .toList());
  }

  /** Whether the site has a real address, of which QR codes can be made. */
  boolean isPlaced() {
    return !Address.isPlaceholder(baseUrl);
  }

  private static String text(JBakeConfiguration config, String key) {
    Object value = config.get(key);
    if (value instanceof Collection<?> parts) {
      return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
    return value == null ? "" : value.toString();
  }

  /** The link to the page of the footer with this slug. */
  Optional<Head.Link> menuLink(String slug, Address here) {
    return menu.stream()
        .filter(page -> page.id().slug().equals(slug))
        .map(page -> PageContext.link(Address.of(page.id()), page.title(), here))
        .findFirst();
  }
}
