package org.practicekb.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.site.Workspace;

/** Links in bodies. */
class LinkResolverTest {

  private static final String RELATIVE =
      "(links inside the site are relative, to the other .md file)";

  private static final String KINDS = "(allowed: https, http, mailto and relative links)";

  private static final String NO_ENTRY = "(relative links end in .md)";

  private static final String IMAGES =
      "is no image of this knowledge base. Put the file into content/images and link it as '../images/name.png'. (png, jpg, gif, webp, avif or svg)";

  @Test
  void brokenLinkNamesItsLine() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: the link '../terms/burnut.md' leads to no file. Did you mean '../terms/burnout.md'? (links begin at this file's folder)
        content/pages/broken.md:7:32: the link '../terms/stress.md' leads to no file. (links begin at this file's folder)
        content/pages/broken.md:9:3: the link 'burnout.md' leads to no file. Did you mean '../terms/burnout.md'? (links begin at this file's folder)
        content/pages/broken.md:10:3: the link '../terms/burnout/' leads to no entry. Did you mean '../terms/burnout.md'? %1$s
        content/pages/broken.md:11:3: the link '../programs/steady-teams/index.html' leads to no entry. Did you mean '../programs/steady-teams.md'? %1$s
        content/pages/broken.md:12:3: the link '../terms/burnout' leads to no entry. Did you mean '../terms/burnout.md'? %1$s
        content/pages/broken.md:13:3: the link '../../etc/passwd' leads to no entry. %1$s
        content/pages/broken.md:14:3: the link '../images/line.png' leads to no entry. %1$s
        content/pages/broken.md:15:3: the link '../terms/burnout.md?x=1' leads to no entry. Did you mean '../terms/burnout.md'? %1$s
        content/pages/broken.md:16:3: the link 'None' has no address. Write it between the parentheses.
        content/pages/broken.md:17:3: the link '../terms/burnout.md' has no words. Write what it leads to between the brackets.
        content/pages/broken.md:18:3: the link '..\\terms\\burnout.md' leads to no file. Did you mean '../terms/burnout.md'? (links begin at this file's folder)
        """
            .formatted(NO_ENTRY),
        TestSite.report("link-to-no-file"));
  }

  @Test
  void brokenFragmentNamesTheHeadings() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: '../terms/burnout.md#difer' leads to no heading of terms/burnout. Did you mean 'differ'? (its headings: differ)
        content/pages/broken.md:7:36: '../terms/burnout.md#causes' leads to no heading of terms/burnout. (its headings: differ)
        content/pages/broken.md:7:71: '../sources/report-2020.md#findigs' leads to no heading of sources/report-2020. Did you mean 'findings'? (its headings: introduction, findings, what)
        content/pages/broken.md:7:114: '#words' leads to no heading of pages/broken. (it has no headings)
        content/pages/broken.md:7:133: '../references/doe-2019.md#what' leads to no heading of references/doe-2019. (it has no headings)
        content/pages/broken.md:9:1: 'former.md#old' leads to no heading of pages/former. It is now 'new-words'. (its headings: new-words)
        """,
        TestSite.report("link-to-no-heading"));
  }

  @Test
  void headingsAreReachedByEitherId() throws IOException {
    assertEquals("", TestSite.report("link-to-a-heading"));
  }

  @Test
  void nothingPublishedLeadsToADraft() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:5:9: 'terms/hidden' leads to a draft, which is not published. Leave the link out until the draft is published.
        content/pages/broken.md:11:1: '../terms/hidden.md' leads to a draft, which is not published. Leave the link out until the draft is published.
        content/pages/broken.md:11:30: 'draft-2020' is a draft, which is not published. Publish it first, or make this entry a draft too.
        content/programs/steady-teams.md:6:12: 'moons' is a draft, which is not published. Publish it first, or make this entry a draft too.
        """,
        TestSite.report("link-to-a-draft"));
  }

  @Test
  void absoluteLinkIntoTheSiteAlsoWithTheSitesOwnAddress() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: '/terms/burnout/' is an absolute link. Write '../terms/burnout.md'. %1$s
        content/pages/broken.md:7:26: '/terms/burnout/#differ' is an absolute link. Write '../terms/burnout.md#differ'. %1$s
        content/pages/broken.md:7:61: '/terms/burnout.md' is an absolute link. Write '../terms/burnout.md'. %1$s
        content/pages/broken.md:7:88: '/' is an absolute link. %1$s
        content/pages/broken.md:7:98: '//example.org/x' is an absolute link. %1$s
        content/pages/broken.md:7:123: '\\terms\\burnout.md' is an absolute link. Write '../terms/burnout.md'. %1$s
        content/pages/broken.md:9:1: 'https://kb.example.org/sts/terms/burnout/#differ' is an absolute link. Write '../terms/burnout.md#differ'. %1$s
        content/pages/broken.md:9:58: 'http://KB.example.org/sts' is an absolute link. %1$s
        """
            .formatted(RELATIVE),
        TestSite.report("link-absolute"));
  }

  @Test
  void whereTheSiteIsReadMustBeABaseUrl(@TempDir Path folder) throws IOException {
    TestSite site = TestSite.of("sound", folder);
    Files.writeString(folder.resolve("jbake.properties"), "site.host=kb.example.org\n");
    IOException e = assertThrows(IOException.class, site::load);
    assertTrue(
        e.getMessage()
            .endsWith(
                "jbake.properties: 'kb.example.org' is not a base URL; write it as https://example.org/kb/"),
        e.getMessage());
  }

  @Test
  void settingsThatCannotBeReadAreNamedByLineAndColumn(@TempDir Path folder) throws IOException {
    TestSite site = TestSite.of("sound", folder);
    Path settings = folder.resolve("jbake.properties");
    Files.writeString(settings, "site.host=\n# \\u\na=\\\\\\u12G4\nb=\\u\n");
    String advice = "Write four hexadecimal digits after \\u, or \\\\u for a backslash and a u.";
    assertEquals(
        """
        jbake.properties:3:5: '\\u12G4' stands for no character. %1$s
        jbake.properties:4:3: '\\u' stands for no character. %1$s"""
            .formatted(advice),
        refused(site, folder));
    Files.writeString(settings, "a=\\\n# \\u12\n");
    assertEquals(
        "jbake.properties:2:3: '\\u12' stands for no character. " + advice, refused(site, folder));
    Files.write(settings, new byte[] {'a', '=', '\n', 'b', '=', (byte) 0xE9, '\n'});
    assertEquals(
        "jbake.properties:2:3: the byte E9 ('\u00e9' in Latin-1) is not UTF-8."
            + " Save the file as UTF-8. (all files are UTF-8)",
        refused(site, folder));
  }

  private static String refused(TestSite site, Path folder) {
    String message = assertThrows(IOException.class, site::load).getMessage();
    return message.replace(Workspace.label(folder) + "/", "");
  }

  @Test
  void refusedKindsInAnySpelling() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:3: 'javascript:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:8:3: 'JaVaScRiPt:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:9:3: 'javascript:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:10:3: 'javascript:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:11:3: 'javascript:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:12:3: 'javascript:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:13:3: 'javascript:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:14:3: 'data:text/html;base64,PHNjcmlwdD4=' is a link of the kind 'data:'. %1$s
        content/pages/broken.md:15:3: 'vbscript:x' is a link of the kind 'vbscript:'. %1$s
        content/pages/broken.md:16:3: 'file:///etc/passwd' is a link of the kind 'file:'. %1$s
        content/pages/broken.md:17:3: 'javascript:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:18:3: 'javascript:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:19:3: 'javascript:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:20:3: 'data:image/png;base64,iVBORw0KGgo=' %2$s
        content/pages/broken.md:21:3: 'javascript:alert(1)' %2$s
        content/pages/broken.md:22:3: 'javascript:alert(1)' is a link of the kind 'javascript:'. %1$s
        content/pages/broken.md:23:3: the link 'javascript%%3Aalert(1)' leads to no entry. %3$s
        content/pages/broken.md:24:3: '[q](' begins no link that Markdown can read. Write spaces in its address as %%20, or a space before the '('.
        content/pages/broken.md:25:3: 'http://' is no web or mail address. (written as https://example.org/page or mailto:name@example.org)
        content/pages/broken.md:26:3: 'mailto:nobody' is no web or mail address. (written as https://example.org/page or mailto:name@example.org)
        content/pages/broken.md:27:3: 'https:example.org' is no web or mail address. (written as https://example.org/page or mailto:name@example.org)
        """
            .formatted(KINDS, IMAGES, NO_ENTRY),
        TestSite.report("link-of-a-refused-kind"));
  }

  @Test
  void webAndMailLinksAreFine() throws IOException {
    assertEquals("", TestSite.report("link-outside"));
  }

  @Test
  void linkThatMarkdownCannotRead() throws IOException {
    assertEquals(
        """
        content/pages/broken.md:7:1: '[q](' %2$s
        content/pages/broken.md:7:29: '![a line](' %1$s
        content/pages/broken.md:9:1: '[file](' %1$s
        content/pages/broken.md:9:33: '[file](' %1$s
        content/pages/broken.md:9:63: '[heading](' %1$s
        content/pages/broken.md:9:106: '![image](' %1$s
        content/pages/broken.md:9:141: '[page](' %2$s
        content/pages/broken.md:9:180: '[mail](' %2$s
        """
            .formatted(
                "begins no link that Markdown can read. Its address has a space: no file and no heading id here has one.",
                "begins no link that Markdown can read. Write spaces in its address as %20, or a space before the '('."),
        TestSite.report("link-that-markdown-cannot-read"));
  }
}
