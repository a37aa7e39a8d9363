package org.practicekb.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.PermalinkLock;
import org.practicekb.link.Permalinks;

/** Checks that no address once published is lost. */
final class PermalinkCheck {

  private static final String SHORT = "/go/";
  private static final String PROMISE = "permalinks never break";

  private final KnowledgeBase kb;
  private final PermalinkLock lock;

  PermalinkCheck(KnowledgeBase kb, PermalinkLock lock) {
    this.kb = kb;
    this.lock = lock;
  }

  /**
   * As long as a file could not be read, no one can say what is lost: then only what is new is
   * counted. As long as the list could not be read, no one can say anything.
   */
  void check(List<Problem> problems) {
    if (!lock.isRead()) {
      return;
    }
    Set<String> now = Permalinks.all(kb);
    if (kb.isComplete()) {
      lost(now, problems);
    }
    added(now, problems);
  }

  private void lost(Set<String> now, List<Problem> problems) {
    Set<String> kept = Permalinks.kept(kb);
    kept.addAll(shortLinks());
    Set<String> lostPages = new TreeSet<>();
    lock.lines()
        .forEach(
            (permalink, line) -> {
              Place place = new Place(lock.label(), line, 1);
              int hash = permalink.indexOf('#');
              String page = hash < 0 ? permalink : permalink.substring(0, hash);
              if (!permalink.startsWith("/")) {
                problems.add(noAddress(place, permalink));
              } else if (!now.contains(permalink)
                  && !kept.contains(permalink)
                  && !lostPages.contains(page)) {
                boolean whole = hash < 0 || !now.contains(page) && !kept.contains(page);
                problems.add(
                    permalink.startsWith(SHORT)
                        ? noShortLink(place, permalink)
                        : whole
                            ? page(place, page)
                            : heading(place, page, permalink.substring(hash + 1), now, lock));
                lostPages.addAll(whole ? Set.of(page) : Set.of());
              }
            });
  }

  /** The short links of the listed pages: one is lost with its page only, whose own line tells. */
  private Set<String> shortLinks() {
    return lock.lines().keySet().stream()
        .filter(line -> line.endsWith("/"))
        .map(line -> Permalinks.former(line).shortLink().permalink())
        .collect(Collectors.toSet());
  }

  private Problem noShortLink(Place place, String line) {
    return Problem.error(
        place,
        line + " is the short link of no listed address",
        "Restore " + lock.label() + " from version control.",
        PROMISE);
  }

  private static Problem noAddress(Place place, String line) {
    return Problem.error(
        place,
        Problem.quoted(line) + " is no address",
        "Delete the line.",
        "one address a line, beginning with '/'");
  }

  private static Problem page(Place place, String page) {
    return Problem.error(
        place,
        "the published address " + page + " is lost",
        "Add 'aliases: [" + page + "]' to the entry that takes its place.",
        PROMISE);
  }

  private static Problem heading(
      Place place, String page, String anchor, Set<String> now, PermalinkLock lock) {
    List<String> anchors =
        now.stream()
            .filter(one -> one.startsWith(page + "#"))
            .map(one -> one.substring(one.indexOf('#') + 1))
            .toList();
    List<String> fresh =
        anchors.stream().filter(one -> !lock.lines().containsKey(page + "#" + one)).toList();
    String only = fresh.size() == 1 ? fresh.get(0) : "new-id";
    String near = Problem.nearest(anchor, anchors).orElse(only);
    return Problem.error(
        place,
        "the published heading " + page + "#" + anchor + " is lost",
        String.format(
            Locale.ROOT,
            "Add 'anchors: {%s: %s}' to the entry, or end the heading with '{#%s}'.",
            anchor,
            near,
            anchor),
        PROMISE);
  }

  private void added(Set<String> now, List<Problem> problems) {
    long added = now.stream().filter(permalink -> !lock.lines().containsKey(permalink)).count();
    if (added > 0) {
      problems.add(
          Problem.warning(
              Place.file(lock.label()),
              String.format(
                      Locale.ROOT, "%,d new %s", added, added == 1 ? "address is" : "addresses are")
                  + " not listed yet",
              "On the main branch run 'kb lock'; a pull request leaves it alone."));
    }
  }
}
