package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.content.Problem;
import org.practicekb.entry.EntryType;

/** Whole builds: of the real content, and of tiny sites. */
class SiteBuilderTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir Path folder;

  private static BuildReport build(Path content, Path out) throws IOException {
    return new SiteBuilder(workspace(content, out), "https://kb.test/", false, Progress.NONE)
        .build();
  }

  private static Workspace workspace(Path content, Path out) {
    return new Workspace(PROJECT, content, PROJECT.resolve("templates"), out);
  }

  @Test
  void realContentIsPublishedWithoutAnError() throws IOException {
    BuildReport report = build(PROJECT.resolve("content"), folder.resolve("site"));
    assertEquals(List.of(), report.problems().stream().filter(Problem::isError).toList());
    assertEquals(List.of(), report.findings());
    int entries = report.entries().values().stream().mapToInt(Integer::intValue).sum();
    int elements =
        Loaded.load(workspace(PROJECT.resolve("content"), folder), Loaded.today())
            .kb()
            .published(EntryType.FRAMEWORK)
            .stream()
            .mapToInt(framework -> framework.parts().size())
            .sum();
    assertTrue(elements > 0);
    assertEquals(entries + elements, report.documents());
    assertEquals(elements, report.elements());
    assertTrue(report.published());
  }

  @Test
  void failedBuildListsEveryProblemAndLeavesTheLastSite() throws IOException {
    TestSite site = TestSite.of("pages-of-every-kind", folder.resolve("base"));
    Path out = folder.resolve("site");
    assertTrue(build(site.content(), out).published());
    List<String> before = files(out);
    site.with(
        "programs/broken.md", "---\ntitle: Broken\nsettin: medical\n---\n\n[gone](gone.md)\n");
    BuildReport report = build(site.content(), out);
    assertFalse(report.published());
    assertTrue(
        report.problems().stream().filter(Problem::isError).count() > 3,
        report.problems().toString());
    assertEquals(before, files(out));
  }

  @Test
  void templateThatFailsNamesItselfAndPublishesNothing() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    Path templates = folder.resolve("templates");
    copy(PROJECT.resolve("templates"), templates);
    Files.writeString(templates.resolve("home.ftl"), "${page.nothing}");
    Workspace workspace = new Workspace(PROJECT, site.content(), templates, folder.resolve("site"));
    String message = "";
    try {
      new SiteBuilder(workspace, "", false, Progress.NONE).build();
    } catch (IOException e) {
      message = e.getMessage();
    }
    assertTrue(message.contains("home.ftl") && message.contains("page.nothing"), message);
    assertFalse(Files.exists(folder.resolve("site")));
  }

  @Test
  void linkThatLeadsNowhereIsNamedAndPublishesNothing() throws IOException {
    TestSite site = TestSite.of("sound", folder.resolve("base"));
    Path templates = folder.resolve("templates");
    copy(PROJECT.resolve("templates"), templates);
    String links =
        "<a href=\"gone/\">a</a> <a href=\"programs/#none\">b</a> <img src=\"c.png\" alt=\"\">";
    Files.writeString(
        templates.resolve("home.ftl"), "<h1 id=\"top\">x</h1> <a href=\"#top\">y</a> " + links);
    Workspace workspace = new Workspace(PROJECT, site.content(), templates, folder.resolve("site"));
    BuildReport report = new SiteBuilder(workspace, "", false, Progress.NONE).build();
    List<String> named = report.findings().stream().map(Finding::what).toList();
    assertEquals(3, named.size(), named.toString());
    assertTrue(
        named.stream().anyMatch(what -> what.startsWith("'gone/' leads to gone/index.html")),
        named.toString());
    assertTrue(
        named.stream().anyMatch(what -> what.startsWith("'programs/#none' names a place")),
        named.toString());
    assertFalse(report.published());
    assertFalse(Files.exists(folder.resolve("site")));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no umask")
  void sameCommitGivesTheSameBytesUnderAnotherLocaleTimeZoneAndUmask() throws Exception {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    run("022", List.of("-Duser.language=en", "-Duser.timezone=UTC"), one);
    run(
        "077",
        List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Pacific/Kiritimati",
            "-Dfile.encoding=ISO-8859-1"),
        two);
    assertEquals(files(one), files(two));
    assertTrue(files(one).size() > 300);
  }

  private void run(String umask, List<String> options, Path out) throws Exception {
    List<String> java = new ArrayList<>(List.of("java", "-XX:TieredStopAtLevel=1"));
    java.addAll(options);
    java.addAll(
        List.of(
            "-Dkb.home=" + PROJECT,
            "-cp",
            System.getProperty("java.class.path"),
            "org.practicekb.cli.Kb"));
    java.addAll(List.of("build", "--out", out.toString()));
    List<String> shell =
        new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
    shell.addAll(java);
    File log = folder.resolve("log-" + umask).toFile();
    Process process =
        new ProcessBuilder(shell).redirectErrorStream(true).redirectOutput(log).start();
    assertTrue(process.waitFor(180, TimeUnit.SECONDS), "the build did not end");
    assertEquals(0, process.exitValue(), Files.readString(log.toPath()));
  }

  /** Every file with its permissions and a hash of its bytes. */
  private static List<String> files(Path root) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.sorted().toList()) {
        boolean folder = Files.isDirectory(file);
        String bytes = folder ? "folder" : DigestUtils.sha256Hex(Files.readAllBytes(file));
        files.add(
            root.relativize(file)
                + " "
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                + " "
                + bytes);
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
