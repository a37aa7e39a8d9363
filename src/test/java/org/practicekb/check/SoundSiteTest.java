package org.practicekb.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.practicekb.TestSite;

/** The site that every situation is laid over. */
class SoundSiteTest {

  @Test
  void theSoundSiteHasNoProblem() throws IOException {
    assertEquals("", TestSite.report("sound"));
  }
}
