package org.practicekb.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads content files. Thread-safe. */
public final class ContentReader {

  private static final String MARK = "---";
  private static final Pattern OPENING = Pattern.compile("---[ \\t]*\\r?\\n");
  private static final Pattern CLOSING = Pattern.compile("---[ \\t]*(\\r?\\n|\\z)");
  private static final String SHAPE = "an entry begins with '---', then its fields, then '---'";

  private static final String EXAMPLE =
      """
      title: Words
      values: [1, '2']
      # Heading
      Words with *emphasis*, [a link](a.md) and [@source, p. 1].

      - A point

      | A | B |
      |---|---|
      | 1 | 2 |
      """;

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
    Optional<String> text = TextFile.read(file, label, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher opening = OPENING.matcher(text.get());
    Matcher closing = CLOSING.matcher(text.get());
    if (!opening.lookingAt() || !closes(text.get(), opening.end(), closing)) {
      problems.add(withoutFrontMatter(label, text.get()));
      return Optional.empty();
    }
    String yaml = text.get().substring(opening.end(), closing.start());
    Optional<Yaml> fields = mapping(label, 2, yaml, problems);
    String name = name(file);
    Map<String, String> ids = sectionIds.apply(name.substring(0, Math.max(0, name.indexOf('/'))));
    Optional<Body> body = MarkdownReader.read(label, text.get(), closing.end(), ids, problems);
    return fields.flatMap(
        mapping -> body.map(markdown -> new ContentFile(file, name, mapping, markdown)));
  }

  /**
   * A file that was read before and is still the same: what is not known of it any more is read
   * again when it is asked for.
   *
   * @param name as {@link ContentFile} has it
   * @param sectionIds as in {@link #entry}
   */
  ContentFile again(
      String name,
      Supplier<JsonNode> fields,
      Supplier<List<Body.Heading>> headings,
      Function<String, Map<String, String>> sectionIds) {
    Path file = content.resolve(name + ".md");
    Lazy<ContentFile> whole = new Lazy<>(() -> again(file, sectionIds));
    Yaml frontMatter = yaml(Problem.visible(label + "/" + name + ".md"), fields, whole);
    return new ContentFile(file, name, frontMatter, headings, () -> whole.get().body());
  }

  /**
   * The same file in less memory: places are looked up in the file, the rest in {@code overflow}.
   */
  ContentFile stored(
      ContentFile file, Function<String, Map<String, String>> sectionIds, Overflow overflow) {
    Path path = file.path(); // all that the lambdas may hold
    String label = file.frontMatter().path();
    List<Body.Heading> headings = file.headings();
    JsonNode data = file.frontMatter().data();
    Supplier<JsonNode> fields =
        new Stored<>(overflow, data, FieldBytes.write(data), FieldBytes::read);
    Supplier<Body> body =
        new Stored<>(
            overflow,
            file.body(),
            BodyBytes.write(file.body()),
            bytes -> BodyBytes.read(label, headings, bytes));
    Yaml frontMatter = yaml(label, fields, () -> again(path, sectionIds));
    return new ContentFile(path, file.name(), frontMatter, () -> headings, body);
  }

  private ContentFile again(Path file, Function<String, Map<String, String>> sectionIds) {
    return entry(file, sectionIds, new ArrayList<>())
        .orElseThrow(() -> new IllegalStateException(file + " was changed meanwhile"));
  }

  /** Fields whose places are those in {@code file}. */
  private static Yaml yaml(String label, Supplier<JsonNode> fields, Supplier<ContentFile> file) {
    return new Yaml(
        fields,
        new Places(label, () -> file.get().frontMatter().places().text()),
        new Places(label, () -> file.get().frontMatter().keys().text()));
  }

  /**
   * Whether a line ends the front matter that begins at {@code from}; the matcher is then at it.
   */
  private static boolean closes(String text, int from, Matcher closing) {
    for (int at = text.indexOf(MARK, from); at >= 0; at = text.indexOf(MARK, at + 1)) {
      if (text.charAt(at - 1) == '\n' && closing.region(at, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** Reads a YAML file that holds a mapping. */
  public Optional<Yaml> yaml(Path file, List<Problem> problems) {
    String label = label(file);
    return TextFile.read(file, label, problems).flatMap(text -> mapping(label, 1, text, problems));
  }

  /**
   * Has Java load what reading takes, which of few files is most of the time; threads that begin
   * with it together do all of it twice.
   *
   * @return fields that were read
   */
  public static Yaml prepare() {
    List<Problem> none = new ArrayList<>();
    MarkdownReader.read(EXAMPLE, EXAMPLE, EXAMPLE.indexOf('#'), Map.of(), none);
    return mapping(EXAMPLE, 1, EXAMPLE.substring(0, EXAMPLE.indexOf('#')), none).orElseThrow();
  }

  /** How problems name {@code file}. */
  public String label(Path file) {
    return Problem.visible(label + "/" + content.relativize(file).toString().replace('\\', '/'));
  }

  private String name(Path file) {
    return content.relativize(file).toString().replace('\\', '/').replaceFirst("\\.md$", "");
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
              "Write each as 'name: value', with a space after the colon.",
              ""));
    } else if (problems.size() == before) {
      JsonNode empty = JsonNodeFactory.instance.objectNode();
      Places top = new Places(label, Map.of("", new Place(label, firstLine, 1)));
      return Optional.of(new Yaml(empty, top, top));
    }
    return Optional.empty();
  }

  private static Problem withoutFrontMatter(String label, String text) {
    Place top = new Place(label, 1, 1);
    String first = text.lines().findFirst().orElse("").stripTrailing();
    if (first.equals("---")) {
      return Problem.error(
          top, "the front matter has no end", "Add a line '---' after the last field.", SHAPE);
    }
    if (first.equals("+++")) {
      return Problem.error(
          top,
          "'+++' begins front matter in TOML",
          "Write the fields in YAML, as 'name: value'.",
          SHAPE);
    }
    return first.isBlank() && text.contains("\n---")
        ? Problem.error(
            top,
            "an empty line before the front matter",
            "Delete it: '---' must be the first line.",
            SHAPE)
        : Problem.error(top, "no front matter", "Begin the file with a line '---'.", SHAPE);
  }
}
