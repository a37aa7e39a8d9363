package org.practicekb.site;

import java.util.Comparator;
import org.practicekb.content.Problem;

/**
 * Something wrong in a built site.
 *
 * @param file where it is, from the site's root: {@code programs/ce-cert/index.html}
 * @param what the element, its target and what is wrong with it, as a clause without a final stop
 * @param remedy what to do, as a sentence
 */
public record Finding(String file, String what, String remedy) implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparing(Finding::what)
          .thenComparing(Finding::remedy);

  /** A terminal obeys some characters, which a file of a site from elsewhere may hold. */
  public Finding {
    file = Problem.visible(file);
    what = Problem.visible(what);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** {@code about/index.html: <a href="../trems/">leads to trems/index.html, which ... } */
  @Override
  public String toString() {
    return file + ": " + what + ". " + remedy;
  }
}
