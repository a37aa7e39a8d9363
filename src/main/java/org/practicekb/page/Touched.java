package org.practicekb.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.practicekb.content.Body;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.link.CrossLinks;

/**
 * Which pages of a site can differ after few entries were changed. What a change may be, so that
 * this can be told:
 *
 * <ul>
 *   <li>The text of a body, but not its headings. Of it, other pages show the sentences with links
 *       and citations, on the pages of what these lead to; what is cited, as something shared, on
 *       the pages of what cites it too; and packs show it whole. What principles and others say of
 *       each other stands on pages that show all entries.
 *   <li>The fields of {@link #OWN}, and the days of changes. Pages that are no entry's show these,
 *       and those of {@code /data/}. Of the pages of entries only those do that show all entries;
 *       but of some types fields stand anywhere.
 * </ul>
 *
 * @param entries those whose pages can differ
 * @param others whether also pages that are no entry's, and files that list all entries, can
 */
public record Touched(Set<EntryId> entries, boolean others) {

  private static final List<String> OWN = List.of("summary", "reviewed", "evidence-up-to");

  private static final Set<EntryType> WITH_OWN_FIELDS =
      Set.of(EntryType.PROGRAM, EntryType.INTERVENTION, EntryType.ANSWER, EntryType.REFERENCE);

  /**
   * An entry that was changed.
   *
   * @param pointers what it pointed to; null when it was a draft
   * @param dated whether the history says something else of it now
   */
  public record Change(Entry before, CrossLinks.Pointers pointers, Entry now, boolean dated) {}

  /**
   * Looks at changes that have changed nothing that entries depend on of each other.
   *
   * @param links of the content as it is now
   * @return nothing when any page can differ
   */
  public static Optional<Touched> by(List<Change> changes, CrossLinks links) {
    if (!changes.stream().allMatch(Touched::isOfText)) {
      return Optional.empty();
    }
    Set<EntryId> entries = new HashSet<>();
    for (Change change : changes) {
      entries.add(change.now.id());
      entries.addAll(links.shownOtherwise(change.now, change.pointers));
    }
    boolean others =
        changes.stream().anyMatch(change -> change.dated || !haveSameFields(change))
            || entries.stream().anyMatch(id -> id.type() == EntryType.PRINCIPLE);
    return Optional.of(new Touched(entries, others));
  }

  private static boolean isOfText(Change change) {
    Entry now = change.now;
    return now.id().type().hasPage()
        && !now.draft()
        && headings(change.before).equals(headings(now))
        && (haveSameFields(change)
            || WITH_OWN_FIELDS.contains(now.id().type())
                && withoutOwn(change.before).equals(withoutOwn(now)));
  }

  private static boolean haveSameFields(Change change) {
    return change.before.fields().equals(change.now.fields());
  }

  private static List<String> headings(Entry entry) {
    List<String> headings = new ArrayList<>();
    for (Body.Heading heading : entry.headings()) {
      headings.add(heading.level() + " " + heading.id());
      headings.add(heading.text());
    }
    return headings;
  }

  private static ObjectNode withoutOwn(Entry entry) {
    ObjectNode fields = ((ObjectNode) entry.fields()).deepCopy();
    return fields.remove(OWN);
  }

  /** Whether the page of {@code entry} can differ. */
  boolean has(Entry entry) {
    return entries.contains(entry.id()) || others && entry.fields().has("shows");
  }
}
