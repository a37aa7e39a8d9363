package org.practicekb.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.practicekb.content.Body;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;

/** Compares two versions of one entry. */
final class Differences {

  private Differences() {}

  /** The fields that differ, in the order in which they are written now. */
  static List<SiteDiff.Difference> fields(JsonNode before, JsonNode after) {
    List<SiteDiff.Difference> found = new ArrayList<>();
    fields("", before, after, found);
    return found;
  }

  private static void fields(
      String above, JsonNode before, JsonNode after, List<SiteDiff.Difference> found) {
    Set<String> names = new LinkedHashSet<>();
    after.properties().forEach(field -> names.add(field.getKey()));
    before.properties().forEach(field -> names.add(field.getKey()));
    for (String name : names) {
      JsonNode old = before.path(name);
      JsonNode now = after.path(name);
      if (old.isObject() && now.isObject()) {
        fields(above + name + ".", old, now, found);
      } else if (!old.equals(now)) {
        found.add(difference(above + name, values(old), values(now)));
      }
    }
  }

  /** What only one side has; both sides whole where only the order differs. */
  private static SiteDiff.Difference difference(
      String name, List<String> before, List<String> after) {
    List<String> gone = without(before, after);
    List<String> come = without(after, before);
    return gone.isEmpty() && come.isEmpty()
        ? new SiteDiff.Difference(name, before, after)
        : new SiteDiff.Difference(name, gone, come);
  }

  private static List<String> values(JsonNode node) {
    if (node.isMissingNode()) {
      return List.of();
    }
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(Differences::text).toList()
        : List.of(text(node));
  }

  private static String text(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .map(field -> field.getKey() + ": " + text(field.getValue()))
          .collect(Collectors.joining("; "));
    }
    return node.isArray() ? String.join(", ", values(node)) : node.asText().strip();
  }

  /** The sections whose text or citations differ, in the order of the text now. */
  static List<SiteDiff.Difference> text(Body before, Body after) {
    Map<String, List<String>> old = sections(before);
    Map<String, List<String>> now = sections(after);
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(old.keySet());
    List<SiteDiff.Difference> found = new ArrayList<>();
    for (String name : names) {
      List<String> was = old.getOrDefault(name, List.of());
      List<String> is = now.getOrDefault(name, List.of());
      if (!was.equals(is)) {
        found.add(difference(name, was, is));
      }
    }
    return found;
  }

  /** The paragraphs, and the citations as one more line, by section. */
  private static Map<String, List<String>> sections(Body body) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    for (Body.Block block : body.blocks()) {
      sections.computeIfAbsent(block.section(), id -> new ArrayList<>()).add(block.text());
    }
    for (Body.Citation cited : body.citations()) {
      sections
          .computeIfAbsent(cited.section(), id -> new ArrayList<>())
          .add("[@" + new Citation(cited.key(), cited.locator()) + "]");
    }
    return sections;
  }

  /** The statements of an entry that cite nothing. */
  static List<SiteDiff.Statement> unsourced(Entry entry) {
    return entry.body().blocks().stream()
        .filter(block -> !block.cited())
        .map(block -> new SiteDiff.Statement(entry.id().toString(), block.section(), block.text()))
        .toList();
  }

  /** {@code all} less {@code others}, each of them once. */
  static <T> List<T> without(List<T> all, List<T> others) {
    List<T> rest = new ArrayList<>(all);
    others.forEach(rest::remove);
    return rest;
  }
}
