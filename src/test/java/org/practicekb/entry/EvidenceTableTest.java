package org.practicekb.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the figures of a table add up to. */
class EvidenceTableTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Each cell that does not add up, as place, what is printed and what it should be. */
  private static List<String> differences(String columns, String rows, String totals)
      throws JsonProcessingException {
    String data =
        "{\"columns\": %s, \"rows\": %s, \"totals\": %s}".formatted(columns, rows, totals);
    return EvidenceTable.of(JSON.readTree(data.replace('\'', '"')))
        .cells()
        .filter(cell -> !cell.sum().isEmpty())
        .map(cell -> cell.pointer() + ": " + cell.text() + " / " + cell.sum())
        .toList();
  }

  @Test
  void columnsAreAddedUpAndABlankCountsAsZero() throws JsonProcessingException {
    assertEquals(
        List.of("/totals/1: 7 / 6"),
        differences(
            "['Country', 'A', 'B']", "[['Here', 2, 3], ['There', 4, null]]", "['Total', 7, 3]"));
  }

  @Test
  void rowsAreAddedUpWhereTheLastColumnHasTheNameOfTheTotalRow() throws JsonProcessingException {
    String rows = "[['Here', 2, 3, 6]]";
    assertEquals(
        List.of("/rows/0/3: 6 / 5", "/totals/3: 6 / 5"),
        differences("['Country', 'A', 'B', 'Total']", rows, "['Total', 2, 3, 6]"));
    assertEquals(
        List.of(), differences("['Country', 'A', 'B', 'Mean']", rows, "['Total', 2, 3, 6]"));
  }

  @Test
  void totalWrongBothWaysHasBothSums() throws JsonProcessingException {
    assertEquals(
        List.of("/totals/2: 9 / 4; 3"),
        differences("['Country', 'A', 'Total']", "[['Here', 4, 4]]", "['Total', 3, 9]")
            .subList(1, 2));
  }

  @Test
  void labeledCountsAreAddedUpByLabelAndAsAWholeInTheirRow() throws JsonProcessingException {
    assertEquals(
        List.of(
            "/rows/0/1: Legal: 1; Pastoral: 2 / 3",
            "/totals/1: Legal: 5; Pastoral: 1 / Pastoral: 2"),
        differences(
            "['City', 'Type', 'Total']",
            "[['Here', 'Legal: 1; Pastoral: 2', 2], ['There', 'Legal: 4', 4]]",
            "['Total', 'Legal: 5; Pastoral: 1', 6]"));
  }

  @Test
  void labelsThatDifferInSpacesAreOne() throws JsonProcessingException {
    assertEquals(
        List.of(),
        differences("['City', 'Years']", "[['Here', '> 10: 1; 1-5: 0']]", "['Total', '>10: 1']"));
  }

  @Test
  void columnWithOtherWordsHasNoSum() throws JsonProcessingException {
    assertEquals(
        List.of(),
        differences("['City', 'Kind']", "[['Here', 'old'], ['There', 2]]", "['Total', 5]"));
  }

  @Test
  void marksStandOnTheCellOfTheirRowAndColumn() throws JsonProcessingException {
    String data =
        """
        {"columns": ["City", "People"], "rows": [["Here", 2]], "totals": ["Total", 2],
         "marks": [{"row": "Here", "column": "People", "source-error": "source-errors/f-01"}]}
        """;
    assertEquals(
        List.of(List.of(), List.of("source-errors/f-01"), List.of(), List.of()),
        EvidenceTable.of(JSON.readTree(data)).cells().map(EvidenceTable.Cell::errors).toList());
  }
}
