package org.practicekb.diff;

import java.util.List;

/**
 * What differs between the site of a commit and the site as it would be built now. Entries are
 * named by id, {@code programs/ce-cert}; every list is in order of ids or addresses.
 *
 * @param base what it was compared with
 * @param notes what could not be compared, and why
 * @param added entries that the site did not have, drafts among them
 * @param removed entries that it no longer has
 * @param renamed entries under a new id
 * @param regraded entries whose current grade on a scale is another, new entries among them
 * @param changed entries whose fields or text differ
 * @param unsourced statements that are new and cite nothing
 * @param linksWon links, citations and relations that are new, drafts left out; seen from their
 *     other end they are the backlinks won
 * @param linksLost those that are gone
 * @param addresses published addresses that no page has any more
 * @param pages pages whose text is another, whatever the reason
 */
public record SiteDiff(
    String base,
    List<String> notes,
    List<Listed> added,
    List<Listed> removed,
    List<Renamed> renamed,
    List<Regraded> regraded,
    List<Changed> changed,
    List<Statement> unsourced,
    List<Link> linksWon,
    List<Link> linksLost,
    List<LostAddress> addresses,
    List<ChangedPage> pages) {

  /**
   * An entry.
   *
   * @param note what is special about its coming or going; may be empty
   */
  public record Listed(String id, String type, String title, String note) {}

  /** An entry that is taken for the same under another id. */
  public record Renamed(String from, String to) {}

  /**
   * A grade of today.
   *
   * @param before the level; empty when there was no grade on the scale
   * @param after the level; empty when there is none now
   */
  public record Regraded(String id, String title, String scale, String before, String after) {}

  /** An entry that is another: its front matter, and its text. */
  public record Changed(String id, String title, List<Difference> fields, List<Difference> text) {}

  /**
   * A field or a section: what it no longer has, and what it has now.
   *
   * @param name the field, or the id of the section; empty before the first heading
   */
  public record Difference(String name, List<String> before, List<String> after) {}

  /** A paragraph or the like; {@code section} is the id of its heading. */
  public record Statement(String id, String section, String text) {}

  /**
   * A link, a citation or a relation.
   *
   * @param how the verb: {@code links to}
   * @param to an entry or a taxonomy value
   */
  public record Link(String from, String how, String to) implements Comparable<Link> {
    @Override
    public int compareTo(Link other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return from + " " + how + " " + to;
    }
  }

  /**
   * An address that was published.
   *
   * @param leadsTo where it leads on to now; empty when it leads nowhere
   * @param remedy what keeps it; empty when it is kept
   */
  public record LostAddress(String address, String leadsTo, String remedy) {}

  /** A page with the number of words its main part has more, and has less. */
  public record ChangedPage(String address, int wordsAdded, int wordsRemoved) {}

  /** Whether nothing differs. */
  public boolean changesNothing() {
    return added.isEmpty()
        && removed.isEmpty()
        && renamed.isEmpty()
        && changed.isEmpty()
        && addresses.isEmpty()
        && linksWon.isEmpty()
        && linksLost.isEmpty()
        && pages.isEmpty();
  }
}
