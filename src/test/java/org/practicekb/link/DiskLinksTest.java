package org.practicekb.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskLinksTest {

  @ParameterizedTest
  @CsvSource({
    "../crm/, ../crm/index.html",
    "../crm/#how, ../crm/index.html#how",
    "../../search/?q=a/b, ../../search/index.html?q=a/b",
    "./, ./index.html",
    "../../, ../../index.html"
  })
  void linkToAPageNamesItsFile(String link, String spelled) {
    assertEquals(
        "<a class=\"x\" href=\"" + spelled + "\">",
        DiskLinks.spellOut("<a class=\"x\" href=\"" + link + "\">"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#how",
        "?q=a/",
        "../feed.xml",
        "../crm/index.html#a/",
        "https://example.org/",
        "//example.org/",
        "mailto:a@example.org",
        "/kb/"
      })
  void everythingElseStaysAsItIs(String link) {
    String page = "<p>The folder a/ <a href=\"" + link + "\">a</a></p>";
    assertEquals(page, DiskLinks.spellOut(page));
  }

  @Test
  void formsAndRedirectsNameFilesToo() {
    assertEquals(
        "<form action=\"../search/index.html\"><script src=\"../a/\" data-target=\"../b/index.html\">"
            + "<meta http-equiv=\"refresh\" content=\"0; url=../b/index.html\">",
        DiskLinks.spellOut(
            "<form action=\"../search/\"><script src=\"../a/\" data-target=\"../b/\">"
                + "<meta http-equiv=\"refresh\" content=\"0; url=../b/\">"));
  }
}
