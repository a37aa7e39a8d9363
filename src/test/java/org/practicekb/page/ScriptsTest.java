package org.practicekb.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScriptsTest {

  @Test
  void commentsOfWholeLinesIndentationAndEmptyLinesAreLeftOut() {
    String script =
        """
        /*
         * Says hello.
         */
        (() => {
          // to whom

          const url = "https://example.org/*"; // stays
          /** One line. */
          hello(url); /* stays */
        })();
        """;
    assertEquals(
        """
        (() => {
        const url = "https://example.org/*"; // stays
        hello(url); /* stays */
        })();
        """,
        Scripts.shorter(script));
  }

  @Test
  void textOverSeveralLinesIsKeptAsItIs() {
    String script = "const text = `\n  // no comment\n`;\n";
    assertEquals(script, Scripts.shorter(script));
    String continued = "const text = \"a \\\n  b\";\n";
    assertEquals(continued, Scripts.shorter(continued));
  }
}
