package org.practicekb.check;

import java.util.HashMap;
import java.util.List;
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

  private final KnowledgeBase kb;
  private final LinkResolver links;

  RelationCheck(KnowledgeBase kb, LinkResolver links) {
    this.kb = kb;
    this.links = links;
  }

  void check(List<Problem> problems) {
    Map<String, Written> written = new HashMap<>();
    for (Entry entry : kb.all()) {
      for (int i = 0; i < entry.relations().size(); i++) {
        Relation relation = entry.relations().get(i);
        Place place = entry.file().place("/relations/" + i + "/to");
        if (!relation.result().isEmpty() && !relation.kind().equals(Relation.Kind.TESTS.id())) {
          problems.add(
              Problem.error(
                  entry.file().place("/relations/" + i + "/result"),
                  "a relation of the kind '" + relation.kind() + "' has no result",
                  "Put it into the note.",
                  "'result' goes with 'tests'"));
        }
        if (links.field(entry, relation.to()) instanceof LinkResolver.ToEntry to) {
          ends(entry, to, relation, place, written, problems);
        }
      }
    }
  }

  private static void ends(
      Entry entry,
      LinkResolver.ToEntry to,
      Relation relation,
      Place place,
      Map<String, Written> written,
      List<Problem> problems) {
    if (to.entry().id().equals(entry.id())) {
      problems.add(
          Problem.error(
              place, "'" + relation.to() + "' is this entry itself", "Delete the relation.", ""));
      return;
    }
    String from = entry.id().toString();
    Written here = new Written(from, relation.kind(), place);
    Written there = written.get(relation.to() + " " + from);
    Written same = written.putIfAbsent(from + " " + relation.to(), here);
    Written other = same != null ? same : there;
    if (other != null) {
      String kinds =
          other.kind.equals(relation.kind())
              ? ""
              : ", there as '" + other.kind + "' and here as '" + relation.kind() + "'";
      problems.add(
          Problem.error(
              place,
              "the relation between "
                  + from
                  + " and "
                  + relation.to()
                  + " is also written at "
                  + other.place
                  + kinds,
              "Keep one: the site shows it on both ends.",
              ""));
    }
  }

  private record Written(String from, String kind, Place place) {}
}
