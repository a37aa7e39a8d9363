package org.practicekb.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.practicekb.content.Body;
import org.practicekb.content.Yaml;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.Relation;
import org.practicekb.entry.Taxonomy;

/**
 * Everything beside an entry itself that its check and its links depend on. As long as it stays
 * alike, what was found out about an entry holds until its file is read anew. So a check that looks
 * at more of other entries than is compared here has it added here.
 *
 * @param entries in the order of their files
 * @param taxonomies the files of the taxonomies
 * @param unread the files that could not be read
 * @param lock the permalinks published so far
 * @param images the names of the images and their sizes
 * @param today dates after it are in the future
 */
public record Outline(
    List<Entry> entries,
    Map<Taxonomy.Id, Yaml> taxonomies,
    Set<String> unread,
    PermalinkLock lock,
    Map<String, Long> images,
    LocalDate today) {

  /** Whether nothing that one entry depends on of others differs. */
  public boolean isLike(Outline other) {
    return today.equals(other.today)
        && images.equals(other.images)
        && lock.equals(other.lock)
        && unread.equals(other.unread)
        && taxonomies.equals(other.taxonomies)
        && entries.size() == other.entries.size()
        && IntStream.range(0, entries.size())
            .allMatch(i -> areAlike(entries.get(i), other.entries.get(i)));
  }

  /** Most are the same object. */
  private static boolean areAlike(Entry one, Entry other) {
    return one == other || Face.of(one).equals(Face.of(other));
  }

  /**
   * What others see of an entry: what they can point to, and what may be in the way of theirs.
   *
   * @param file its name, by which links find it
   * @param anchors its headings and parts
   * @param structure what addresses of the site and grades of others depend on
   */
  private record Face(
      EntryId id,
      String file,
      boolean draft,
      List<String> anchors,
      List<String> platformAnchors,
      Map<String, String> formerAnchors,
      List<String> aliases,
      List<String> relations,
      JsonNode structure) {

    static Face of(Entry entry) {
      return new Face(
          entry.id(),
          entry.file().name(),
          entry.draft(),
          LinkResolver.anchors(entry),
          entry.headings().stream().map(Body.Heading::platformId).toList(),
          entry.anchors(),
          entry.aliases(),
          entry.relations().stream().map(Face::ends).toList(),
          structure(entry));
    }

    private static String ends(Relation relation) {
      return relation.kind() + " " + relation.to() + " " + relation.result();
    }

    private static JsonNode structure(Entry entry) {
      return switch (entry.id().type()) {
        case SCALE -> entry.fields();
        case PRINCIPLE -> entry.fields().path("number");
        case PAGE -> entry.fields().path("shows");
        default -> MissingNode.getInstance();
      };
    }
  }
}
