package org.practicekb.site;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.practicekb.content.Body;
import org.practicekb.content.History;
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
 * <p>The file has a line of JSON with the problems that concern no single entry, then one for each
 * entry.
 */
final class BuildMemory {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};
  private static final int AT_ONCE = 400;

  /** So much memory a byte of the file takes at most when it is read, with all that follows. */
  private static final int HEAP_PER_BYTE = 10;

  /** No checksum. */
  static final long UNREADABLE = -1;

  private final List<Problem> whole;
  private final List<OfEntry> entries;

  /** What was read of each, with the line feed at its end. */
  private final Map<OfEntry, Line> lines;

  /**
   * What is kept of an entry.
   *
   * @param name of its file, without {@code .md}
   * @param sum digest of the file
   * @param dated what the history says of it
   * @param pointers null when it is a draft
   */
  record OfEntry(
      String name,
      String sum,
      String dated,
      JsonNode fields,
      List<Heading> headings,
      Pointers pointers,
      List<Problem> problems) {}

  /** See {@link Body.Heading}. */
  record Heading(String id, String platformId, int level, String text, int line, int column) {}

  /** See {@link CrossLinks.Pointers}. */
  record Pointers(
      List<Mention> links, List<Mention> cites, Set<String> ends, Set<String> features) {}

  /** An entry and a sentence; no object with names for keys, for which parsers keep a table. */
  record Mention(String to, String sentence) {}

  /** A part of the bytes of a file. */
  private record Line(byte[] bytes, int from, int length) {}

  private BuildMemory(List<Problem> whole, List<OfEntry> entries, Map<OfEntry, Line> lines) {
    this.whole = whole;
    this.entries = entries;
    this.lines = lines;
  }

  /** Remembers nothing. */
  static final BuildMemory NONE = new BuildMemory(List.of(), List.of(), Map.of());

  /**
   * Writes what is known of a content folder.
   *
   * @param known from which {@code content} was loaded
   * @param sums of the files
   * @return a checksum of what was written; {@link #UNREADABLE} when that would take more memory to
   *     read than there is, and the file stays empty
   */
  long write(Path file, Loaded content, Loaded.Known known, Map<Path, String> sums)
      throws IOException {
    Map<Path, String> dated = dated(content.history());
    Map<String, OfEntry> before = byName();
    List<Entry> all = content.kb().all();
    CRC32C checksum = new CRC32C();
    long size = 0;
    boolean readable = true;
    try (OutputStream out =
        new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), checksum)) {
      write(line(known.checks.whole()), out);
      for (int from = 0; from < all.size() && readable; from += AT_ONCE) {
        List<Entry> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
        for (Line line :
            Parallel.mapFiles(
                some, one -> line(before.get(one.file().name()), one, known, sums, dated))) {
          write(line, out);
          size += line.length;
        }
        readable = isReadable(size, from + some.size(), all.size());
      }
    }
    if (readable) {
      return checksum.getValue();
    }
    Files.write(file, new byte[0]);
    return UNREADABLE;
  }

  /** Whether a file in which the first entries take {@code size} will not be too large. */
  private static boolean isReadable(long size, int entries, int all) {
    return size * all / entries <= Runtime.getRuntime().maxMemory() / HEAP_PER_BYTE;
  }

  private static void write(Line line, OutputStream out) throws IOException {
    out.write(line.bytes, line.from, line.length);
  }

  private Map<String, OfEntry> byName() {
    return entries.stream().collect(Collectors.toMap(OfEntry::name, entry -> entry));
  }

  /** What is kept of an entry; as it was when the file and its history are as they were. */
  private Line line(
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
    return same ? lines.get(before) : line(kept(entry, known, sums, dated));
  }

  private static Line line(Object content) throws IOException {
    byte[] bytes = (JSON.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8);
    return new Line(bytes, 0, bytes.length);
  }

  private static OfEntry kept(
      Entry entry, Loaded.Known known, Map<Path, String> sums, Map<Path, String> dated) {
    Path file = entry.file().path();
    return new OfEntry(
        entry.file().name(),
        sums.get(file),
        dated(file, dated),
        entry.fields(),
        entry.headings().stream().map(BuildMemory::kept).toList(),
        kept(known.links().of(entry)),
        known.checks.of(entry));
  }

  private static Heading kept(Body.Heading heading) {
    Place place = heading.place();
    return new Heading(
        heading.id(),
        heading.platformId(),
        heading.level(),
        heading.text(),
        place.line(),
        place.column());
  }

  private static Pointers kept(CrossLinks.Pointers to) {
    return to == null
        ? null
        : new Pointers(mentions(to.links()), mentions(to.cites()), to.ends(), to.features());
  }

  private static List<Mention> mentions(Map<EntryId, String> sentences) {
    return sentences.entrySet().stream()
        .map(to -> new Mention(to.getKey().toString(), to.getValue()))
        .toList();
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
   * @return nothing when it is not what was written, or takes too much memory
   */
  static Optional<BuildMemory> read(Path file, long checksum) {
    try {
      if (Files.size(file) > Runtime.getRuntime().maxMemory() / HEAP_PER_BYTE) {
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
    List<Line> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(new Line(bytes, from, i + 1 - from));
        from = i + 1;
      }
    }
    List<Problem> whole = JSON.readValue(bytes, 0, lines.get(0).length, PROBLEMS);
    List<Line> ofEntries = lines.subList(1, lines.size());
    List<OfEntry> entries =
        Parallel.mapFiles(
            ofEntries, line -> JSON.readValue(bytes, line.from, line.length, OfEntry.class));
    Map<OfEntry, Line> raw = new IdentityHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      raw.put(entries.get(i), ofEntries.get(i));
    }
    return new BuildMemory(whole, entries, raw);
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
          List<Body.Heading> headings =
              entry.headings.stream().map(heading -> heading(heading, label, entry)).toList();
          known.files.restore(
              content, label, entry.name, entry.fields, headings, known.schemas::sectionIds);
          return entry;
        });
  }

  private static Body.Heading heading(Heading kept, String label, OfEntry entry) {
    Place place = new Place(label + "/" + entry.name + ".md", kept.line, kept.column);
    return new Body.Heading(kept.id, kept.platformId, kept.level, kept.text, place);
  }

  /**
   * Tells {@code known} what was found out about the entries.
   *
   * @param byFile made from the files that were restored
   */
  void restoreFound(Loaded.Known known, List<Entry> byFile) {
    Map<String, OfEntry> byName = byName();
    known.checks.restore(whole);
    Parallel.map(
        byFile,
        entry -> {
          OfEntry kept = byName.get(entry.file().name());
          known.checks.restore(entry, kept.problems);
          if (kept.pointers != null) {
            known.links().restore(entry, pointers(kept.pointers));
          }
          return entry;
        });
  }

  private static CrossLinks.Pointers pointers(Pointers kept) {
    return new CrossLinks.Pointers(byId(kept.links), byId(kept.cites), kept.ends, kept.features);
  }

  private static Map<EntryId, String> byId(List<Mention> mentions) {
    Map<EntryId, String> byId = new HashMap<>();
    mentions.forEach(one -> byId.put(EntryId.parse(one.to).orElseThrow(), one.sentence));
    return byId;
  }

  /**
   * Whether {@code known} is all that the problems of {@code content} came from, and all fields are
   * read as they were written: JSON does not tell 5.0 from 5.
   */
  static boolean isAll(Loaded content, Loaded.Known known) {
    return content.kb().all().stream().allMatch(entry -> isKept(entry.fields()))
        && areAllProblemsKept(content, known);
  }

  private static boolean isKept(JsonNode node) {
    for (JsonNode part : node) {
      if (!isKept(part)) {
        return false;
      }
    }
    return !node.isNumber()
        || node.isInt()
        || node.isBigDecimal() && node.decimalValue().scale() > 0;
  }

  private static boolean areAllProblemsKept(Loaded content, Loaded.Known known) {
    Stream<Problem> ofEntries =
        content.kb().all().stream().flatMap(entry -> known.checks.of(entry).stream());
    return Stream.concat(known.checks.whole().stream(), ofEntries)
        .distinct()
        .sorted()
        .toList()
        .equals(content.problems());
  }
}
