package org.practicekb.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.content.History;
import org.practicekb.content.Problem;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.page.SitePages;
import org.practicekb.site.Loaded;
import org.practicekb.site.SiteSource;
import org.practicekb.site.Workspace;

/**
 * The preview reads, checks and links only what a save may have changed; what it shows must be what
 * a build from nothing shows. Random saves of the real content, each followed by both.
 */
class PreviewAndBuildTest {

  private static final String URL = "http://127.0.0.1:1/";

  /** Pages compared after each save, besides those of the files that it changed. */
  private static final int SAMPLE = 60;

  @TempDir Path folder;
  private Path content;
  private Workspace workspace;
  private Preview preview;
  private Random random;

  /** Files as they were before they were changed; null for one that was not there. */
  private final Map<Path, String> before = new HashMap<>();

  @BeforeEach
  void begin() throws IOException {
    content = folder.toRealPath().resolve("content");
    FileUtils.copyDirectory(Path.of("content").toFile(), content.toFile());
    Path project = Path.of("").toAbsolutePath();
    workspace = new Workspace(project, content, project.resolve("templates"), folder);
    preview = new Preview(workspace, new PrintWriter(OutputStream.nullOutputStream()));
    preview.begin(URL);
  }

  @AfterEach
  void end() throws IOException {
    preview.close();
  }

  @Test
  void showsWhatABuildWouldBakeWhateverIsSaved() throws IOException {
    followRandomSaves(11, 6);
  }

  @Test
  @Tag("full")
  void showsWhatABuildWouldBakeWhateverIsSavedAHundredTimes() throws IOException {
    followRandomSaves(23, 100);
  }

  private void followRandomSaves(int seed, int saves) throws IOException {
    random = new Random(seed);
    int sound = 0;
    for (int i = 0; i < saves; i++) {
      Set<Path> changed = preview.problems().isEmpty() ? edit(i) : mend();
      preview.update(changed);
      sound += compare("save " + i + " of " + changed) ? 1 : 0;
    }
    assertTrue(sound > saves / 3, sound + " of " + saves + " left the content without errors");
  }

  /** Compares problems and, when there are none, pages; tells whether there were none. */
  private boolean compare(String save) throws IOException {
    History history = History.read(content, null);
    Loaded fresh =
        Loaded.load(
            workspace, Workspace.label(content), new Loaded.Known(), history, Loaded.today());
    List<Problem> errors = fresh.problems().stream().filter(Problem::isError).toList();
    assertEquals(errors, preview.problems(), save);
    if (errors.isEmpty()) {
      SitePages pages = pages(fresh);
      for (Address address : compared(pages)) {
        assertEquals(pages.render(address).orElseThrow(), shown(address), save + ": " + address);
      }
    }
    return errors.isEmpty();
  }

  private SitePages pages(Loaded fresh) {
    KnowledgeBase kb = fresh.kb().withDrafts();
    return new SitePages(
        new SitePages.Folders(
            workspace.project(), workspace.content(), workspace.templates(), workspace.out()),
        URL,
        kb,
        fresh.schemas(),
        fresh.links(),
        new CrossLinks(kb, fresh.links(), fresh.schemas()),
        fresh.images(),
        fresh.history());
  }

  private List<Address> compared(SitePages pages) {
    List<Address> all = new ArrayList<>(pages.addresses());
    Collections.shuffle(all, random);
    Stream<Address> edited =
        before.keySet().stream()
            .map(file -> content.relativize(file).toString().replace(".md", "/"))
            .map(Address::page)
            .filter(pages.addresses()::contains);
    return Stream.concat(all.stream().limit(SAMPLE), edited).toList();
  }

  private String shown(Address address) throws IOException {
    SiteSource.Made made = (SiteSource.Made) preview.find("/" + address.path());
    return new String(made.bytes(), StandardCharsets.UTF_8).replaceFirst("<link[^>]*/_kb/.*\n", "");
  }

  /** One of the things that editors do. */
  private Set<Path> edit(int number) throws IOException {
    before.clear();
    Path file = any();
    Path other = any();
    String link = "/" + name(other);
    return switch (random.nextInt(11)) {
      case 0 -> replace(file, "(?m)^title: (.*)$", "title: Renamed " + number);
      case 1 -> replace(file, "(?m)^summary: .*$", "summary: Another summary, " + number + ".");
      case 2 -> replace(file, "\\z", "\nMore of it, see [this](.." + link + ").\n");
      case 3 -> replace(file, "\\z", "\n## A new heading " + number + "\n\nText.\n");
      case 4 -> replace(file, "(?m)^## .*$", "## Another heading");
      case 5 -> replace(file, "(?m)^status: .*\n|(?m)^(?=reviewed:)", "status: draft\n");
      case 6 -> replace(file, "(?m)^(?=reviewed:)", "fieldd: x\n");
      case 7 -> replace(file, "(?m)^cite: .*\n|\\[@[^\\]]*\\]", "[@nobody-1999]");
      case 8 -> move(file, file.resolveSibling("moved-" + number + ".md"));
      case 9 -> write(file.resolveSibling("copy-" + number + ".md"), Files.readString(file));
      default -> replace(taxonomy(), "label: .*", "label: Other " + number);
    };
  }

  /** Everything as it was before the last edit. */
  private Set<Path> mend() throws IOException {
    Map<Path, String> former = new HashMap<>(before);
    for (Map.Entry<Path, String> file : former.entrySet()) {
      if (file.getValue() == null) {
        Files.delete(file.getKey());
      } else {
        Files.writeString(file.getKey(), file.getValue());
      }
    }
    return former.keySet();
  }

  private String name(Path file) {
    return content.relativize(file).toString().replace('\\', '/');
  }

  private Path any() throws IOException {
    try (Stream<Path> files = Files.walk(content)) {
      List<Path> entries = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return entries.get(random.nextInt(entries.size()));
    }
  }

  private Path taxonomy() {
    return content.resolve("taxonomies/settings.yml");
  }

  private Set<Path> replace(Path file, String regex, String text) throws IOException {
    return write(file, Files.readString(file).replaceFirst(regex, text));
  }

  private Set<Path> write(Path file, String text) throws IOException {
    before.put(file, Files.exists(file) ? Files.readString(file) : null);
    Files.writeString(file, text);
    return Set.of(file);
  }

  private Set<Path> move(Path from, Path to) throws IOException {
    write(to, Files.readString(from));
    before.put(from, Files.readString(from));
    Files.delete(from);
    return Set.of(from, to);
  }
}
