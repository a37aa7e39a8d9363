package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** Tables say where they do not add up. */
class TableCheckTest {

  @Test
  void figureThatDoesNotAddUpNeedsAMark() throws IOException {
    assertEquals(
        """
        content/tables/table-1.md:9:22: '5' is printed where the cells add up to 4. Compare it with the source; if it stands so there, mark it. (a mark names row, column and source error)
        content/tables/table-1.md:10:17: '7' is printed where the cells add up to 6. Compare it with the source; if it stands so there, mark it. (a mark names row, column and source error)
        content/tables/table-1.md:12:11: 'Totals' is no row here. Did you mean 'Total'?
        content/tables/table-1.md:13:25: 'Othr' is no column here. Did you mean 'Other'?
        """,
        TestSite.report("table-that-does-not-add-up"));
  }

  /** A longer row had no head for its last cell, which ended the build. */
  @Test
  void everyRowHasACellForEachColumn(@TempDir Path folder) throws IOException {
    TestSite site =
        TestSite.of("sound", folder)
            .with(
                "tables/table-1.md",
                """
                ---
                title: Countries
                summary: Studies by country.
                sources: ["report-2020, findings"]
                number: 1
                columns: [Country, Studies]
                rows:
                  - [Here, 2, 3]
                  - [There]
                  - []
                totals: [Total, 2, 3]
                reviewed: 2026-01-05
                ---
                """);
    assertEquals(
        """
        content/tables/table-1.md:8:5: cells: 3, columns: 2. Write one cell for each column, and null for a blank one.
        content/tables/table-1.md:9:5: cells: 1, columns: 2. Write one cell for each column, and null for a blank one.
        content/tables/table-1.md:10:5: cells: 0, columns: 2. Write one cell for each column, and null for a blank one.
        content/tables/table-1.md:11:1: cells: 3, columns: 2. Write one cell for each column, and null for a blank one.
        """,
        site.report());
  }
}
