package org.practicekb.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.practicekb.TinyBase;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Schemas;

/** What points to an entry is seen from both ends. */
class CrossLinksTest {

  private static final String RELATIONS =
      """
      ---
      title: Steady Teams
      sources: ["report, intro"]
      relations:
        - {to: terms/burnout, kind: part-of, note: One.}
        - {to: settings/school, kind: related, note: Two.}
        - {to: frameworks/pillars#load, kind: tension, note: Three.}
      ---

      First. See [burnout](../terms/burnout.md) here [@report, intro]. And [again](../terms/burnout.md).
      """;

  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "programs/steady.md", RELATIONS,
              "terms/burnout.md", "---\ntitle: Burnout\n---\n\n[Itself](burnout.md).\n",
              "frameworks/pillars.md",
                  "---\ntitle: Pillars\nelements: [{id: load, title: Load, cite: \"report, intro\"}]\n---\n",
              "sources/report.md",
                  "---\ntitle: Report\nsections: [{id: intro, title: Introduction}]\n---\n\n[@report, intro]\n",
              "terms/hidden.md",
                  "---\ntitle: Hidden\nstatus: draft\n---\n\n[A draft](burnout.md) [@report, intro].\n",
              "taxonomies/settings.yml", "values: {school: {label: School}}\n"));

  private final KnowledgeBase kb = TinyBase.create(FILES);
  private final CrossLinks links = new CrossLinks(kb, new LinkResolver(kb), new Schemas());

  private Entry entry(String id) {
    return kb.entry(EntryId.parse(id).orElseThrow()).orElseThrow();
  }

  private Map<String, List<String>> relations(String id) {
    Map<String, List<String>> notes = new LinkedHashMap<>();
    links
        .relations(entry(id))
        .forEach(
            (label, list) ->
                notes.put(label, list.stream().map(one -> one.relation().note()).toList()));
    return notes;
  }

  @Test
  void aRelationIsSeenFromBothEnds() {
    assertEquals(
        Map.of(
            "Part of", List.of("One."),
            "Related (our reading)", List.of("Two."),
            "In tension with", List.of("Three.")),
        relations("programs/steady"));
    assertEquals(Map.of("Has part", List.of("One.")), relations("terms/burnout"));
    assertEquals(Map.of("In tension with", List.of("Three.")), relations("frameworks/pillars"));
    assertEquals(1, links.relations("settings/school").size());
  }

  @Test
  void aBacklinkHasTheFirstSentenceItStandsIn() {
    assertEquals(
        List.of(new CrossLinks.Mention(entry("programs/steady"), "See burnout here.")),
        links.backlinks(entry("terms/burnout")));
  }

  @Test
  void citationsAreSeenFromTheSourceWithoutDraftsAndItself() {
    assertEquals(
        List.of(
            new CrossLinks.Mention(entry("frameworks/pillars"), ""),
            new CrossLinks.Mention(entry("programs/steady"), "See burnout here.")),
        links.citedBy(entry("sources/report")));
  }

  @Test
  void practicesWithoutRelationsAreNearThoseThatShareWithThem() {
    KnowledgeBase shared =
        TinyBase.create(
            Map.of(
                "programs/a.md", "---\ntitle: A\nsetting: {stated: [school, home]}\n---\n",
                "programs/b.md", "---\ntitle: B\nsetting: {stated: [school]}\n---\n",
                "programs/c.md", "---\ntitle: C\nsetting: {curated: [home, school]}\n---\n",
                "terms/d.md", "---\ntitle: D\n---\n",
                "taxonomies/settings.yml",
                    "values: {school: {label: School}, home: {label: Home}}\n"));
    CrossLinks near = new CrossLinks(shared, new LinkResolver(shared), new Schemas());
    Entry a = shared.entry(EntryId.parse("programs/a").orElseThrow()).orElseThrow();
    assertEquals(
        List.of("C 2 [School, Home]", "B 1 [School]"),
        near.seeAlso(a).stream()
            .map(one -> one.entry().title() + " " + one.score() + " " + one.shares())
            .toList());
    assertEquals(List.of(), links.seeAlso(entry("programs/steady")));
  }
}
