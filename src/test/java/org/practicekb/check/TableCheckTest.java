package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
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
}
