package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.search.IndexCheck;

/**
 * Builds in a process of their own are killed at random moments, while someone reads the site all
 * the time. Half of the moments are spread over the steps and pages of a build, the other half over
 * the short time in which the site is exchanged and the last one deleted.
 */
class RandomKillsTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String LAST_STEP = "Verifying the site";
  private static final String STAGED = ".staging-";
  private static final String PUBLISHED = "published";

  @TempDir Path folder;
  private Path site;

  @BeforeEach
  void nameTheSite() throws IOException {
    site = Files.createDirectory(folder.toRealPath().resolve("www")).resolve("site");
    Path one = Files.createDirectory(folder.resolve("one"));
    Path other = Files.createDirectory(folder.resolve("other"));
    assumeTrue(FolderExchange.tryExchange(one, other), "this file system exchanges no folders");
  }

  @Test
  void killedBuildsLeaveAWholeSiteThatCanBeReadAllTheTime() throws Exception {
    kill(TestSite.of("pages-of-every-kind", folder.resolve("base")).content(), 2);
  }

  @Test
  @Tag("full")
  void aHundredKilledBuildsDoToo() throws Exception {
    kill(TestSite.of("pages-of-every-kind", folder.resolve("base")).content(), 100);
  }

  @Test
  @Tag("full")
  void killedBuildsOfTheRealContentDoToo() throws Exception {
    kill(PROJECT.resolve("content"), 20);
  }

  private void kill(Path content, int kills) throws Exception {
    assertTrue(build(content, site, 0, Progress.NONE).published());
    Course course = course(start(content, kills + 1));
    Random random = new Random(kills);
    Map<String, Integer> moments = new TreeMap<>();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    Future<Integer> reads = reader.submit(() -> new Reader(site).readUntil(done));
    for (int kill = 1; kill <= kills; kill++) {
      Process build = start(content, kill);
      await(build, course, random, kill % 2 == 0);
      build.destroyForcibly().waitFor();
      moments.merge(moment(kill), 1, Integer::sum);
      assertEquals(List.of(), defects(), "after kill " + kill);
      assertTrue(build(content, site, -kill, Progress.NONE).published());
      assertEquals(List.of(), defects(), "after the build that followed kill " + kill);
      assertEquals(List.of(Path.of(".site.lock"), Path.of("site")), siblings());
    }
    done.set(true);
    System.out.println("Killed " + moments + ", " + reads.get() + " files read meanwhile");
    reader.shutdown();
  }

  private List<Path> siblings() throws IOException {
    return FileTree.children(site.getParent());
  }

  private List<Finding> defects() throws IOException {
    return SiteVerifier.verify(site, Optional.empty(), IndexCheck::problems);
  }

  /** When a build was killed, as far as it can be seen in what it left. */
  private String moment(int version) throws IOException {
    boolean exchanged = Folder.read(site, "index.html").contains(address(version));
    List<Path> staged =
        siblings().stream().filter(name -> name.toString().contains(STAGED)).toList();
    if (staged.isEmpty()) {
      return exchanged ? "when all was done" : "before anything was written";
    }
    Path manifest = site.resolveSibling(staged.get(0)).resolve(Manifest.PATH);
    return exchanged
        ? "while the last site was deleted"
        : Files.exists(manifest) ? "before the exchange" : "while pages were written";
  }

  private Process start(Path content, int version) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseParallelGC",
            "-cp",
            System.getProperty("java.class.path"),
            Build.class.getName(),
            content.toString(),
            site.toString(),
            Integer.toString(version))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Every page of a build says in its head which it is of. */
  private static String address(int version) {
    return "https://build" + version + ".test/";
  }

  private static BuildReport build(Path content, Path out, int version, Progress progress)
      throws IOException {
    Workspace workspace = new Workspace(PROJECT, content, PROJECT.resolve("templates"), out);
    return new SiteBuilder(workspace, address(version), false, progress).build();
  }

  /** The build that is killed. It says each step and page. */
  static final class Build {

    public static void main(String[] args) throws IOException {
      Progress spoken =
          new Progress() {
            @Override
            public void step(String name, int parts) {
              System.out.println(name);
            }

            @Override
            public void advance() {
              System.out.println("a page");
            }
          };
      build(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), spoken);
      System.out.println(PUBLISHED);
    }
  }

  /**
   * How a build goes that is left alone.
   *
   * @param lines what it says until its last step
   * @param endMillis how long it takes from the manifest, which is written last, to its end
   */
  private record Course(int lines, long endMillis) {}

  private Course course(Process build) throws IOException, InterruptedException {
    BufferedReader output = build.inputReader(StandardCharsets.UTF_8);
    int lines = 1;
    while (!LAST_STEP.equals(output.readLine())) {
      lines++;
    }
    awaitManifest(build);
    long last = System.nanoTime();
    assertEquals(PUBLISHED, output.readLine());
    return new Course(lines, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last));
  }

  /** Returns at a random moment of another build. */
  private void await(Process build, Course course, Random random, boolean atTheEnd)
      throws IOException, InterruptedException {
    BufferedReader output = build.inputReader(StandardCharsets.UTF_8);
    int until = atTheEnd ? course.lines : random.nextInt(course.lines);
    for (int line = 0; line < until; line++) {
      output.readLine();
    }
    if (atTheEnd) {
      awaitManifest(build);
      build.waitFor(random.nextLong(course.endMillis + 1), TimeUnit.MILLISECONDS);
    }
  }

  private void awaitManifest(Process build) throws IOException, InterruptedException {
    do {
      for (Path name : siblings()) {
        if (name.toString().contains(STAGED)
            && Files.exists(site.resolveSibling(name).resolve(Manifest.PATH))) {
          return;
        }
      }
    } while (!build.waitFor(1, TimeUnit.MILLISECONDS));
  }

  /** Someone who opens one file of the site after another. */
  private static final class Reader {

    private final Path site;
    private final Random random = new Random(1);
    private byte[] manifest = {};
    private List<Manifest.FileSum> files = List.of();

    Reader(Path site) {
      this.site = site;
    }

    int readUntil(AtomicBoolean done) throws IOException {
      int reads = 0;
      for (; !done.get(); reads++) {
        read();
      }
      return reads;
    }

    /** There is a site at every moment; and while it stays the same one, each of its files is. */
    private void read() throws IOException {
      byte[] before = Files.readAllBytes(site.resolve(Manifest.PATH));
      if (!Arrays.equals(before, manifest)) {
        files = Manifest.read(site).files();
        manifest = before;
      }
      Manifest.FileSum listed = files.get(random.nextInt(files.size()));
      Optional<byte[]> content = content(listed.path());
      if (Arrays.equals(before, Files.readAllBytes(site.resolve(Manifest.PATH)))) {
        assertEquals(
            Optional.of(listed), content.map(bytes -> Manifest.FileSum.of(listed.path(), bytes)));
      }
    }

    private Optional<byte[]> content(String path) throws IOException {
      try {
        return Optional.of(Files.readAllBytes(site.resolve(path)));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }
  }
}
