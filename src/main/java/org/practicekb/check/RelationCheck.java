package org.practicekb.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Relation;
import org.practicekb.link.LinkResolver;

/**
 * Checks relations against one another: none to itself, none written twice. That each leads
 * somewhere is a check of values.
 */
final class RelationCheck {

  private final List<Entry> entries;
  private final LinkResolver links;

  RelationCheck(KnowledgeBase kb, LinkResolver links) {
    this.entries =
        kb.all().stream().sorted(Comparator.comparing(entry -> entry.file().name())).toList();
    this.links = links;
  }

  void check(List<Problem> problems) {
    Map<String, Written> written = new HashMap<>();
    for (Entry entry : entries) {
      for (int i = 0; i < entry.relations().size(); i++) {
        Relation relation = entry.relations().get(i);
        result(entry, relation, "/relations/" + i + "/result", problems);
        ends(new Written(entry, relation, "/relations/" + i + "/to"), written, problems);
      }
    }
  }

  private static void result(
      Entry entry, Relation relation, String pointer, List<Problem> problems) {
    boolean known = Relation.Kind.of(relation.kind()).isPresent();
    if (known
        && !relation.result().isEmpty()
        && !relation.kind().equals(Relation.Kind.TESTS.id())) {
      problems.add(
          Problem.error(
              entry.file().place(pointer),
              "a relation of the kind '" + relation.kind() + "' has no result",
              "Put it into the note.",
              "'result' goes with 'tests'"));
    }
  }

  private void ends(Written here, Map<String, Written> written, List<Problem> problems) {
    Entry entry = here.entry;
    Relation relation = here.relation;
    LinkResolver.Target target = links.field(entry, relation.to());
    if (target instanceof LinkResolver.Broken || target instanceof LinkResolver.ToUnread) {
      return;
    }
    if (target instanceof LinkResolver.ToEntry to && to.entry().id().equals(entry.id())) {
      problems.add(
          Problem.error(
              here.place(),
              "'" + relation.to() + "' is this entry itself",
              "Delete the relation.",
              ""));
      return;
    }
    String from = entry.id().toString();
    Written there = written.get(relation.to() + " " + from);
    Written before = written.putIfAbsent(from + " " + relation.to(), here);
    Written other = before != null ? before : there;
    if (other != null) {
      problems.add(twice(from, here, other));
    }
  }

  private static Problem twice(String from, Written here, Written other) {
    Relation relation = here.relation;
    String kinds =
        other.relation.kind().equals(relation.kind())
            ? ""
            : ", there as '" + other.relation.kind() + "' and here as '" + relation.kind() + "'";
    return Problem.error(
        here.place(),
        String.format(
            Locale.ROOT,
            "the relation between %s and %s is also written at %s%s",
            from,
            relation.to(),
            other.place(),
            kinds),
        "Keep one: the site shows it on both ends.",
        "");
  }

  /**
   * A relation and where it stands.
   *
   * @param pointer to its other end
   */
  private record Written(Entry entry, Relation relation, String pointer) {

    Place place() {
      return entry.file().place(pointer);
    }
  }
}
