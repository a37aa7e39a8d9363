package org.practicekb.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.practicekb.TestSite;
import org.practicekb.content.ContentFolder;
import org.practicekb.content.History;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.page.SitePages;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/**
 * One entry that is written anew again and again in the tiny site of every kind of page, checked,
 * and when nothing is wrong with it, baked.
 */
final class HostilePage {

  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final String NAME = "hostile";

  /** Where an entry of a kind belongs, by a line that only this kind has. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "\ngrades:", "programs",
          "\ndefinitions:", "terms",
          "\nlisted-by:", "references",
          "\nlevels:", "scales",
          "\npositions:", "conflicts",
          "\ncolumns:", "tables",
          "\nelements:", "frameworks",
          "\nsteps:", "pathways",
          "\nfound:", "source-errors",
          "\nsections:", "sources");

  private final TestSite site;
  private final Workspace workspace;
  private final History history;
  private final Loaded.Known known = new Loaded.Known();
  private int baked;

  private HostilePage(TestSite site, Workspace workspace) throws IOException {
    this.site = site;
    this.workspace = workspace;
    this.history = History.read(site.content(), "1767571200");
  }

  static HostilePage in(Path folder) throws IOException {
    TestSite site = TestSite.of("pages-of-every-kind", folder);
    Path project = Path.of("").toAbsolutePath();
    return new HostilePage(
        site,
        new Workspace(
            project, site.content(), project.resolve("templates"), folder.resolve("site")));
  }

  /** Reads, checks and bakes {@code text}, and judges what comes of it. */
  void judge(String text) throws IOException {
    String kind =
        FOLDERS.keySet().stream()
            .filter(text::contains)
            .map(FOLDERS::get)
            .sorted()
            .findFirst()
            .orElse("pages");
    Path file = site.content().resolve(kind + "/" + NAME + ".md");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    known.forget(List.of(file));
    try {
      Loaded loaded = assertTimeoutPreemptively(BOUND, () -> load());
      List<String> lines = List.of(text.split("\n", -1));
      loaded.problems().stream()
          .map(Problem::place)
          .filter(place -> place.path().endsWith("/" + NAME + ".md"))
          .forEach(place -> liesInside(place, lines));
      if (!Problem.anyError(loaded.problems())) {
        bake(loaded);
      }
    } finally {
      Files.delete(file);
      known.forget(List.of(file));
    }
  }

  private Loaded load() throws IOException {
    return Loaded.load(workspace, ContentFolder.IMAGES, known, history, TestSite.TODAY);
  }

  private void bake(Loaded loaded) {
    SitePages pages =
        new SitePages(
            new SitePages.Folders(
                workspace.project(), workspace.content(), workspace.templates(), workspace.out()),
            "https://kb.test/",
            loaded.kb(),
            loaded.schemas(),
            loaded.links(),
            new CrossLinks(loaded.kb(), loaded.links(), loaded.schemas()),
            loaded.images(),
            loaded.history());
    for (Entry entry : loaded.kb().published()) {
      if (entry.id().slug().equals(NAME) && entry.id().type().hasPage()) {
        String html =
            assertTimeoutPreemptively(
                BOUND, () -> pages.render(Address.of(entry.id())).orElseThrow());
        assertEquals(List.of(), Audit.of(html));
        baked++;
      }
    }
  }

  /** How many entries had no error, and became a page. */
  int baked() {
    return baked;
  }

  /** The end of a line, and of the file, is inside. */
  static void liesInside(Place place, List<String> lines) {
    assertTrue(place.line() <= lines.size(), place + " of " + lines.size() + " lines");
    int length = place.line() == 0 ? 0 : lines.get(place.line() - 1).length();
    assertTrue(place.column() <= length + 1, place + " of " + length + " columns");
  }
}
