package org.practicekb.entry;

import java.util.Optional;

/**
 * An entry's identity: its type and its slug, which is unique within the type. Written {@code
 * programs/ce-cert}.
 */
public record EntryId(EntryType type, String slug) implements Comparable<EntryId> {

  /** Reads {@code programs/ce-cert}; empty when the folder is none of a type. */
  public static Optional<EntryId> parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : EntryType.ofFolder(text.substring(0, slash))
            .map(type -> new EntryId(type, text.substring(slash + 1)));
  }

  /** As of every record; this one is the key of most maps, and Java is slow at its own. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EntryId id && type == id.type && slug.equals(id.slug);
  }

  @Override
  public int hashCode() {
    return 31 * type.ordinal() + slug.hashCode();
  }

  @Override
  public int compareTo(EntryId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return type.folder() + "/" + slug;
  }
}
