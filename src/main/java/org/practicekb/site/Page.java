package org.practicekb.site;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a verification keeps of a page, so that thousands fit in memory.
 *
 * @param file from the site's root
 * @param ids the places on it that a fragment may name
 * @param jumps its links that have a fragment, each once
 * @param redirect the link by which it sends its readers on; empty for an ordinary page
 * @param canonical its canonical link as written; empty when it has none
 * @param indexable whether search engines may list it
 * @param findings what is wrong with the page by itself
 */
record Page(
    String file,
    Set<String> ids,
    List<Link> jumps,
    Optional<Link> redirect,
    Optional<String> canonical,
    boolean indexable,
    List<Finding> findings) {

  /**
   * A link.
   *
   * @param element the name of its element
   * @param attribute the name of the attribute that holds it
   * @param address as it is written
   */
  record Link(String element, String attribute, String address) {

    @Override
    public String toString() {
      return "<" + element + " " + attribute + "=\"" + address + "\">";
    }
  }

  /** Whether {@code fragment} leads to a place on the page; the top always exists. */
  boolean has(String fragment) {
    return fragment.isEmpty() || fragment.equals("top") || ids.contains(fragment);
  }
}
