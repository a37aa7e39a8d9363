package org.practicekb.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.practicekb.TestSite;

/** Raw HTML in Markdown. */
class RawHtmlTest {

  private static final String REFUSED =
      "is HTML that content may not use. Write it in Markdown. (allowed: abbr, br, cite, del, dfn, em, ins, kbd, mark, q, s, small, span, strong, sub, sup, var)";

  @Test
  void htmlOutsideTheAllowListIsRefused() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: '<script>' %1$s
        content/pages/broken.md:9:7: '<script>' %1$s
        content/pages/broken.md:9:37: '<img>' %1$s
        content/pages/broken.md:11:1: '<div>' %1$s
        content/pages/broken.md:13:7: 'onclick' is an HTML attribute that content may not use. Delete it. (allowed: 'title' of <abbr>, 'lang' of <span>)
        content/pages/broken.md:13:44: 'style' is an HTML attribute that content may not use. Delete it. (allowed: 'title' of <abbr>, 'lang' of <span>)
        content/pages/broken.md:15:1: '<iframe>' %1$s
        content/pages/broken.md:17:7: '<svg>' %1$s
        content/pages/broken.md:17:28: '<a>' %1$s
        content/pages/broken.md:19:1: '<style>' %1$s
        content/pages/broken.md:21:7: '<script>' %1$s
        content/pages/broken.md:22:29: '<a>' %1$s
        content/pages/broken.md:24:19: '<script>alert(1)</script>' stands behind a comment and is lost. Begin a new line after '-->'.
        content/pages/broken.md:28:7: '<object>' %1$s
        content/pages/broken.md:30:9: '<font>' %1$s
        content/pages/broken.md:32:7: '<?php echo 1 ?>' %1$s
        content/pages/broken.md:32:27: '<!DOCTYPE html>' %1$s
        content/pages/broken.md:32:47: '<![CDATA[x]]>' %1$s
        content/pages/broken.md:34:3: '<form>' %1$s
        content/pages/broken.md:34:20: '<input>' %1$s
        content/pages/broken.md:38:13: '<video>' %1$s
        content/pages/broken.md:40:1: '<x-custom>' %1$s
        """
            .formatted(REFUSED),
        TestSite.report("html-outside-the-allow-list"));
  }

  @Test
  void htmlIsClosedInItsParagraph() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:7: '<em>' is not closed. Add '</em>' in the same paragraph.
        content/pages/broken.md:9:11: '</em>' closes nothing. Open it in the same paragraph.
        content/pages/broken.md:11:12: '<sub>' is not closed. Add '</sub>' in the same paragraph.
        content/pages/broken.md:11:27: '</sub>' closes nothing. Open it in the same paragraph.
        content/pages/broken.md:15:3: '<em>' is not closed. Add '</em>' in the same paragraph.
        content/pages/broken.md:15:12: '</em>' closes nothing. Open it in the same paragraph.
        content/pages/broken.md:17:1: '<em>' stands alone on its line, so that no Markdown is read below it. Put it on the line of its words.
        content/pages/broken.md:21:7: '<!--' begins no comment here, so that readers see it. Close it with '-->' and use no '--' inside.
        content/pages/broken.md:23:17: 'Words.' stands behind a comment and is lost. Begin a new line after '-->'.
        content/pages/broken.md:25:1: '<!--' begins a comment that has no end. Close it with '-->'.
        """,
        TestSite.report("html-not-closed"));
  }

  @Test
  void fewInlineElementsCommentsAndCodeAreFine() throws IOException {
    assertEquals("", TestSite.report("html-allowed"));
  }
}
