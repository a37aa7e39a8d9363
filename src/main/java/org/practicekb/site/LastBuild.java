package org.practicekb.site;

import static java.util.stream.Collectors.toSet;

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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.practicekb.content.History;
import org.practicekb.content.Parallel;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.search.ContentDigest;

/**
 * What the last build of a folder was made from, and what it left there: where neither differs,
 * another build would write the same bytes; where few entries differ, it would write most of them.
 * Kept in three files beside the folder; whatever is wrong with these, the site is built whole.
 */
public final class LastBuild {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private final long start = System.nanoTime();
  private final Workspace workspace;
  private final Path out;
  private final Path file;
  private final List<Path> read;
  private final String given;
  private final Map<Path, String> stamps;
  private final Map<Path, String> sums;
  private final Optional<Kept> kept;
  private final Optional<Background<Snapshot>> site;

  /**
   * What is kept.
   *
   * @param program digest of the program, which may read no other's {@link BuildMemory}
   * @param inputs digest of all that was read
   * @param others digest of all of that but the files of entries
   * @param memory checksum of the {@link BuildMemory}
   * @param site digest of the names, sizes and times of the site's files
   */
  private record Kept(
      String program,
      String inputs,
      String others,
      long memory,
      String site,
      List<Problem> problems,
      int pages,
      Map<EntryType, Integer> entries,
      int documents,
      String baseUrl,
      String undated) {}

  private LastBuild(Workspace workspace, List<Path> read, Background<String> given)
      throws IOException {
    this.workspace = workspace;
    this.out = TargetFolder.resolve(workspace.out());
    this.file = fileFor(out, "built");
    this.read = read;
    Staging.recover(out);
    this.kept = kept(file, Kept.class);
    this.site = kept.map(known -> Background.start(() -> Snapshot.of(out)));
    this.stamps = stamps(read);
    this.sums = sums(List.copyOf(stamps.keySet()));
    this.given = given.result();
  }

  private static Map<Path, String> sums(List<Path> files) throws IOException {
    List<String> found = Parallel.mapFiles(files, LastBuild::sum);
    Map<Path, String> sums = new TreeMap<>();
    for (int i = 0; i < files.size(); i++) {
      sums.put(files.get(i), found.get(i));
    }
    return sums;
  }

  /**
   * Reads all that a build would: content, templates, settings, program and history.
   *
   * @throws IOException when something cannot be read
   */
  public static LastBuild of(Workspace workspace, String baseUrl, SiteForm form)
      throws IOException {
    Path content = workspace.content();
    List<Path> read = new ArrayList<>(List.of(content, workspace.templates(), program()));
    Path settings = workspace.project().resolve("jbake.properties");
    if (Files.exists(settings)) {
      read.add(settings);
    }
    try (Background<String> given = Background.start(() -> given(content, baseUrl, form))) {
      return new LastBuild(workspace, read, given);
    }
  }

  private static String given(Path content, String baseUrl, SiteForm form) throws IOException {
    return String.join(
        "\n",
        baseUrl,
        form.name(),
        content.toAbsolutePath().normalize().toString(),
        Workspace.label(content),
        Loaded.today().toString(),
        History.state(content, System.getenv("SOURCE_DATE_EPOCH")),
        Runtime.version().toString());
  }

  private static Path fileFor(Path target, String what) {
    return target.resolveSibling("." + target.getFileName() + "." + what);
  }

  private Path memoryFile() {
    return fileFor(out, "memory");
  }

  private Path nextFile() {
    return fileFor(out, "next");
  }

  private Path newMemoryFile() {
    return fileFor(out, "memory.new");
  }

  /** What was read but for {@code left out} files. */
  private String inputs(Set<Path> leftOut) {
    List<String> texts = new ArrayList<>(List.of(given));
    sums.forEach(
        (path, sum) -> {
          if (!leftOut.contains(path)) {
            texts.add(path + "\t" + sum);
          }
        });
    return digest(texts);
  }

  /**
   * Lets the next build of a site be a whole one, for its files were damaged and may not show it.
   */
  public static void forget(Path out) throws IOException {
    Files.deleteIfExists(fileFor(TargetFolder.resolve(out), "built"));
  }

  /** The jar, or in tests the folder, of this program. */
  private static Path program() {
    try {
      return Path.of(LastBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private String programSum() {
    Path program = program();
    return digest(
        sums.entrySet().stream()
            .filter(file -> file.getKey().startsWith(program))
            .map(Map.Entry::toString)
            .toList());
  }

  /** What the last build reported, when another would change nothing. */
  Optional<BuildReport> unchanged() throws IOException {
    return kept.filter(this::isUnchanged).map(this::report);
  }

  /** A digest and what it is of. */
  private static <T> Optional<T> kept(Path file, Class<T> type) {
    try {
      String[] lines = Files.readString(file).split("\n", 2);
      return lines.length == 2 && lines[0].equals(digest(List.of(lines[1])))
          ? Optional.of(JSON.readValue(lines[1], type))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void keep(Path file, Object kept) throws IOException {
    String json = JSON.writeValueAsString(kept);
    Files.writeString(file, digest(List.of(json)) + "\n" + json);
  }

  private boolean isUnchanged(Kept kept) {
    return inputs(Set.of()).equals(kept.inputs) && isSiteUnchanged(kept);
  }

  private boolean isSiteUnchanged(Kept kept) {
    try {
      return site().digest().equals(kept.site);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * What the last build knew, when nothing but files of entries was changed since, and none of them
   * came or went.
   */
  Optional<BuildMemory> memory() {
    return kept.filter(known -> programSum().equals(known.program))
        .flatMap(known -> BuildMemory.read(memoryFile(), known.memory, BuildMemory.most()))
        .filter(memory -> areOthersUnchanged(memory.files(workspace.content())))
        .filter(memory -> isSiteUnchanged(kept.orElseThrow()));
  }

  private boolean areOthersUnchanged(Set<Path> entries) {
    return sums.keySet().containsAll(entries) && inputs(entries).equals(kept.orElseThrow().others);
  }

  /** Looks at what is in its folder now. */
  Snapshot look() throws IOException {
    return Snapshot.of(out);
  }

  /** What was in its folder before. */
  Snapshot site() throws IOException {
    return site.orElseThrow().result();
  }

  /**
   * What a build reports that has made some pages of its site anew.
   *
   * @param start as {@link System#nanoTime} tells
   */
  BuildReport report(Loaded content, List<Finding> findings, int made, long start) {
    Kept known = kept.orElseThrow();
    return BuildReport.of(
        content, findings, known.baseUrl, known.pages, made, known.documents, start);
  }

  /** The files of entries that were changed since. */
  List<Path> changed(BuildMemory memory) {
    return memory.changed(workspace.content(), sums);
  }

  private BuildReport report(Kept kept) {
    return new BuildReport(
        kept.problems,
        List.of(),
        kept.pages,
        0,
        kept.entries,
        kept.documents,
        Duration.ofNanos(System.nanoTime() - start),
        kept.baseUrl,
        kept.undated);
  }

  /**
   * What a build has found out, in a file that is not yet in its place.
   *
   * @param memory checksum of the file
   * @param others see {@link Kept}
   */
  record Found(long memory, String others) {}

  /**
   * Writes what a build has found out, for {@link #keep}. Nothing where that cannot be written.
   *
   * @param known from which {@code content} was loaded
   * @param before what was kept of the build before
   */
  Optional<Found> found(Loaded content, Loaded.Known known, BuildMemory before) {
    try {
      long memory = before.write(newMemoryFile(), content, known, sums, BuildMemory.most());
      String others = memory == BuildMemory.UNREADABLE ? "" : others(content, known);
      return Optional.of(new Found(memory, others));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Keeps what a build that published has reported, unless what it read changed meanwhile. Where it
   * cannot be kept, as on a full disk, the next build is a whole one.
   *
   * @param site looks at what is in its folder now
   * @return what is there, when the next build can go on from it
   */
  Optional<Snapshot> keep(
      BuildReport report, Optional<Found> found, Background.Work<Snapshot> site) {
    try (Background<Snapshot> seen = Background.start(site)) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(nextFile());
      if (found.isPresent() && stamps(read).equals(stamps)) {
        Files.move(newMemoryFile(), memoryFile(), StandardCopyOption.REPLACE_EXISTING);
        write(report, found.get(), seen.result().digest());
        return found.get().others.isEmpty() ? Optional.empty() : Optional.of(seen.result());
      }
    } catch (IOException e) {
      // The site is published, so the build has not failed.
    }
    return Optional.empty();
  }

  /** Keeps what is known of the folder of the next build. */
  void keep(RenewedFiles.Next next) {
    try {
      keep(nextFile(), next);
    } catch (IOException e) {
      // The next build looks through the folder.
    }
  }

  /** What is known of the folder of this build. */
  Optional<RenewedFiles.Next> next() {
    return kept(nextFile(), RenewedFiles.Next.class);
  }

  /** Nothing when entries are not known well enough for another build to go on from them. */
  private String others(Loaded content, Loaded.Known known) {
    Set<Path> entries = content.kb().all().stream().map(LastBuild::file).collect(toSet());
    return BuildMemory.isAll(content, known) ? inputs(entries) : "";
  }

  private static Path file(Entry entry) {
    return entry.file().path();
  }

  private void write(BuildReport report, Found found, String site) throws IOException {
    Kept kept =
        new Kept(
            programSum(),
            inputs(Set.of()),
            found.others,
            found.memory,
            site,
            report.problems(),
            report.pages(),
            report.entries(),
            report.documents(),
            report.baseUrl(),
            report.undated());
    keep(file, kept);
  }

  /** Size and time of each file. */
  private static Map<Path, String> stamps(List<Path> roots) throws IOException {
    Map<Path, String> stamps = new TreeMap<>();
    for (Path root : roots) {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              stamps.put(file, attributes.size() + "\t" + Snapshot.nanos(attributes));
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return stamps;
  }

  private static String sum(Path file) throws IOException {
    return ContentDigest.of(Files.readAllBytes(file));
  }

  private static String digest(List<String> texts) {
    return ContentDigest.of(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
  }
}
