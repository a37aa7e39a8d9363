package org.practicekb.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.search.IndexCheck;
import org.practicekb.site.BuildReport;
import org.practicekb.site.Progress;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.SiteVerifier;
import org.practicekb.site.Workspace;
import org.xml.sax.InputSource;

/** Hostile texts in every field, through the whole build. */
class HostileFieldsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A field a payload, each payload in another field in the next build. */
  private static final int STEP = 11;

  @TempDir Path folder;

  @Test
  void aSiteWithHostileFieldsRunsNothingAndItsDataIsWhole() throws Exception {
    buildAndJudge(folder, 0);
  }

  @Test
  @Tag("full")
  void soDoFortySitesWithThePayloadsInOtherFields() throws Exception {
    for (int i = 1; i <= 40; i++) {
      buildAndJudge(folder.resolve("at-" + i), STEP * i);
    }
  }

  private static void buildAndJudge(Path folder, int shift) throws Exception {
    HostileFields fields = HostileFields.of(folder, shift);
    assertTrue(fields.count() > 100, fields.count() + " fields took a text");
    assertTrue(fields.refused().size() > 50, fields.refused().size() + " were refused");
    Workspace workspace = fields.workspace();
    BuildReport report =
        new SiteBuilder(workspace, "https://kb.test/", false, Progress.NONE).build();
    assertEquals(List.of(), report.findings());
    assertTrue(report.published());
    Path site = workspace.out();
    assertEquals(List.of(), SiteVerifier.verify(site, Optional.empty(), IndexCheck::problems));
    assertEquals(List.of(), pagesThatDoMore(site));
    dataIsWhole(site);
    titleIsShownAsWritten(fields, site, "terms/burnout");
    titleIsShownAsWritten(fields, site, "answers/what-helps");
    assertEquals("[project, site]", names(folder).toString());
  }

  /** What is in a folder, aside from what a build keeps beside the site. */
  private static TreeSet<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      TreeSet<String> names = new TreeSet<>();
      files.map(file -> file.getFileName().toString()).forEach(names::add);
      names.removeIf(name -> name.startsWith(".site"));
      return names;
    }
  }

  private static List<String> pagesThatDoMore(Path site) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path page : files(site, ".html")) {
      Audit.of(Files.readString(page))
          .forEach(one -> found.add(site.relativize(page) + ": " + one));
    }
    return found;
  }

  private static List<Path> files(Path site, String end) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  /** Programs read each file as what it is, and find in it as many things as there are. */
  private static void dataIsWhole(Path site) throws Exception {
    for (Path json : files(site, ".json")) {
      JSON.readTree(Files.readString(json));
    }
    for (Path xml : files(site, ".xml")) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newDocumentBuilder().parse(new InputSource(new StringReader(Files.readString(xml))));
    }
    for (Path csv : files(site, ".csv")) {
      rowsAreWholeAndNoFormulas(Files.readString(csv), csv);
    }
    int works = JSON.readTree(site.resolve("data/citations.csl.json").toFile()).size();
    bibTexHas(works, Files.readString(site.resolve("data/citations.bib")));
    risHas(works, Files.readString(site.resolve("data/citations.ris")));
    for (Path page : files(site, "index.html")) {
      String text = Files.readString(page);
      if (text.contains("id=\"cite-bibtex\"")) {
        bibTexHas(1, Jsoup.parse(text).getElementById("cite-bibtex").wholeText());
        risHas(1, Jsoup.parse(text).getElementById("cite-ris").wholeText());
      }
    }
  }

  private static void rowsAreWholeAndNoFormulas(String csv, Path file) {
    List<List<String>> rows = rows(csv);
    for (List<String> row : rows) {
      assertEquals(rows.get(0).size(), row.size(), file + ": " + row);
      row.forEach(cell -> assertTrue(!cell.matches("(?s)[=+@\t\r\\-].*"), file + ": " + cell));
    }
  }

  /** RFC 4180. */
  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (c == '"') {
        boolean twice = quoted && csv.startsWith("\"\"", i);
        cell.append(twice ? "\"" : "");
        i += twice ? 1 : 0;
        quoted = twice || !quoted;
      } else if (!quoted && (c == ',' || csv.startsWith("\r\n", i))) {
        rows.get(rows.size() - 1).add(cell.toString());
        cell.setLength(0);
        if (c == '\r') {
          rows.add(new ArrayList<>());
          i++;
        }
      } else {
        cell.append(c);
      }
    }
    rows.remove(rows.size() - 1);
    return rows;
  }

  private static void bibTexHas(int works, String text) {
    int depth = 0;
    int found = 0;
    for (int i = 0; i < text.length(); i++) {
      found += depth == 0 && text.charAt(i) == '@' ? 1 : 0;
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      assertTrue(depth >= 0, text);
    }
    assertEquals(0, depth, text);
    assertEquals(works, found, text);
  }

  private static void risHas(int works, String text) {
    List<String> lines = text.lines().filter(line -> !line.isEmpty()).toList();
    lines.forEach(line -> assertTrue(line.matches("[A-Z][A-Z0-9]  - .*"), line));
    assertEquals(works, lines.stream().filter(line -> line.startsWith("TY")).count());
    assertEquals(works, lines.stream().filter(line -> line.startsWith("ER")).count());
  }

  private static void titleIsShownAsWritten(HostileFields fields, Path site, String entry)
      throws IOException {
    String page = Files.readString(site.resolve(entry).resolve("index.html"));
    fields
        .title(entry)
        .ifPresent(
            title ->
                assertEquals(
                    spaced(title), spaced(Jsoup.parse(page).selectFirst("h1").wholeText())));
  }

  private static String spaced(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }
}
