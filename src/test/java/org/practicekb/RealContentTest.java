package org.practicekb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicekb.content.Body;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.EvidenceTable;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Relation;
import org.practicekb.entry.Scale;
import org.practicekb.entry.Taxonomy;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/** What the five sources say, counted in {@code content/}. */
class RealContentTest {

  private static final String CEBC = "cebc-scientific-rating";
  private static final String PRACTICE = "gcir-practice-level";
  private static final String STUDY = "gcir-study-class";
  private static final Set<EntryType> DISCREPANCIES =
      Set.of(EntryType.CONFLICT, EntryType.SOURCE_ERROR);

  /** After every date in the content, so that no result depends on the machine's clock. */
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private static Loaded loaded;
  private static KnowledgeBase kb;

  @BeforeAll
  static void load() throws IOException {
    Path here = Path.of("");
    Workspace workspace =
        new Workspace(here, Path.of("content"), Path.of("templates"), Path.of("site"));
    loaded = Loaded.load(workspace, LAST_DAY);
    kb = loaded.kb();
  }

  @Test
  void theContentHasNoErrorAndNoDraft() {
    assertEquals(List.of(), loaded.problems().stream().filter(Problem::isError).toList());
    assertEquals(kb.all(), kb.published());
  }

  // Programs, interventions and their grades

  @Test
  void thereAre22ProgramsAnd21Interventions() {
    assertEquals(22, all(EntryType.PROGRAM).size());
    assertEquals(21, all(EntryType.INTERVENTION).size());
  }

  @Test
  void cebcRatesFiveProgramsThree() {
    assertEquals(
        Set.of(
            "programs/community-resiliency-model",
            "programs/compassion-focused-therapy-for-sts",
            "programs/emotion-focused-training-for-helping-professionals",
            "programs/mockingbird-family",
            "programs/self-compassion-for-healthcare-communities"),
        graded(CEBC, "3"));
  }

  @Test
  void cebcMarksEightProgramsNotAbleToBeRated() {
    assertEquals(
        Set.of(
            "programs/ce-cert",
            "programs/resilience-alliance",
            "programs/resilience-and-coping-for-the-healthcare-community",
            "programs/resilience-for-trauma-informed-professionals",
            "programs/restoring-resiliency-response",
            "programs/sanctuary-model",
            "programs/stress-less-initiative",
            "programs/therapeutic-group-sessions"),
        graded(CEBC, "NR"));
  }

  @Test
  void cebcGivesNoOtherRating() {
    assertEquals(Map.of("3", 5, "NR", 8), levels(CEBC));
  }

  @Test
  void gcirGradesTwentyFourPractices() {
    assertEquals(
        Map.of("best", 16, "promising", 2, "emerging", 5, "contraindicated", 1), levels(PRACTICE));
  }

  @Test
  void eightBestPracticesAreOrganizationalAndEightIndividual() {
    Map<String, Integer> scopes =
        count(
            graded(PRACTICE, "best").stream().map(RealContentTest::entry),
            entry -> entry.tags(Taxonomy.Id.SCOPE).get(0).value());
    assertEquals(Map.of("organizational", 8, "individual", 8), scopes);
  }

  @Test
  void supervisorySupportAndSelfCareAreThePromisingPractices() {
    assertEquals(
        Set.of("interventions/self-care", "interventions/supervisory-support"),
        graded(PRACTICE, "promising"));
  }

  @Test
  void theFiveEmergingPracticesAreThoseTheReportLists() {
    assertEquals(
        Set.of(
            "interventions/compassion-training",
            "interventions/evidence-based-practices-for-client-trauma",
            "programs/accelerated-recovery-program",
            "programs/provider-resilience-app",
            "programs/sanctuary-model"),
        graded(PRACTICE, "emerging"));
  }

  @Test
  void reikiIsTheOnlyContraindicatedPractice() {
    assertEquals(Set.of("interventions/reiki"), graded(PRACTICE, "contraindicated"));
  }

  @Test
  void sanctuaryIsOneProgramWithAGradeOnEachScale() {
    List<String> grades =
        entry("programs/sanctuary-model").grades().stream()
            .map(grade -> grade.scale() + " " + grade.level())
            .toList();
    assertEquals(List.of(CEBC + " NR", PRACTICE + " emerging"), grades);
  }

  @Test
  void everyGradeStandsOnATypeItsScaleGradesAtALevelItHas() {
    assertNone(
        entry -> entry.grades().stream().anyMatch(grade -> !isOf(kb.scales(), entry, grade)));
  }

  @Test
  void eachScaleGradesOnlyItsOwnTypes() {
    assertEquals(Set.of("program"), kb.scales().get(CEBC).types());
    assertEquals(Set.of("program", "intervention"), kb.scales().get(PRACTICE).types());
    assertEquals(Set.of("reference"), kb.scales().get(STUDY).types());
    assertNone(entry -> has(entry, CEBC) && entry.id().type() != EntryType.PROGRAM);
    assertNone(entry -> has(entry, STUDY) && entry.id().type() != EntryType.REFERENCE);
  }

  @Test
  void everyGradeSaysWhereItIsPrintedByWhomAndAsOfWhen() {
    assertNone(
        entry ->
            entry.grades().stream()
                .anyMatch(
                    grade ->
                        grade.citations().isEmpty()
                            || grade.by().isEmpty()
                            || grade.asOf().isEmpty()));
  }

  @Test
  void aStudyNamedBehindAGradeHasTheClassOfItsOwnPage() {
    List<String> wrong = new ArrayList<>();
    for (Entry entry : kb.all()) {
      for (Grade grade : entry.grades()) {
        for (Grade.Support named : grade.namedSupport()) {
          if (!named.studyClass().equals(studyClass(entry("references/" + named.reference())))) {
            wrong.add(entry.id() + " on " + named.reference());
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void theGradeOfSanctuaryRestsOnMadsenAlone() {
    List<String> named =
        entry("programs/sanctuary-model").grades().stream()
            .flatMap(grade -> grade.namedSupport().stream())
            .map(support -> support.reference() + " " + support.studyClass())
            .toList();
    assertEquals(List.of("madsen-2003 emerging"), named);
  }

  // Principles

  @Test
  void sevenIndividualAndSevenOrganizationalPrinciplesArePairedByNumber() {
    Set<String> expected = new TreeSet<>();
    for (int number = 1; number <= 7; number++) {
      expected.add("individual " + number);
      expected.add("organizational " + number);
    }
    List<String> found =
        all(EntryType.PRINCIPLE).stream()
            .map(entry -> entry.text("side") + " " + entry.text("number"))
            .sorted()
            .toList();
    assertEquals(List.copyOf(expected), found);
  }

  @Test
  void thePrinciplesHaveThirtyNumberedPoints() {
    int points =
        all(EntryType.PRINCIPLE).stream()
            .mapToInt(entry -> entry.fields().at("/points/items").size())
            .sum();
    assertEquals(30, points);
  }

  // References

  @Test
  void thereAre159References() {
    assertEquals(159, all(EntryType.REFERENCE).size());
  }

  @Test
  void gcirClasses126References() {
    assertEquals(
        Map.of("best", 9, "promising", 44, "emerging", 67, "contraindicated", 6), levels(STUDY));
  }

  @Test
  void theClassOfAStudyIsTheOneOfTheListItStandsIn() {
    assertNone(
        entry ->
            has(entry, STUDY)
                && texts(entry.fields().path("listed-by")).stream()
                    .noneMatch(("gcir-2020, references-" + studyClass(entry))::equals));
  }

  @Test
  void theReportDescribes47StudiesAndOnlyLists79() {
    assertEquals(
        Map.of(true, 47, false, 79),
        count(classified(), entry -> entry.fields().path("described").asBoolean()));
  }

  @Test
  void aStudyOnlyListedHasNoTagsCountryDesignSampleOrFindings() {
    List<EntryId> wrong =
        classified()
            .filter(entry -> !entry.fields().path("described").asBoolean())
            .filter(
                entry ->
                    !entry.tags().isEmpty()
                        || Stream.of("country", "design", "sample", "findings")
                            .anyMatch(entry.fields()::has))
            .map(Entry::id)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void theAddendumReprintsSixRefugeeStudies() {
    assertEquals(
        Set.of(
            "references/akinsulure-smith-2012",
            "references/akinsulure-smith-2018",
            "references/berthold-2014",
            "references/newmeyer-2014",
            "references/pross-2006",
            "references/pross-2010"),
        ids(classified().filter(entry -> isListedBy(entry, "gcir-2020, addendum-"))));
  }

  @Test
  void noReferenceThatOnlyTheReportListsHasADoi() {
    assertNone(
        entry ->
            (entry.fields().has("doi") || entry.fields().has("printed-doi"))
                && !isListedBy(entry, "cebc-sts")
                && !isListedBy(entry, "sts-consortium-2024"));
  }

  @Test
  void elevenDoisArePrintedAndATwelfthIsMalformed() {
    assertEquals(
        11, all(EntryType.REFERENCE).stream().filter(entry -> entry.fields().has("doi")).count());
    assertEquals(
        Set.of("references/molnar-2017"),
        ids(all(EntryType.REFERENCE).stream().filter(entry -> entry.fields().has("printed-doi"))));
  }

  // Tables

  @Test
  void thereAreEightTables() {
    assertEquals(
        List.of("1", "2", "3", "4", "5", "6", "7", "8"),
        all(EntryType.TABLE).stream().map(entry -> entry.text("number")).sorted().toList());
  }

  @Test
  void tables2To6PrintTheSameTotals() {
    for (int number = 2; number <= 6; number++) {
      assertEquals(
          List.of("Total", "9", "44", "68", "6", "127"),
          texts(table(number).path("totals")),
          "table " + number);
    }
  }

  @Test
  void theColumnsOfTables2And4And5AddUp() {
    for (int number : List.of(2, 4, 5)) {
      assertEquals(List.of(9L, 44L, 68L, 6L, 127L), sums(number), "table " + number);
    }
  }

  @Test
  void oneEmergingStudyIsMissingFromTheColumnsOfTable3() {
    assertEquals(List.of(9L, 44L, 67L, 6L, 126L), sums(3));
  }

  @Test
  void onePromisingStudyTooManyIsInTheColumnsOfTable6() {
    assertEquals(List.of(9L, 45L, 68L, 6L, 127L), sums(6));
  }

  @Test
  void sixFiguresDoNotAddUpAndEachIsMarkedByItsSourceError() {
    assertEquals(
        List.of(
            "table 3: 68 adds up to 67, f-01 f-04",
            "table 3: 127 adds up to 126, f-01 f-04",
            "table 6: 7 adds up to 8, f-02",
            "table 6: 44 adds up to 45, f-02",
            "table 8: Social services: 2; Advocacy: 2; Medical: 3; Pastoral: 2 adds up to 9, f-03",
            "table 8: Social services: 12; Advocacy: 6; Legal: 5; Medical: 3; Pastoral: 1;"
                + " Education: 2 adds up to Pastoral: 2, f-03"),
        IntStream.rangeClosed(1, 8).boxed().flatMap(RealContentTest::differences).toList());
  }

  private static Stream<String> differences(int table) {
    return EvidenceTable.of(table(table))
        .cells()
        .filter(cell -> !cell.sum().isEmpty())
        .map(
            cell ->
                "table %d: %s adds up to %s, %s"
                    .formatted(
                        table,
                        cell.text(),
                        cell.sum(),
                        String.join(" ", cell.errors()).replace("source-errors/", "")));
  }

  @Test
  void everyMarkedSourceErrorConcernsItsTable() {
    for (Entry table : all(EntryType.TABLE)) {
      Set<String> marked =
          EvidenceTable.of(table.fields())
              .cells()
              .flatMap(cell -> cell.errors().stream())
              .collect(Collectors.toSet());
      assertEquals(
          ids(
              all(EntryType.SOURCE_ERROR).stream()
                  .filter(
                      error ->
                          texts(error.fields().path("concerns")).contains(table.id().toString()))),
          marked,
          table.title());
    }
  }

  @Test
  void table7Lists45StrategiesInFiveDomainsUnderThreeSubheads() {
    List<JsonNode> rows = stream(table(7).path("rows")).toList();
    List<String> cells = rows.stream().map(row -> row.path(1).asText()).toList();
    List<String> subheads = cells.stream().filter(cell -> cell.endsWith(":")).toList();
    assertEquals(List.of("Personal:", "Professional:", "Meaning-making:"), subheads);
    assertEquals(45, cells.size() - subheads.size());
    assertEquals(
        List.of("Balance", "Flexibility", "Physical Health", "Social Support", "Spirituality"),
        rows.stream()
            .map(row -> row.path(0))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .toList());
  }

  // Conflicts and source errors

  @Test
  void thereAre28Conflicts() {
    assertEquals(numbered("C-", 28), numbers(EntryType.CONFLICT));
  }

  @Test
  void everyConflictHasTwoPositionsOrMoreEachWithItsSource() {
    List<EntryId> wrong =
        all(EntryType.CONFLICT).stream()
            .filter(
                entry -> {
                  JsonNode positions = entry.fields().path("positions");
                  return positions.size() < 2
                      || stream(positions).anyMatch(one -> one.path("cite").isMissingNode());
                })
            .map(Entry::id)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void thereAre40SourceErrors() {
    assertEquals(numbered("F-", 40), numbers(EntryType.SOURCE_ERROR));
  }

  @Test
  void everySourceErrorSaysWhatIsPrintedWhatWasFoundAndWhatItConcerns() {
    List<EntryId> wrong =
        all(EntryType.SOURCE_ERROR).stream()
            .filter(
                entry ->
                    entry.text("printed").isEmpty()
                        || entry.text("found").isEmpty()
                        || entry.fields().path("concerns").isEmpty())
            .map(Entry::id)
            .toList();
    assertEquals(List.of(), wrong);
  }

  // Frameworks, terms, pathways and answers

  @Test
  void everyConflictAndSourceErrorSaysWhatItMeansForTheReader() {
    assertNone(
        entry ->
            DISCREPANCIES.contains(entry.id().type())
                && !entry.text("means").matches("\\p{Lu}.{20,}\\."));
  }

  @Test
  void whatChangesADecisionHasAPlaceOfItsOwnInTheList() {
    for (EntryType type : DISCREPANCIES) {
      List<Integer> places =
          kb.published(type).stream()
              .filter(entry -> entry.fields().path("decides").asBoolean())
              .map(entry -> entry.fields().path("order").asInt())
              .sorted()
              .toList();
      assertEquals(IntStream.rangeClosed(1, places.size()).boxed().toList(), places);
    }
  }

  @Test
  void thereAreFiveSourcesTwelveFrameworksAndThirtyTermsOrMore() {
    assertEquals(5, all(EntryType.SOURCE).size());
    assertEquals(12, all(EntryType.FRAMEWORK).size());
    assertTrue(all(EntryType.TERM).size() >= 30, all(EntryType.TERM).size() + " terms");
  }

  @Test
  void nctsnHasTenStrategiesForOrganizationsAndTenForWorkers() {
    assertEquals(10, elements("nctsn-strategies", "organizational-"));
    assertEquals(10, elements("nctsn-strategies", "individual-"));
    assertEquals(20, elements("nctsn-strategies", ""));
  }

  @Test
  void thereAreSixPillarsFourLevelsAndSixEssentialElements() {
    assertEquals(6, elements("six-pillars", ""));
    assertEquals(4, elements("sts-competence-model", ""));
    assertEquals(6, elements("essential-elements", ""));
  }

  @Test
  void thereAre45SelfCareStrategiesInFiveDomains() {
    Map<String, Integer> strategies = new TreeMap<>();
    for (String domain :
        List.of("balance", "flexibility", "physical-health", "social-support", "spirituality")) {
      assertTrue(framework("self-care-domains").containsKey(domain), domain);
      strategies.put(domain, elements("self-care-domains", domain + "-"));
    }
    assertEquals(
        Map.of(
            "balance", 14,
            "flexibility", 10,
            "physical-health", 3,
            "social-support", 9,
            "spirituality", 9),
        strategies);
    assertEquals(5 + 45, elements("self-care-domains", ""));
  }

  @Test
  void fundersAreToldFourThingsToDoAndFourNotToDo() {
    assertEquals(4, elements("funder-actions", "do-not-"));
    assertEquals(8, elements("funder-actions", ""));
  }

  @Test
  void fivePathwaysOrMoreTakeAsLongAsTheirSteps() {
    List<Entry> pathways = all(EntryType.PATHWAY);
    assertTrue(pathways.size() >= 5, pathways.size() + " pathways");
    for (Entry pathway : pathways) {
      int steps =
          stream(pathway.fields().path("steps")).mapToInt(s -> s.path("minutes").asInt()).sum();
      assertTrue(steps > 0, () -> pathway.id() + " has no minutes");
      assertEquals(pathway.fields().path("minutes").asInt(), steps, () -> pathway.id().toString());
    }
  }

  @Test
  void everyPathwayHasALearningGoalAndQuestionsForTheGroup() {
    List<EntryId> wrong =
        all(EntryType.PATHWAY).stream()
            .filter(
                entry ->
                    entry.text("goal").isEmpty()
                        || stream(entry.fields().path("steps"))
                            .allMatch(step -> step.path("questions").isEmpty()))
            .map(Entry::id)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void thereAreEightToTwelveAnswersOfLessThan300Words() {
    Map<String, Integer> words = new TreeMap<>();
    all(EntryType.ANSWER).forEach(entry -> words.put(entry.id().slug(), words(entry.body())));
    assertTrue(words.size() >= 8 && words.size() <= 12, words.size() + " answers");
    words.values().removeIf(count -> count > 0 && count < 300);
    assertEquals(Map.of(), words);
  }

  @Test
  void everyParagraphAndListItemOfAnAnswerIsCited() {
    List<String> uncited =
        all(EntryType.ANSWER).stream()
            .flatMap(entry -> entry.body().blocks().stream())
            .filter(block -> !block.cited())
            .map(block -> block.place() + " " + block.text())
            .toList();
    assertEquals(List.of(), uncited);
  }

  // Sources and cross-links

  @Test
  void everyEntryOfATypeWithEvidenceNamesItsSources() {
    assertNone(
        entry ->
            entry.id().type() != EntryType.PAGE
                && entry.id().type() != EntryType.SOURCE
                && entry.sources().isEmpty());
  }

  @Test
  void everyBodyOfATypeWithEvidenceCites() {
    assertNone(
        entry ->
            entry.id().type() != EntryType.PAGE
                && !entry.body().blocks().isEmpty()
                && entry.body().citations().isEmpty());
  }

  @Test
  void the101CrossLinksAreThere() throws IOException {
    Set<Integer> numbers = new TreeSet<>(Set.of(1));
    List<CrossLink> missing = new ArrayList<>();
    for (CrossLink link : crossLinks()) {
      numbers.add(link.number());
      if (!isStated(link.from(), link.kind(), link.to())
          && !isStated(link.to(), link.kind(), link.from())) {
        missing.add(link);
      }
    }
    assertEquals(List.of(), missing);
    assertEquals(new TreeSet<>(IntStream.rangeClosed(1, 101).boxed().toList()), numbers);
  }

  @Test
  void thereAre115RelationsEachWithASentence() {
    List<Relation> relations =
        kb.all().stream().flatMap(entry -> entry.relations().stream()).toList();
    assertEquals(115, relations.size());
    assertEquals(List.of(), relations.stream().filter(one -> one.note().isBlank()).toList());
  }

  @Test
  void noRelationIsStatedTwice() {
    Map<String, Integer> ends =
        count(
            kb.all().stream()
                .flatMap(
                    entry ->
                        entry.relations().stream()
                            .map(one -> new TreeSet<>(Set.of(entry.id().toString(), one.to())))),
            Object::toString);
    ends.values().removeIf(times -> times == 1);
    assertEquals(Map.of(), ends);
  }

  @Test
  void onlyOurOwnReadingGoesWithoutASource() {
    assertNone(
        entry ->
            entry.relations().stream()
                .anyMatch(one -> !one.kind().equals("related") && one.citations().isEmpty()));
  }

  /**
   * A cross-link of the reading of the sources by its number there. The first, between Sanctuary in
   * two sources, is one entry with two grades; a few are two relations.
   */
  private record CrossLink(int number, String from, String kind, String to) {

    static CrossLink of(String line) {
      String[] cells = line.split("\t", -1);
      return new CrossLink(Integer.parseInt(cells[0]), cells[1], cells[2], cells[3]);
    }
  }

  private static List<CrossLink> crossLinks() throws IOException {
    try (InputStream in = RealContentTest.class.getResourceAsStream("cross-links.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(CrossLink::of)
          .toList();
    }
  }

  private static boolean isStated(String from, String kind, String to) {
    return EntryId.parse(from.split("#")[0])
        .flatMap(kb::entry)
        .filter(
            entry ->
                entry.relations().stream()
                    .anyMatch(one -> one.kind().equals(kind) && one.to().equals(to)))
        .isPresent();
  }

  private static List<Entry> all(EntryType type) {
    return kb.published(type);
  }

  private static Entry entry(String id) {
    return EntryId.parse(id).flatMap(kb::entry).orElseThrow(() -> new AssertionError("no " + id));
  }

  private static void assertNone(Predicate<Entry> wrong) {
    assertEquals(Set.of(), ids(kb.all().stream().filter(wrong)));
  }

  private static Set<String> ids(Stream<Entry> entries) {
    return entries
        .map(entry -> entry.id().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static <T, K> Map<K, Integer> count(Stream<T> things, Function<T, K> key) {
    return things.collect(Collectors.toMap(key, thing -> 1, Integer::sum, LinkedHashMap::new));
  }

  private static Set<String> graded(String scale, String level) {
    return ids(
        kb.all().stream()
            .filter(
                entry ->
                    entry.grades().stream()
                        .anyMatch(g -> g.scale().equals(scale) && g.level().equals(level))));
  }

  private static Map<String, Integer> levels(String scale) {
    return count(
        kb.all().stream()
            .flatMap(entry -> entry.grades().stream())
            .filter(grade -> grade.scale().equals(scale)),
        Grade::level);
  }

  private static boolean has(Entry entry, String scale) {
    return entry.grades().stream().anyMatch(grade -> grade.scale().equals(scale));
  }

  private static boolean isOf(Map<String, Scale> scales, Entry entry, Grade grade) {
    Scale scale = scales.get(grade.scale());
    return scale != null
        && scale.types().contains(entry.id().type().id())
        && scale.level(grade.level()).isPresent();
  }

  private static Stream<Entry> classified() {
    return all(EntryType.REFERENCE).stream().filter(entry -> has(entry, STUDY));
  }

  /** The study class of a reference; empty when it has none. */
  private static String studyClass(Entry reference) {
    return reference.grades().stream()
        .filter(grade -> grade.scale().equals(STUDY))
        .map(Grade::level)
        .findFirst()
        .orElse("");
  }

  private static boolean isListedBy(Entry reference, String source) {
    return texts(reference.fields().path("listed-by")).stream()
        .anyMatch(one -> one.startsWith(source));
  }

  private static JsonNode table(int number) {
    return entry("tables/table-" + number).fields();
  }

  /** The sums of the columns after the first; a blank cell counts as 0. */
  private static List<Long> sums(int table) {
    return IntStream.range(1, 6)
        .mapToObj(
            column ->
                stream(table(table).path("rows")).mapToLong(row -> row.path(column).asLong()).sum())
        .toList();
  }

  private static Map<String, String> framework(String slug) {
    return entry("frameworks/" + slug).parts();
  }

  private static int elements(String framework, String prefix) {
    return (int) framework(framework).keySet().stream().filter(id -> id.startsWith(prefix)).count();
  }

  private static List<String> numbered(String prefix, int last) {
    return IntStream.rangeClosed(1, last)
        .mapToObj(number -> prefix + (number < 10 ? "0" : "") + number)
        .toList();
  }

  private static List<String> numbers(EntryType type) {
    return all(type).stream().map(entry -> entry.text("number")).sorted().toList();
  }

  /** The words a reader sees, headings included. */
  private static int words(Body body) {
    return Stream.concat(
            body.headings().stream().map(Body.Heading::text),
            body.blocks().stream().map(Body.Block::text))
        .mapToInt(text -> text.strip().split("\\s+").length)
        .sum();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static List<String> texts(JsonNode list) {
    return stream(list).map(JsonNode::asText).toList();
  }
}
