package org.practicekb.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.practicekb.TinyBase;

/** What entries and the knowledge base say of themselves. */
class EntryTest {

  private static final String PROGRAM =
      """
      ---
      title: Steady Teams
      also-called: [ST, Steady]
      summary: >-
        A course
        for teams.
      sources: ["report-2020, findings", report-2021]
      grades:
        - {scale: stars, level: 1, as-of: 2019, by: The Institute, cite: "report-2020, findings"}
        - {scale: moons, level: best, as-of: 2018, by: The Institute, cite: ["a, b", c]}
        - scale: stars
          level: NR
          as-of: 2020-07
          by: The Institute
          support: {stated: 2 studies, named: [{reference: doe-2019, n: 12}]}
      scope: {curated: [both]}
      setting: {curated: [school], stated: [medical, home]}
      relations:
        - {to: terms/burnout, kind: related, note: A note.}
      aliases: [/programs/old/]
      anchors: {before: what}
      ---

      ## What it is {#what}

      Words.
      """;

  private static Entry program() {
    return TinyBase.create(Map.of("programs/steady-teams.md", PROGRAM)).all().get(0);
  }

  @Test
  void fieldsAreReadAsWritten() {
    Entry entry = program();
    assertEquals("programs/steady-teams", entry.id().toString());
    assertEquals("Steady Teams", entry.title());
    assertEquals(List.of("ST", "Steady"), entry.alsoCalled());
    assertEquals("A course for teams.", entry.summary());
    assertEquals(
        List.of(new Citation("report-2020", "findings"), new Citation("report-2021", "")),
        entry.sources());
    assertEquals(List.of("/programs/old/"), entry.aliases());
    assertEquals(Map.of("before", "what"), entry.anchors());
    assertEquals(
        List.of(new Relation("terms/burnout", "related", "A note.", "", List.of())),
        entry.relations());
    assertEquals(Optional.of("What it is"), entry.anchorTitle("what"));
  }

  @Test
  void theNewestGradeOnEachScaleIsCurrent() {
    assertEquals(
        List.of("stars NR 2020-07", "moons best 2018"),
        program().currentGrades().stream()
            .map(grade -> grade.scale() + " " + grade.level() + " " + grade.asOf())
            .toList());
  }

  @Test
  void gradesNameWhatStandsBehindThem() {
    Grade grade = program().grades().get(2);
    assertEquals("2 studies", grade.statedSupport());
    assertEquals(
        List.of(new Grade.Support("doe-2019", "", "", "12", "", "", List.of())),
        grade.namedSupport());
    assertEquals(
        List.of(new Citation("a", "b"), new Citation("c", "")),
        program().grades().get(1).citations());
  }

  @Test
  void tagsStandInTheOrderOfTheTaxonomiesStatedOnesFirst() {
    assertEquals(
        List.of(
            new Tag(Taxonomy.Id.SETTING, "medical", Tag.Basis.STATED),
            new Tag(Taxonomy.Id.SETTING, "home", Tag.Basis.STATED),
            new Tag(Taxonomy.Id.SETTING, "school", Tag.Basis.CURATED),
            new Tag(Taxonomy.Id.SCOPE, "both", Tag.Basis.CURATED)),
        program().tags());
    assertEquals(1, program().tags(Taxonomy.Id.SCOPE).size());
  }

  @Test
  void aCitationIsAKeyAndALocatorBehindTheFirstComma() {
    assertEquals(new Citation("key", ""), Citation.parse(" key "));
    assertEquals(new Citation("key", "p. 3, note 4"), Citation.parse("key,  p. 3, note 4"));
    assertEquals("key, p. 3", Citation.parse("key,p. 3").toString());
  }

  @Test
  void anIdIsAFolderAndASlug() {
    assertEquals(
        Optional.of(new EntryId(EntryType.SOURCE_ERROR, "f-01")),
        EntryId.parse("source-errors/f-01"));
    assertEquals(Optional.empty(), EntryId.parse("source-errors"));
    assertEquals(Optional.empty(), EntryId.parse("nothing/f-01"));
  }

  @Test
  void entriesAreOrderedByTitleAndDraftsAreNotPublished() {
    KnowledgeBase kb =
        TinyBase.create(
            Map.of(
                "terms/a.md", "---\ntitle: zone\n---\n",
                "terms/b.md", "---\ntitle: Burnout\n---\n",
                "pages/c.md", "---\ntitle: burnout\n---\n",
                "terms/d.md", "---\ntitle: Angst\nstatus: draft\n---\n"));
    assertEquals(
        List.of("terms/d", "pages/c", "terms/b", "terms/a"),
        kb.all().stream().map(entry -> entry.id().toString()).toList());
    assertEquals(
        List.of("terms/b", "terms/a"),
        kb.published(EntryType.TERM).stream().map(entry -> entry.id().toString()).toList());
    assertEquals(3, kb.published().size());
    assertTrue(kb.entry(new EntryId(EntryType.TERM, "d")).orElseThrow().draft());
  }

  @Test
  void referencesAndSourcesAreCitable() {
    KnowledgeBase kb =
        TinyBase.create(
            Map.of(
                "references/doe-2019.md", "---\ntitle: Doe\n---\n",
                "sources/report.md",
                    "---\ntitle: Report\nsections: [{id: intro, title: Introduction}]\n---\n",
                "terms/burnout.md", "---\ntitle: Burnout\n---\n"));
    assertEquals(Set.of("doe-2019", "report"), Set.copyOf(kb.citationKeys()));
    assertEquals(Map.of("intro", "Introduction"), kb.citable("report").orElseThrow().parts());
    assertEquals(Optional.empty(), kb.citable("burnout"));
  }

  @Test
  void scalesKnowTheirLevelsAndTheAddressesOfThese() {
    KnowledgeBase kb =
        TinyBase.create(
            Map.of(
                "scales/stars.md",
                """
                ---
                title: Stars
                code: stars
                grades-types: [program]
                levels:
                  - {level: 3, label: Three, rank: 1, cite: a}
                  - {level: "Not rated!", label: None, outside: true}
                ---
                """));
    Scale scale = kb.scales().get("stars");
    assertEquals(Set.of("program"), scale.types());
    assertEquals(
        List.of("3", "not-rated"), scale.levels().stream().map(Scale.Level::slug).toList());
    assertEquals(1, scale.level("3").orElseThrow().rank());
    assertEquals(Optional.empty(), scale.level("2"));
  }

  @Test
  void taxonomiesKeepTheOrderOfTheirValues() {
    Taxonomy settings =
        TinyBase.create(
                Map.of(
                    "taxonomies/settings.yml",
                    """
                    title: Settings
                    values:
                      school: {label: School, definition: Schools.}
                      medical: {label: Medical, printed: [{as: Clinics, cite: "a, b"}]}
                    """))
            .taxonomy(Taxonomy.Id.SETTING);
    assertEquals(List.of("school", "medical"), List.copyOf(settings.values().keySet()));
    assertEquals(
        List.of(new Taxonomy.Printed("Clinics", List.of(new Citation("a", "b")))),
        settings.values().get("medical").printed());
  }
}
