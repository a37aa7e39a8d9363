package org.practicekb.site;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.practicekb.content.History;
import org.practicekb.content.Parallel;
import org.practicekb.content.Problem;
import org.practicekb.entry.EntryType;
import org.practicekb.search.ContentDigest;

/**
 * What the last build of a folder was made from, and what it left there: where neither differs,
 * another build would write the same bytes. Kept in a file beside the folder; whatever is wrong
 * with that file, the site is built.
 */
public final class LastBuild {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private final long start = System.nanoTime();
  private final Path out;
  private final Path file;
  private final List<Path> read;
  private final String given;
  private final List<String> stamps;
  private final String inputs;

  /**
   * What is kept.
   *
   * @param inputs digest of all that was read
   * @param site digest of the names, sizes and times of the site's files
   */
  private record Kept(
      String inputs,
      String site,
      List<Problem> problems,
      int pages,
      Map<EntryType, Integer> entries,
      int documents,
      String baseUrl,
      String undated) {}

  private LastBuild(Path out, List<Path> read, String given) throws IOException {
    this.out = out;
    this.file = fileFor(out);
    this.read = read;
    this.given = given;
    this.stamps = stamps(read);
    this.inputs = digest(List.of(given, digest(Parallel.mapFiles(files(read), LastBuild::sum))));
  }

  /**
   * Reads all that a build would: content, templates, settings, program and history.
   *
   * @throws IOException when something cannot be read
   */
  public static LastBuild of(Workspace workspace, String baseUrl, SiteForm form)
      throws IOException {
    Path content = workspace.content();
    List<String> given =
        List.of(
            baseUrl,
            form.name(),
            content.toAbsolutePath().normalize().toString(),
            Workspace.label(content),
            Loaded.today().toString(),
            History.state(content, System.getenv("SOURCE_DATE_EPOCH")),
            Runtime.version().toString());
    List<Path> read = new ArrayList<>(List.of(content, workspace.templates(), program()));
    Path settings = workspace.project().resolve("jbake.properties");
    if (Files.exists(settings)) {
      read.add(settings);
    }
    return new LastBuild(TargetFolder.resolve(workspace.out()), read, String.join("\n", given));
  }

  private static Path fileFor(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".built");
  }

  /**
   * Lets the next build of a site be a whole one, for its files were damaged and may not show it.
   */
  public static void forget(Path out) throws IOException {
    Files.deleteIfExists(fileFor(TargetFolder.resolve(out)));
  }

  /** The jar, or in tests the folder, of this program. */
  private static Path program() {
    try {
      return Path.of(LastBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the last build reported, when another would change nothing. */
  public Optional<BuildReport> unchanged() throws IOException {
    Staging.recover(out);
    return kept().filter(this::isUnchanged).map(this::report);
  }

  private Optional<Kept> kept() {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), Kept.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean isUnchanged(Kept kept) {
    try {
      return inputs.equals(kept.inputs) && digest(stamps(List.of(out))).equals(kept.site);
    } catch (IOException e) {
      return false;
    }
  }

  private BuildReport report(Kept kept) {
    return new BuildReport(
        kept.problems,
        List.of(),
        kept.pages,
        kept.entries,
        kept.documents,
        Duration.ofNanos(System.nanoTime() - start),
        kept.baseUrl,
        kept.undated);
  }

  /**
   * Keeps what a build that published has reported, unless what it read changed meanwhile. Where it
   * cannot be kept, as on a full disk, the next build is a whole one.
   */
  public void keep(BuildReport report) {
    try {
      write(report);
    } catch (IOException e) {
      // The site is published, so the build has not failed.
    }
  }

  private void write(BuildReport report) throws IOException {
    Files.deleteIfExists(file);
    if (stamps(read).equals(stamps)) {
      String site = digest(stamps(List.of(out)));
      Kept kept =
          new Kept(
              inputs,
              site,
              report.problems(),
              report.pages(),
              report.entries(),
              report.documents(),
              report.baseUrl(),
              report.undated());
      Files.write(file, JSON.writeValueAsBytes(kept));
    }
  }

  private static List<Path> files(List<Path> roots) throws IOException {
    List<Path> files = new ArrayList<>();
    visit(roots, (file, attributes) -> files.add(file));
    Collections.sort(files);
    return files;
  }

  /** Name, size and time of each file. */
  private static List<String> stamps(List<Path> roots) throws IOException {
    List<String> stamps = new ArrayList<>();
    visit(
        roots,
        (file, attributes) ->
            stamps.add(file + "\t" + attributes.size() + "\t" + attributes.lastModifiedTime()));
    Collections.sort(stamps);
    return stamps;
  }

  private interface Visitor {
    void visit(Path file, BasicFileAttributes attributes);
  }

  private static void visit(List<Path> roots, Visitor visitor) throws IOException {
    for (Path root : roots) {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              visitor.visit(file, attributes);
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }

  private static String sum(Path file) throws IOException {
    return file + "\t" + ContentDigest.of(Files.readAllBytes(file));
  }

  private static String digest(List<String> texts) {
    return ContentDigest.of(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
  }
}
