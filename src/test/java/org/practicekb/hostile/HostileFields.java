package org.practicekb.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.practicekb.TestSite;
import org.practicekb.content.ContentReader;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.content.Yaml;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Schemas;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;

/**
 * The tiny site of every kind of page, exhibits too, with a hostile text in every field of every
 * file: those it has, and the optional texts that the schemas know besides. What the checks refuse
 * is put back, so that a site without errors is left, hostile wherever it can be.
 */
final class HostileFields {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXHIBITS =
      Path.of("src", "test", "sites", "all-at-once", "content", "pages");
  private static final String MARK = "---\n";

  private final TestSite site;
  private final Workspace workspace;
  private final Schemas schemas = new Schemas();
  private final List<Payload> payloads;
  private final int shift;
  private final Map<Path, ObjectNode> files = new TreeMap<>();
  private final Map<Path, String> bodies = new TreeMap<>();
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Problem> refused = new ArrayList<>();

  /**
   * A value of a file.
   *
   * @param before what stood there; missing when nothing did
   * @param plain whether any text may stand there
   */
  private record Leaf(Path file, String pointer, JsonNode before, boolean plain) {

    boolean isAt(Place place, Yaml yaml) {
      for (String at = pointer + "/0"; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
        if (yaml.place(at).equals(place) || yaml.keyPlace(at).equals(place)) {
          return true;
        }
      }
      return false;
    }

    boolean isIn(Place place, Yaml yaml) {
      return yaml.place("").path().equals(place.path());
    }
  }

  private HostileFields(TestSite site, Workspace workspace, int shift) {
    this.site = site;
    this.workspace = workspace;
    this.shift = shift;
    this.payloads = Payload.all().stream().filter(payload -> !payload.isInvisible()).toList();
  }

  /**
   * Lays the site out in {@code folder}.
   *
   * @param shift which payload comes first; with as many shifts as there are payloads, every one
   *     stands in every field once
   */
  static HostileFields of(Path folder, int shift) throws IOException {
    TestSite site = TestSite.of("pages-of-every-kind", folder.resolve("project"));
    for (String exhibit : List.of("compare.md", "evidence-map.md")) {
      Files.copy(EXHIBITS.resolve(exhibit), site.content().resolve("pages").resolve(exhibit));
    }
    Path project = Path.of("").toAbsolutePath();
    Workspace workspace =
        new Workspace(
            project, site.content(), project.resolve("templates"), folder.resolve("site"));
    HostileFields fields = new HostileFields(site, workspace, shift);
    fields.read();
    fields.settle();
    return fields;
  }

  /** Where it is, and where it is to be built. */
  Workspace workspace() {
    return workspace;
  }

  /** What the checks refused. */
  List<Problem> refused() {
    return refused;
  }

  /** How many fields hold a hostile text. */
  int count() {
    return leaves.size();
  }

  /** The title that was given to an entry, if it could be. */
  Optional<String> title(String file) {
    Path path = site.content().resolve(file + ".md");
    return leaves.stream()
        .filter(leaf -> leaf.file.equals(path) && leaf.pointer.equals("/title"))
        .findFirst()
        .map(leaf -> files.get(path).path("title").asText());
  }

  private void read() throws IOException {
    try (Stream<Path> all = Files.walk(site.content())) {
      for (Path file :
          all.filter(one -> one.toString().matches(".*\\.(md|yml)")).sorted().toList()) {
        String text = Files.readString(file);
        boolean entry = file.toString().endsWith(".md");
        bodies.put(file, entry ? text.substring(text.indexOf("\n" + MARK, 4) + 5) : "");
        files.put(file, (ObjectNode) yaml(file).data());
        fill(rules(file), files.get(file), file, "");
      }
    }
    for (int i = 0; i < leaves.size(); i++) {
      set(leaves.get(i), new TextNode(payloads.get((i + shift) % payloads.size()).text()));
    }
  }

  private JsonNode rules(Path file) {
    String folder = site.content().relativize(file).getName(0).toString();
    return EntryType.ofFolder(folder)
        .map(type -> schemas.of(type).root())
        .orElseGet(() -> schemas.taxonomy().root());
  }

  private Yaml yaml(Path file) {
    ContentReader reader = new ContentReader(site.content(), Workspace.label(site.content()));
    List<Problem> problems = new ArrayList<>();
    return file.toString().endsWith(".md")
        ? reader.entry(file, folder -> Map.of(), problems).orElseThrow().frontMatter()
        : reader.yaml(file, problems).orElseThrow();
  }

  private void fill(JsonNode rules, JsonNode value, Path file, String pointer) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        fill(rules.path("items"), value.get(i), file, pointer + "/" + i);
      }
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(
              field -> {
                JsonNode own = rules.path("properties").path(field.getKey());
                JsonNode of = own.isMissingNode() ? rules.path("additionalProperties") : own;
                fill(of, field.getValue(), file, pointer + "/" + field.getKey());
              });
      rules.path("properties").properties().stream()
          .filter(field -> !value.has(field.getKey()))
          .forEach(field -> missing(field.getValue(), file, pointer + "/" + field.getKey()));
    } else {
      leaves.add(new Leaf(file, pointer, value, isPlain(rules)));
    }
  }

  /** A field that could be there: a text, or a list of texts. */
  private void missing(JsonNode rules, Path file, String pointer) {
    if (isPlain(rules) || isPlain(rules.path("items"))) {
      leaves.add(new Leaf(file, pointer, JSON.missingNode(), true));
    }
  }

  private static boolean isPlain(JsonNode rules) {
    return rules.path("type").asText().equals("string")
        && Stream.of("enum", "pattern", "format").noneMatch(rules::has);
  }

  private void set(Leaf leaf, JsonNode value) {
    int slash = leaf.pointer.lastIndexOf('/');
    JsonNode parent = files.get(leaf.file).at(leaf.pointer.substring(0, slash));
    String name = leaf.pointer.substring(slash + 1);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else if (value.isMissingNode()) {
      ((ObjectNode) parent).remove(name);
    } else {
      boolean list = leaf.before.isMissingNode() && isList(leaf);
      ((ObjectNode) parent).set(name, list ? JSON.createArrayNode().add(value) : value);
    }
  }

  private boolean isList(Leaf leaf) {
    JsonNode rules = rules(leaf.file);
    for (String part : leaf.pointer.substring(1).split("/")) {
      JsonNode named = rules.path("properties").path(part);
      JsonNode other =
          rules.has("items") ? rules.path("items") : rules.path("additionalProperties");
      rules = named.isMissingNode() ? other : named;
    }
    return rules.path("type").asText().equals("array");
  }

  private void settle() throws IOException {
    List<Problem> errors = errors();
    while (!errors.isEmpty()) {
      List<Leaf> back = refusedBy(errors);
      if (back.isEmpty()) {
        throw new IllegalStateException(errors.toString());
      }
      back.forEach(leaf -> set(leaf, leaf.before));
      leaves.removeAll(back);
      refused.addAll(errors);
      errors = errors();
    }
  }

  /**
   * What stands where the errors are; else what is not plain text, for it may have broken another
   * file; else all of the files with errors.
   */
  private List<Leaf> refusedBy(List<Problem> errors) {
    Map<Path, Yaml> read = new TreeMap<>();
    files.keySet().forEach(file -> read.put(file, yaml(file)));
    return Stream.<Predicate<Leaf>>of(
            leaf -> errors.stream().anyMatch(one -> leaf.isAt(one.place(), read.get(leaf.file))),
            leaf -> !leaf.plain,
            leaf -> errors.stream().anyMatch(one -> leaf.isIn(one.place(), read.get(leaf.file))))
        .map(wanted -> leaves.stream().filter(wanted).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Problem> errors() throws IOException {
    for (Map.Entry<Path, ObjectNode> file : files.entrySet()) {
      String json = JSON.writeValueAsString(file.getValue()) + "\n";
      boolean entry = file.getKey().toString().endsWith(".md");
      String text = entry ? MARK + json + MARK + "\n" + bodies.get(file.getKey()) : json;
      Files.writeString(file.getKey(), text);
    }
    return Loaded.load(workspace, TestSite.TODAY).problems().stream()
        .filter(Problem::isError)
        .toList();
  }
}
