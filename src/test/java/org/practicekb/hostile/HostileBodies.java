package org.practicekb.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.practicekb.TestSite;
import org.practicekb.content.Problem;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.page.PageFailure;
import org.practicekb.page.SitePages;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/**
 * Pages whose bodies hold one hostile text each, in one of the places that Markdown has. All are
 * baked, those that the checks refuse too: as if a check were missing.
 */
final class HostileBodies {

  private static final char HERE = '§';

  private static final Map<String, String> PLACES = new LinkedHashMap<>();

  static {
    PLACES.put("paragraph", "Words § more.");
    PLACES.put("line", "§");
    PLACES.put("emphasis", "**§** *§*");
    PLACES.put("heading", "## A § heading");
    PLACES.put("heading-id", "## A heading {#§}");
    PLACES.put("list", "- § item");
    PLACES.put("quote", "> § said");
    PLACES.put("table-head", "| § | b |\n|---|---|\n| c | d |");
    PLACES.put("table-heads", "| § | b | c |\n|---|---|---|\n| c | d | e |");
    PLACES.put("table-cell", "| a | b |\n|---|---|\n| § | d |");
    PLACES.put("code", "Words `§` more.");
    PLACES.put("code-block", "```\n§\n```");
    PLACES.put("code-language", "```§\nx\n```");
    PLACES.put("code-indented", "Words.\n\n    §");
    PLACES.put("link-words", "[§](about.md)");
    PLACES.put("link-target", "[words](§)");
    PLACES.put("link-target-in-brackets", "[words](<§>)");
    PLACES.put("link-title", "[words](about.md \"§\")");
    PLACES.put("address", "<§>");
    PLACES.put("reference", "Words [§] more.");
    PLACES.put("reference-of-two", "Words [words][§] more.");
    PLACES.put("definition", "[words]\n\n[words]: §");
    PLACES.put("image-words", "![§](../images/line.png)");
    PLACES.put("image-target", "![A line](§)");
    PLACES.put("image-title", "![A line](../images/line.png \"§\")");
    PLACES.put("citation", "Words [@§].");
    PLACES.put("locator", "Words [@doe-2019, §].");
    PLACES.put("footnote", "Words[^1].\n\n[^1]: §");
    PLACES.put("footnote-name", "Words[^§].\n\n[^§]: Note.");
    PLACES.put("comment", "<!-- § -->\n\nWords <!-- § -->.");
    PLACES.put("attribute", "An <abbr title=\"§\">x</abbr>, <span lang='§'>x</span>.");
    PLACES.put("tag", "A <em>§</em> and <§>x</§>.");
  }

  private final Map<String, String> written = new LinkedHashMap<>();
  private final Map<String, String> pages = new LinkedHashMap<>();
  private final Map<String, List<String>> refusals = new HashMap<>();
  private final List<String> crashes = new ArrayList<>();

  private HostileBodies() {}

  /**
   * Makes them.
   *
   * @param step every so many payloads are taken in one place, other ones in the next
   */
  static HostileBodies of(Path folder, int step) throws IOException {
    HostileBodies bodies = new HostileBodies();
    TestSite site = TestSite.of("pages-of-every-kind", folder);
    bodies.write(site, step);
    Path project = Path.of("").toAbsolutePath();
    bodies.bake(
        new Workspace(
            project, site.content(), project.resolve("templates"), folder.resolve("site")));
    return bodies;
  }

  private void write(TestSite site, int step) throws IOException {
    List<Payload> payloads = Payload.all();
    int start = 0;
    for (Map.Entry<String, String> place : PLACES.entrySet()) {
      for (int i = start++ % step; i < payloads.size(); i += step) {
        String slug = "in-" + place.getKey() + "-" + i;
        String body = place.getValue().replace("" + HERE, payloads.get(i).text());
        String text =
            "---\ntitle: Page %d\nsummary: A page.\nreviewed: 2026-01-05\n---\n\n%s\n"
                .formatted(i, body);
        written.put(slug, body);
        Files.writeString(site.content().resolve("pages/" + slug + ".md"), text);
      }
    }
  }

  private void bake(Workspace workspace) throws IOException {
    Loaded loaded = Loaded.load(workspace, TestSite.TODAY);
    for (Problem problem : loaded.problems()) {
      if (problem.isError()) {
        String slug = problem.place().path().replaceFirst(".*/", "").replaceFirst("\\.md$", "");
        refusals.computeIfAbsent(slug, any -> new ArrayList<>()).add(problem.what());
      }
    }
    SitePages site =
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
    written.keySet().forEach(slug -> bake(slug, site));
  }

  private void bake(String slug, SitePages site) {
    try {
      site.render(Address.of(new EntryId(EntryType.PAGE, slug)))
          .ifPresent(html -> pages.put(slug, html));
    } catch (PageFailure | RuntimeException e) {
      if (!refusals.containsKey(slug)) {
        crashes.add(slug + ": " + written.get(slug) + ": " + e);
      }
    }
  }

  /** How many were written. */
  int count() {
    return written.size();
  }

  /** How many of them the checks refuse. */
  int refused() {
    return (int) written.keySet().stream().filter(refusals::containsKey).count();
  }

  /** The pages that could be made, by place and number of payload. */
  Map<String, String> pages() {
    return pages;
  }

  /** Those that the checks let through and that could not be made. */
  List<String> crashes() {
    return Collections.unmodifiableList(crashes);
  }

  /** How many in each place got through, and why the others were refused. */
  String table() {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (String slug : written.keySet()) {
      String place = slug.replaceFirst("in-(.*)-\\d+", "$1");
      String why =
          refusals.containsKey(slug)
              ? refusals
                  .get(slug)
                  .get(0)
                  .replaceAll("'.*'", "'...'")
                  .replaceAll("[0-9A-F]{4}|\\d+", "N")
              : "let through as text";
      counts.computeIfAbsent(place, any -> new TreeMap<>()).merge(why, 1, Integer::sum);
    }
    StringBuilder table = new StringBuilder();
    counts.forEach(
        (place, why) -> {
          table.append(place).append('\n');
          why.forEach((what, count) -> table.append("%7d  %s%n".formatted(count, what)));
        });
    return table.toString();
  }
}
