package org.practicekb.site;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.content.Problem;
import org.practicekb.search.BrowserIndex;
import org.practicekb.search.ContentDigest;
import org.practicekb.search.IndexCheck;

/** A site that was built again after changes, beside the one that is built of the same anew. */
class RebuildTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String URL = "https://kb.test/";
  private static final String PROGRAM = "programs/steady-teams.md";
  private static final int CHANGES = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path content;
  private Path templates;
  private Path out;

  @BeforeEach
  void buildOnce() throws IOException {
    content = TestSite.of("pages-of-every-kind", folder.resolve("base")).content();
    templates = folder.resolve("base/templates");
    out = folder.resolve("site");
    copy(PROJECT.resolve("templates"), templates);
    again();
  }

  private BuildReport again() throws IOException {
    BuildReport report = builder(out).build(LastBuild.of(workspace(out), URL, SiteForm.WEB));
    assertEquals(List.of(), report.findings());
    return report;
  }

  private SiteBuilder builder(Path to) {
    return builder(to, SiteForm.WEB);
  }

  private SiteBuilder builder(Path to, SiteForm form) {
    return new SiteBuilder(workspace(to), URL, false, form, Progress.NONE);
  }

  private Workspace workspace(Path to) {
    return new Workspace(PROJECT, content, templates, to);
  }

  @Test
  void aChangedTextHasItsPageAndWhatShowsItMadeAnew() throws IOException {
    edit(PROGRAM, text -> text + "\nOne more line [@doe-2019].\n");
    BuildReport report = again();
    assertTrue(report.made() > 0 && report.made() < 10, report.toString());
    assertIsAsBuiltAnew();
    assertEquals(0, again().made());
    assertTrue(
        Files.readString(out.resolve("programs/steady-teams/index.html"))
            .contains("One more line"));
  }

  @Test
  void aChangedSummaryHasTheListsMadeAnewToo() throws IOException {
    edit(PROGRAM, text -> text.replaceFirst("summary: ", "summary: Now "));
    BuildReport report = again();
    assertTrue(report.made() < report.pages(), report.toString());
    assertIsAsBuiltAnew();
    assertTrue(Files.readString(out.resolve("programs/index.html")).contains("Now "));
  }

  @Test
  void aChangedTitleHasEverythingMadeAnew() throws IOException {
    edit(PROGRAM, text -> text.replaceFirst("title: ", "title: New "));
    BuildReport report = again();
    assertEquals(report.pages(), report.made());
    assertIsAsBuiltAnew();
  }

  @Test
  void anErrorPublishesNothingAndIsToldWithAllOthers() throws IOException {
    Map<String, String> before = files(out);
    edit(PROGRAM, text -> text + "\n[gone](gone.md)\n\nNo one says so. [@nobody]\n");
    BuildReport report = again();
    assertEquals(errors(builder(folder.resolve("clean")).build()), errors(report));
    assertFalse(report.published());
    assertEquals(before, files(out));
  }

  private static List<Problem> errors(BuildReport report) {
    return report.problems().stream().filter(Problem::isError).toList();
  }

  @Test
  void aWholeBuildLinksItsFilesForTheNext() throws IOException {
    Path next = folder.resolve(".site.previous");
    assertTrue(Files.isSameFile(out.resolve("about/index.html"), next.resolve("about/index.html")));
    assertFalse(Files.exists(next.resolve(Manifest.PATH)));
    Path disk = folder.resolve("disk");
    builder(disk, SiteForm.DISK).build(LastBuild.of(workspace(disk), URL, SiteForm.DISK));
    assertTrue(Files.exists(disk) && !Files.exists(folder.resolve(".disk.previous")));
  }

  @Test
  void ofTheNextFolderOnlyWhatChangedIsLinked() throws IOException {
    Path next = folder.resolve(".site.previous");
    assertTrue(known().isPresent() && known().get().holds(Snapshot.of(out), next));
    assertEquals(Set.of(), known().get().own());
    editAndBuild();
    Path search = next.resolve(SiteBuilder.BROWSER_INDEX);
    String renewed = BrowserIndex.folder(out.resolve(SiteBuilder.BROWSER_INDEX));
    Files.move(search.resolve(BrowserIndex.folder(search)), search.resolve(renewed));
    assertTrue(known().isPresent() && known().get().holds(Snapshot.of(out), next));
    assertTrue(known().get().own().contains("programs/steady-teams/index.html"));
    assertFalse(known().get().own().contains("about/index.html"));
  }

  private Optional<RenewedFiles.Next> known() throws IOException {
    return LastBuild.of(workspace(out), URL, SiteForm.WEB).next();
  }

  private void editAndBuild() throws IOException {
    edit(PROGRAM, text -> text + "\nOne more line [@doe-2019].\n");
    BuildReport report = again();
    assertTrue(report.made() < report.pages(), report.toString());
  }

  @Test
  void theNextFolderMayHaveBeenChanged() throws IOException {
    Path next = folder.resolve(".site.previous");
    Path page = next.resolve("about/index.html");
    List<Deed> byHand =
        List.of(
            () -> Folder.write(next, "about/mine.txt", "mine"),
            () -> Files.delete(page),
            () -> Files.move(Files.writeString(folder.resolve("x"), "x"), page, REPLACE_EXISTING),
            () -> Folder.write(next, "mine/mine.txt", "mine"),
            () -> Folder.write(next, "data/mine.json", "mine"),
            () -> Folder.write(next, "data/mine/mine.json", "mine"),
            () -> Folder.write(next, "search/mine/mine.json", "mine"),
            () -> FileTree.delete(next.resolve("search")),
            () -> FileTree.delete(next),
            () -> Files.writeString(folder.resolve(".site.next"), "{}"));
    for (int i = 0; i < byHand.size(); i++) {
      byHand.get(i).run();
      editAndBuild();
      assertIsAsBuiltAnew("deed " + i);
    }
  }

  @Test
  void aDamagedMemoryIsThrownAway() throws IOException {
    Path memory = folder.resolve(".site.memory");
    for (long at = 0; at < Files.size(memory); at += Files.size(memory) / 3) {
      edit(PROGRAM, text -> text + "\nOne more line [@doe-2019].\n");
      try (RandomAccessFile file = new RandomAccessFile(memory.toFile(), "rw")) {
        file.seek(at);
        int one = file.read();
        file.seek(at);
        file.write(one ^ 1);
      }
      assertWhole(again());
    }
  }

  @Test
  void aTruncatedMemoryIsThrownAway() throws IOException {
    for (String name : List.of(".site.memory", ".site.built")) {
      edit(PROGRAM, text -> text + "\nOne more line [@doe-2019].\n");
      try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
        file.setLength(file.length() / 2);
      }
      assertWhole(again());
    }
  }

  @Test
  void aMemoryOfAnotherProgramIsNotRead() throws IOException {
    edit(PROGRAM, text -> text + "\nOne more line [@doe-2019].\n");
    byte[] memory = {'[', ']'};
    Files.write(folder.resolve(".site.memory"), memory);
    CRC32C checksum = new CRC32C();
    checksum.update(memory);
    Path built = folder.resolve(".site.built");
    ObjectNode kept = (ObjectNode) JSON.readTree(Files.readString(built).split("\n", 2)[1]);
    String json = kept.put("program", "another").put("memory", checksum.getValue()).toString();
    String digest = ContentDigest.of(json.getBytes(StandardCharsets.UTF_8));
    Files.writeString(built, digest + "\n" + json);
    assertWhole(again());
  }

  @Test
  void aDamagedSiteIsBuiltWhole() throws IOException {
    edit(PROGRAM, text -> text + "\nOne more line [@doe-2019].\n");
    Files.writeString(out.resolve("about/index.html"), "not what was built");
    assertWhole(again());
  }

  private void assertWhole(BuildReport report) throws IOException {
    assertEquals(report.pages(), report.made());
    assertIsAsBuiltAnew();
  }

  @Test
  void aFileThatComesToTheSiteMeanwhileIsKept() throws IOException {
    edit(PROGRAM, text -> text + "\nOne more line [@doe-2019].\n");
    Progress late = progress("Verifying the site", () -> Folder.write(out, "new/mine.txt", "mine"));
    LastBuild last = LastBuild.of(workspace(out), URL, SiteForm.WEB);
    BuildReport report = new SiteBuilder(workspace(out), URL, false, late).build(last);
    assertTrue(report.published() && report.made() < report.pages());
    assertEquals("mine", Folder.read(out, "new/mine.txt"));
  }

  private interface Deed {
    void run() throws IOException;
  }

  private static Progress progress(String until, Deed then) {
    return new Progress() {
      @Override
      public void step(String name, int parts) {
        if (name.equals(until)) {
          try {
            then.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }

      @Override
      public void advance() {}
    };
  }

  @Test
  void aKilledBuildLeavesAWholeSiteAndTheNextOneIsSound() throws Exception {
    edit(PROGRAM, text -> text + "\nOne more line [@doe-2019].\n");
    again();
    for (String step : List.of("Baking pages", "Writing the index", "Verifying the site")) {
      Map<String, String> before = files(out);
      edit(PROGRAM, text -> text + "\nOne more line, " + step + " [@doe-2019].\n");
      Process build = start(step);
      assertEquals("ready", build.inputReader().readLine());
      build.destroyForcibly().waitFor();
      assertEquals(before, files(out));
      assertIsSound();
      assertTrue(again().made() > 0);
      assertIsAsBuiltAnew();
      edit(PROGRAM, text -> text + "\nThe last line [@doe-2019].\n");
      assertTrue(again().made() < 10);
      assertIsAsBuiltAnew();
    }
  }

  private Process start(String until) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Build.class.getName(),
            content.toString(),
            templates.toString(),
            out.toString(),
            until)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The build that is killed. */
  static final class Build {

    public static void main(String[] args) throws IOException {
      Workspace workspace =
          new Workspace(PROJECT, Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
      Progress progress =
          progress(
              args[3],
              () -> {
                System.out.println("ready");
                System.in.read();
              });
      new SiteBuilder(workspace, URL, false, progress)
          .build(LastBuild.of(workspace, URL, SiteForm.WEB));
    }
  }

  @Test
  void tenRandomSequencesOfChangesGiveTheBytesOfABuildAnew() throws Exception {
    assertTrue(sequences(10, 1) > 3);
  }

  @Test
  @Tag("full")
  void aHundredRandomSequencesOfChangesGiveTheBytesOfABuildAnew() throws Exception {
    assertTrue(sequences(100, 1000) > 50);
  }

  /** How many of the builds made less than everything. */
  private int sequences(int count, int seed) throws Exception {
    int few = 0;
    try (Git git = Git.init().setDirectory(folder.resolve("base").toFile()).call()) {
      for (int sequence = 0; sequence < count; sequence++) {
        Random random = new Random(seed + sequence);
        RandomChanges changes = new RandomChanges(content, templates, git, random);
        for (int i = 0; i < CHANGES; i++) {
          List<String> done = changes.make();
          BuildReport report = again();
          assertEquals(List.of(), errors(report), done.toString());
          few += report.made() < report.pages() ? 1 : 0;
          assertIsAsBuiltAnew(done.toString());
        }
      }
    }
    return few;
  }

  private interface Edit {
    String of(String text);
  }

  private void edit(String file, Edit edit) throws IOException {
    Path path = content.resolve(file);
    String text = Files.readString(path);
    String edited = edit.of(text);
    assertFalse(text.equals(edited));
    Files.writeString(path, edited);
  }

  private void assertIsAsBuiltAnew() throws IOException {
    assertIsAsBuiltAnew("");
  }

  private void assertIsAsBuiltAnew(String what) throws IOException {
    Path clean = folder.resolve("clean");
    if (Files.exists(clean)) {
      FileTree.delete(clean);
    }
    assertTrue(builder(clean).build().published());
    assertEquals(List.of(), differing(withoutIndex(files(clean)), withoutIndex(files(out))), what);
    assertEquals(listed(clean), listed(out), what);
    assertTrue(
        files(out.resolve(SiteBuilder.BROWSER_INDEX)).entrySet().containsAll(exported(out)), what);
    assertIsSound();
  }

  private void assertIsSound() throws IOException {
    assertEquals(List.of(), SiteVerifier.verify(out, Optional.of(URL), IndexCheck::problems));
  }

  private static List<String> differing(Map<String, String> one, Map<String, String> other) {
    return Stream.concat(one.keySet().stream(), other.keySet().stream())
        .distinct()
        .filter(file -> !Objects.equals(one.get(file), other.get(file)))
        .map(file -> file + ": " + one.get(file) + " and " + other.get(file))
        .toList();
  }

  private static List<Manifest.FileSum> listed(Path site) throws IOException {
    return Manifest.read(site).files().stream()
        .filter(file -> !file.path().startsWith(SiteBuilder.INDEX))
        .toList();
  }

  /** The form for browsers, which is made of all that the index has. */
  private Set<Map.Entry<String, String>> exported(Path site) throws IOException {
    Path to = Files.createTempDirectory(folder, "exported");
    BrowserIndex.write(site.resolve(SiteBuilder.INDEX), to);
    Map<String, String> files = files(to);
    files.remove("");
    return files.entrySet();
  }

  private static Map<String, String> withoutIndex(Map<String, String> files) {
    files
        .keySet()
        .removeIf(file -> file.startsWith(SiteBuilder.INDEX) || file.equals(Manifest.PATH));
    return files;
  }

  /** Every file with its permissions and a hash of its bytes. */
  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.sorted().toList()) {
        boolean isFolder = Files.isDirectory(file);
        String bytes = isFolder ? "folder" : DigestUtils.sha256Hex(Files.readAllBytes(file));
        files.put(
            FileTree.name(root, file),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + bytes);
      }
    }
    return files;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
