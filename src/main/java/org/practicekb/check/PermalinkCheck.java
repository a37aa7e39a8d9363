package org.practicekb.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.PermalinkLock;
import org.practicekb.link.Permalinks;

/** Checks that no address once published is lost. */
final class PermalinkCheck {

  private final KnowledgeBase kb;
  private final PermalinkLock lock;

  PermalinkCheck(KnowledgeBase kb, PermalinkLock lock) {
    this.kb = kb;
    this.lock = lock;
  }

  void check(List<Problem> problems) {
    Set<String> now = Permalinks.all(kb);
    Set<String> kept = Permalinks.kept(kb);
    Set<String> lostPages = new TreeSet<>();
    lock.lines()
        .forEach(
            (permalink, line) -> {
              int hash = permalink.indexOf('#');
              String page = hash < 0 ? permalink : permalink.substring(0, hash);
              if (now.contains(permalink)
                  || kept.contains(permalink)
                  || hash >= 0 && lostPages.contains(page)) {
                return;
              }
              if (hash < 0) {
                lostPages.add(permalink);
              }
              problems.add(lost(new Place(lock.label(), line, 1), permalink, page, hash, now));
            });
    added(now, problems);
  }

  private static Problem lost(
      Place place, String permalink, String page, int hash, Set<String> now) {
    if (hash < 0) {
      return Problem.error(
          place,
          "the published address " + permalink + " is lost",
          "Add 'aliases: [" + permalink + "]' to the entry that takes its place.",
          "permalinks never break");
    }
    List<String> anchors =
        now.stream()
            .filter(one -> one.startsWith(page + "#"))
            .map(one -> one.substring(one.indexOf('#') + 1))
            .toList();
    String anchor = permalink.substring(hash + 1);
    String suggestion =
        "Add 'anchors: {"
            + anchor
            + ": "
            + Problem.nearest(anchor, anchors).orElse("new-id")
            + "}' to the entry, or give the heading '{#"
            + anchor
            + "}'.";
    return Problem.error(
        place,
        "the published heading " + permalink + " is lost",
        suggestion,
        "permalinks never break");
  }

  private void added(Set<String> now, List<Problem> problems) {
    long added = now.stream().filter(permalink -> !lock.lines().containsKey(permalink)).count();
    if (added > 0) {
      problems.add(
          Problem.warning(
              Place.file(lock.label()),
              added + " new addresses are not listed yet",
              "On the main branch run 'kb lock'; a pull request leaves it alone."));
    }
  }
}
