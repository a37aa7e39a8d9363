package org.practicekb.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads content files. Thread-safe. */
public final class ContentReader {

  /** Larger files are not read: no page of this kind is near it. */
  private static final long MAX_BYTES = 2_000_000;

  private static final Pattern FRONT_MATTER =
      Pattern.compile(
          "\\A---[ \\t]*\\r?\\n(?<yaml>.*?)^---[ \\t]*(\\r?\\n|\\z)",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]");
  private static final String SHAPE = "an entry begins with '---', then its fields, then '---'";

  private final Path content;
  private final String label;

  /**
   * @param content the content folder
   * @param label how problems name that folder, for example {@code content}
   */
  public ContentReader(Path content, String label) {
    this.content = content;
    this.label = label;
  }

  /**
   * Reads a Markdown file with front matter.
   *
   * @param sectionIds the fixed anchor of a heading by its folder and text; null where there is
   *     none
   * @return the file, or nothing when it cannot be read as an entry; the reason is then among
   *     {@code problems}
   */
  public Optional<ContentFile> entry(
      Path file, Function<String, Map<String, String>> sectionIds, List<Problem> problems) {
    String label = label(file);
    Optional<String> text = text(file, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = FRONT_MATTER.matcher(text.get());
    if (!matcher.find()) {
      problems.add(withoutFrontMatter(label, text.get()));
      return Optional.empty();
    }
    Optional<Yaml> fields = mapping(label, matcher.group("yaml"), problems);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    String name = name(file);
    Map<String, String> ids = sectionIds.apply(name.substring(0, Math.max(0, name.indexOf('/'))));
    Body body = MarkdownReader.read(label, text.get(), matcher.end(), ids, problems);
    return Optional.of(new ContentFile(file, name, fields.get(), body));
  }

  /** Reads a YAML file that holds a mapping. */
  public Optional<Yaml> yaml(Path file, List<Problem> problems) {
    String label = label(file);
    return text(file, problems).flatMap(text -> mapping(label, 1, text, problems));
  }

  /** How problems name {@code file}. */
  public String label(Path file) {
    return label + "/" + content.relativize(file).toString().replace('\\', '/');
  }

  private String name(Path file) {
    return content.relativize(file).toString().replace('\\', '/').replaceFirst("\\.md$", "");
  }

  private static Optional<Yaml> mapping(String label, String text, List<Problem> problems) {
    return mapping(label, 2, text, problems);
  }

  private static Optional<Yaml> mapping(
      String label, int firstLine, String text, List<Problem> problems) {
    int before = problems.size();
    Optional<Yaml> yaml = YamlReader.read(label, text, firstLine, problems);
    if (yaml.isPresent() && yaml.get().data().isObject()) {
      return yaml;
    }
    if (yaml.isPresent() && !yaml.get().data().isNull()) {
      problems.add(
          Problem.error(
              new Place(label, firstLine, 1),
              "the fields are not a mapping",
              "Write each as 'name: value'.",
              ""));
    } else if (problems.size() == before) {
      JsonNode empty = JsonNodeFactory.instance.objectNode();
      return Optional.of(new Yaml(empty, Map.of("", new Place(label, firstLine, 1)), Map.of()));
    }
    return Optional.empty();
  }

  private static Problem withoutFrontMatter(String label, String text) {
    Place top = new Place(label, 1, 1);
    if (text.startsWith("---")) {
      return Problem.error(
          top, "the front matter has no end", "Add a line '---' after the last field.", SHAPE);
    }
    String found = text.lines().findFirst().orElse("");
    return found.isBlank() && text.contains("\n---")
        ? Problem.error(
            top,
            "an empty line before the front matter",
            "Delete it: '---' must be the first line.",
            SHAPE)
        : Problem.error(top, "no front matter", "Begin the file with '---'.", SHAPE);
  }

  private Optional<String> text(Path file, List<Problem> problems) {
    Place place = Place.file(label(file));
    byte[] bytes;
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        problems.add(
            Problem.error(
                place,
                "the file has " + size + " bytes",
                "Split it.",
                "at most " + MAX_BYTES + " bytes"));
        return Optional.empty();
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      problems.add(
          Problem.error(
              place, "cannot be read: " + e.getClass().getSimpleName(), "", e.getMessage()));
      return Optional.empty();
    }
    return decode(place, bytes, problems);
  }

  private static Optional<String> decode(Place file, byte[] bytes, List<Problem> problems) {
    if (bytes.length >= 2
        && ((bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF
            || (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE)) {
      problems.add(
          Problem.error(file, "the file is in UTF-16", "Save it as UTF-8.", "content is UTF-8"));
      return Optional.empty();
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
    String text = decoded.flip().toString();
    LineIndex lines = new LineIndex(file.path(), text);
    if (result.isError()) {
      problems.add(
          Problem.error(
              lines.place(text.length()),
              "a byte that is not UTF-8",
              "Save the file as UTF-8.",
              "content is UTF-8"));
      return Optional.empty();
    }
    if (text.startsWith("\uFEFF")) {
      problems.add(
          Problem.error(
              new Place(file.path(), 1, 1),
              "a byte order mark",
              "Save the file as UTF-8 without BOM.",
              "content is UTF-8"));
      return Optional.empty();
    }
    Matcher unprintable = UNPRINTABLE.matcher(text);
    if (unprintable.find()) {
      String code = String.format("U+%04X", (int) unprintable.group().charAt(0));
      problems.add(
          Problem.error(
              lines.place(unprintable.start()),
              "the invisible character " + code,
              "Delete it.",
              ""));
      return Optional.empty();
    }
    return Optional.of(text);
  }
}
