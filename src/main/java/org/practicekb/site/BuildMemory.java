package org.practicekb.site;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.practicekb.content.Body;
import org.practicekb.content.BytesReader;
import org.practicekb.content.BytesWriter;
import org.practicekb.content.ContentFile;
import org.practicekb.content.FieldBytes;
import org.practicekb.content.History;
import org.practicekb.content.Lazy;
import org.practicekb.content.Parallel;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.link.CrossLinks;

/**
 * What a build has found out about each entry, in a file: {@link Loaded.Known} for the next build.
 * Of texts it has only what other pages show of them; the rest is read again where it is needed.
 *
 * <p>The file has a part with the problems that concern no single entry, then one for each entry,
 * as {@link BytesWriter} writes them. Of an entry little is looked at before it is asked for.
 */
final class BuildMemory {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();
  private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};
  private static final int AT_ONCE = 400;

  /** So much memory a byte of the file takes at most when it is read, with all that follows. */
  private static final int HEAP_PER_BYTE = 10;

  /** No checksum. */
  static final long UNREADABLE = -1;

  private final List<Problem> whole;
  private final List<OfEntry> entries;

  /**
   * What is kept of an entry.
   *
   * @param bytes all of it
   * @param name of its file, without {@code .md}
   * @param sum digest of the file
   * @param dated what the history says of it
   * @param things see {@link CrossLinks.Pointers#things}
   * @param pointers empty when it is a draft
   */
  private record OfEntry(
      BytesReader bytes,
      String name,
      String sum,
      String dated,
      String title,
      boolean draft,
      int[] things,
      BytesReader problems,
      BytesReader headings,
      BytesReader pointers,
      BytesReader fields) {

    static OfEntry read(BytesReader bytes) {
      BytesReader in = bytes.again();
      return new OfEntry(
          bytes,
          in.text(),
          in.text(),
          in.text(),
          in.text(),
          in.number() == 1,
          in.numbers(),
          in.part(),
          in.part(),
          in.part(),
          in.part());
    }
  }

  private BuildMemory(List<Problem> whole, List<OfEntry> entries) {
    this.whole = whole;
    this.entries = entries;
  }

  /** Remembers nothing. */
  static final BuildMemory NONE = new BuildMemory(List.of(), List.of());

  /**
   * Writes what is known of a content folder.
   *
   * @param known from which {@code content} was loaded
   * @param sums of the files
   * @param most bytes of the file
   * @return a checksum of what was written; {@link #UNREADABLE} when that would be more than {@code
   *     most}, as far as the first entries tell, and the file stays empty
   */
  long write(Path file, Loaded content, Loaded.Known known, Map<Path, String> sums, long most)
      throws IOException {
    Map<Path, String> dated = dated(content.history());
    Map<String, OfEntry> before = byName();
    List<Entry> all = content.kb().all();
    CRC32C checksum = new CRC32C();
    long size = 0;
    boolean readable = true;
    try (OutputStream out =
        new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), checksum)) {
      write(part(problems(known.checks.whole())), out);
      for (int from = 0; from < all.size() && readable; from += AT_ONCE) {
        List<Entry> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
        for (BytesWriter part :
            Parallel.mapFiles(
                some, one -> part(before.get(one.file().name()), one, known, sums, dated))) {
          write(part, out);
          size += part.length();
        }
        readable = size * all.size() / (from + some.size()) <= most;
      }
    }
    if (readable) {
      return checksum.getValue();
    }
    Files.write(file, new byte[0]);
    return UNREADABLE;
  }

  /** So many bytes of a file can be read in the memory there is. */
  static long most() {
    return Runtime.getRuntime().maxMemory() / HEAP_PER_BYTE;
  }

  private static void write(BytesWriter bytes, OutputStream out) throws IOException {
    out.write(bytes.bytes(), 0, bytes.length());
  }

  private Map<String, OfEntry> byName() {
    return entries.stream().collect(Collectors.toMap(OfEntry::name, entry -> entry));
  }

  /** What is kept of an entry; as it was when the file and its history are as they were. */
  private static BytesWriter part(
      OfEntry before,
      Entry entry,
      Loaded.Known known,
      Map<Path, String> sums,
      Map<Path, String> dated)
      throws IOException {
    Path file = entry.file().path();
    boolean same =
        before != null
            && before.sum.equals(sums.get(file))
            && before.dated.equals(dated(file, dated));
    if (!same) {
      return part(kept(entry, known, sums.get(file), dated(file, dated)));
    }
    BytesWriter out = new BytesWriter();
    before.bytes.copyTo(out);
    return out;
  }

  private static BytesWriter part(BytesWriter bytes) {
    BytesWriter out = new BytesWriter();
    out.part(bytes);
    return out;
  }

  private static BytesWriter kept(Entry entry, Loaded.Known known, String sum, String dated)
      throws IOException {
    CrossLinks.Pointers to = known.links().of(entry);
    BytesWriter out = new BytesWriter();
    out.text(entry.file().name());
    out.text(sum);
    out.text(dated);
    out.text(entry.title());
    out.number(entry.draft() ? 1 : 0);
    List<Object> things = to == null ? List.of() : to.things().toList();
    out.list(things, thing -> out.number(thing.hashCode()));
    out.part(problems(known.checks.of(entry)));
    out.part(headings(entry.headings()));
    out.part(to == null ? new BytesWriter() : pointers(to));
    out.part(FieldBytes.write(entry.fields()));
    return out;
  }

  /** There are mostly none. */
  private static BytesWriter problems(List<Problem> problems) throws IOException {
    BytesWriter out = new BytesWriter();
    if (!problems.isEmpty()) {
      out.text(JSON.writeValueAsString(problems));
    }
    return out;
  }

  private static List<Problem> problems(BytesReader in) throws IOException {
    return in.isAtEnd() ? List.of() : JSON.readValue(in.text(), PROBLEMS);
  }

  private static BytesWriter headings(List<Body.Heading> headings) {
    BytesWriter out = new BytesWriter();
    out.list(
        headings,
        heading -> {
          out.text(heading.id());
          out.text(heading.platformId());
          out.number(heading.level());
          out.text(heading.text());
          out.number(heading.place().line());
          out.number(heading.place().column());
        });
    return out;
  }

  /**
   * @param file as places name it
   */
  private static List<Body.Heading> headings(BytesReader in, String file) {
    return in.list(
        () ->
            new Body.Heading(
                in.text(),
                in.text(),
                in.number(),
                in.text(),
                new Place(file, in.number(), in.number())));
  }

  private static BytesWriter pointers(CrossLinks.Pointers to) {
    BytesWriter out = new BytesWriter();
    mentions(to.links(), out);
    mentions(to.cites(), out);
    out.list(List.copyOf(to.ends()), out::text);
    out.list(List.copyOf(to.features()), out::text);
    return out;
  }

  private static CrossLinks.Pointers pointers(BytesReader in) {
    return new CrossLinks.Pointers(
        mentions(in), mentions(in), Set.copyOf(in.list(in::text)), Set.copyOf(in.list(in::text)));
  }

  private static void mentions(Map<EntryId, String> sentences, BytesWriter out) {
    out.list(
        List.copyOf(sentences.entrySet()),
        to -> {
          out.text(to.getKey().toString());
          out.text(to.getValue());
        });
  }

  private static Map<EntryId, String> mentions(BytesReader in) {
    return in.list(() -> Map.entry(EntryId.parse(in.text()).orElseThrow(), in.text())).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String dated(Path file, Map<Path, String> dated) {
    return dated.getOrDefault(file.toAbsolutePath().normalize(), "");
  }

  /** What the history says of each file. */
  private static Map<Path, String> dated(History history) {
    Map<Path, StringBuilder> texts = new HashMap<>();
    history.updated().forEach((file, day) -> texts.put(file, new StringBuilder(day.toString())));
    for (History.Change change : history.changes()) {
      texts
          .computeIfAbsent(change.file(), file -> new StringBuilder())
          .append(
              " %s %s %s %s"
                  .formatted(
                      change.day(), change.added(), change.gradesBefore(), change.gradesAfter()));
    }
    Map<Path, String> dated = new HashMap<>();
    texts.forEach((file, text) -> dated.put(file, text.toString()));
    return dated;
  }

  /**
   * Reads what was written.
   *
   * @param checksum of it
   * @param most bytes of the file
   * @return nothing when it is not what was written, or more than {@code most}
   */
  static Optional<BuildMemory> read(Path file, long checksum, long most) {
    try {
      if (Files.size(file) > most) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      CRC32C found = new CRC32C();
      found.update(bytes);
      return found.getValue() == checksum ? Optional.of(parsed(bytes)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static BuildMemory parsed(byte[] bytes) throws IOException {
    BytesReader in = new BytesReader(bytes);
    List<Problem> whole = problems(in.part());
    List<BytesReader> parts = new ArrayList<>();
    while (!in.isAtEnd()) {
      parts.add(in.part());
    }
    return new BuildMemory(whole, Parallel.map(parts, OfEntry::read));
  }

  /** The files of the entries below {@code content}. */
  Set<Path> files(Path content) {
    return entries.stream().map(entry -> file(content, entry)).collect(Collectors.toSet());
  }

  private static Path file(Path content, OfEntry entry) {
    return content.resolve(entry.name + ".md");
  }

  /** The files of entries that are not as they were. */
  List<Path> changed(Path content, Map<Path, String> sums) {
    return entries.stream()
        .filter(entry -> !entry.sum.equals(sums.get(file(content, entry))))
        .map(entry -> file(content, entry))
        .toList();
  }

  /** The files of which the history says something else. */
  Set<Path> datedOtherwise(Path content, History history) {
    Map<Path, String> dated = dated(history);
    Set<Path> differing = new HashSet<>();
    for (OfEntry entry : entries) {
      Path file = file(content, entry);
      if (!entry.dated.equals(dated(file, dated))) {
        differing.add(file);
      }
    }
    return differing;
  }

  /** Tells {@code known} what is kept of the files. */
  void restoreFiles(Loaded.Known known, Path content, String label) {
    Parallel.map(
        entries,
        entry -> {
          String file = Problem.visible(label + "/" + entry.name + ".md");
          ContentFile restored =
              known.files.restore(
                  content,
                  label,
                  entry.name,
                  new Lazy<>(() -> FieldBytes.read(entry.fields)),
                  new Lazy<>(() -> headings(entry.headings, file)),
                  known.schemas::sectionIds);
          known.restore(restored, entry.title, entry.draft);
          return restored;
        });
  }

  /**
   * Tells {@code known} what was found out about the entries.
   *
   * @param byFile made from the files that were restored
   */
  void restoreFound(Loaded.Known known, List<Entry> byFile) throws IOException {
    Map<String, OfEntry> byName = byName();
    known.checks.restore(whole);
    Parallel.mapFiles(
        byFile,
        entry -> {
          OfEntry kept = byName.get(entry.file().name());
          known.checks.restore(entry, problems(kept.problems));
          if (!kept.pointers.isAtEnd()) {
            known.links().restore(entry, kept.things, () -> pointers(kept.pointers));
          }
          return entry;
        });
  }

  /** Whether {@code known} is all that the problems of {@code content} came from. */
  static boolean isAll(Loaded content, Loaded.Known known) {
    Stream<Problem> ofEntries =
        content.kb().all().stream().flatMap(entry -> known.checks.of(entry).stream());
    return Stream.concat(known.checks.whole().stream(), ofEntries)
        .distinct()
        .sorted()
        .toList()
        .equals(content.problems());
  }
}
