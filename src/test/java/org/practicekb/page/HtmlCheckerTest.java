package org.practicekb.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nu.validator.validation.SimpleDocumentValidator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.site.BuildReport;
import org.practicekb.site.Progress;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.Workspace;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** The Nu HTML checker finds nothing wrong, neither errors nor warnings. */
class HtmlCheckerTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

  /**
   * Remarks that are none here. The checker takes {@code 'self'} for another place than the file it
   * reads, and JSON-LD for a script: the tests in the browser tell what the policy really stops.
   * The slash is how Flexmark ends an image.
   */
  private static final List<String> REMARKS =
      List.of("Content Security Policy", "Trailing slash on void elements has no effect");

  @TempDir Path out;

  private final List<String> messages = new ArrayList<>();

  private final ErrorHandler collector =
      new ErrorHandler() {
        @Override
        public void warning(SAXParseException found) {
          if (REMARKS.stream().noneMatch(found.getMessage()::contains)) {
            error(found);
          }
        }

        @Override
        public void error(SAXParseException found) {
          messages.add(
              found.getSystemId() + ":" + found.getLineNumber() + ": " + found.getMessage());
        }

        @Override
        public void fatalError(SAXParseException found) {
          error(found);
        }
      };

  @Test
  void everyTemplateIsValid(@TempDir Path base) throws Exception {
    assertValid(TestSite.of("pages-of-every-kind", base).content());
  }

  @Tag("full")
  @Test
  void everyPageOfTheRealContentIsValid() throws Exception {
    assertValid(PROJECT.resolve("content"));
  }

  @Test
  void whatIsWrongIsFound() throws Exception {
    Files.writeString(
        out.resolve("index.html"),
        "<!DOCTYPE html><html lang=\"en\"><title>t</title><p id=\"a\"><b id=\"a\">b</b>");
    check(List.of(out.resolve("index.html")));
    assertTrue(messages.get(0).contains("Duplicate ID"), messages.toString());
  }

  private void assertValid(Path content) throws Exception {
    Workspace workspace = new Workspace(PROJECT, content, PROJECT.resolve("templates"), out);
    BuildReport report =
        new SiteBuilder(workspace, "https://kb.test/", false, Progress.NONE).build();
    assertTrue(report.published(), report.problems() + " " + report.findings());
    List<Path> pages = pages();
    assertTrue(pages.size() > 10, "pages: " + pages);
    check(pages);
    assertEquals("", String.join("\n", messages));
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  private void check(List<Path> pages) throws Exception {
    SimpleDocumentValidator checker = new SimpleDocumentValidator();
    checker.setUpMainSchema(SCHEMA, collector);
    checker.setUpValidatorAndParsers(collector, false, false);
    for (Path page : pages) {
      checker.checkHtmlFile(page.toFile(), true);
    }
  }
}
