package org.practicekb.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.practicekb.content.Parallel;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.content.Yaml;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.PerEntry;
import org.practicekb.entry.Schemas;
import org.practicekb.entry.Taxonomy;
import org.practicekb.entry.TypeSchema;
import org.practicekb.link.Images;
import org.practicekb.link.LinkResolver;
import org.practicekb.link.PermalinkLock;

/**
 * Every check of a knowledge base. Entries are checked in parallel, and not again as long as what
 * was found holds.
 */
public final class Checks {

  private final KnowledgeBase kb;
  private final Schemas schemas;
  private final Memory memory;
  private final ValueCheck values;
  private final BodyCheck bodies;
  private final List<Runnable> whole;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param memory of a check of the same content before; forgotten if its outline differed
   * @param today dates after it are in the future
   * @param label how problems name the content folder
   */
  public Checks(
      KnowledgeBase kb,
      Schemas schemas,
      Memory memory,
      LinkResolver links,
      Images images,
      PermalinkLock lock,
      LocalDate today,
      String label) {
    this.kb = kb;
    this.schemas = schemas;
    this.memory = memory;
    this.values = new ValueCheck(kb, links, today, label + "/taxonomies");
    this.bodies = new BodyCheck(links, images, values);
    this.whole =
        List.of(
            () -> new IdentityCheck(kb).check(problems),
            () -> new RelationCheck(kb, links).check(problems),
            () -> new PermalinkCheck(kb, lock).check(problems));
  }

  /** Has Java load what checking takes, by checking {@code fields}. */
  public static void prepare(Yaml fields) {
    new FieldCheck(new TypeSchema("taxonomy")).check(fields);
  }

  /** What was found, for the next check. */
  public static final class Memory {
    private final FieldChecks fields = new FieldChecks();
    private final PerEntry<List<Problem>> entries = new PerEntry<>();
    private List<Problem> whole;

    /** What was found that concerns no single entry. */
    public List<Problem> whole() {
      return whole;
    }

    /** What was found about {@code entry}. */
    public List<Problem> of(Entry entry) {
      return entries.known(entry).orElseThrow();
    }

    /** Has what was found another time that concerns no single entry. */
    public void restore(List<Problem> whole) {
      this.whole = whole;
    }

    /** Has what was found about {@code entry} another time. */
    public void restore(Entry entry, List<Problem> found) {
      entries.restore(entry, found);
    }

    /** Has all checked again but fields, which depend on nothing beside them. */
    public void forget() {
      entries.clear();
      whole = null;
    }
  }

  /**
   * Runs them all.
   *
   * @param taxonomies the files of the taxonomies
   * @return everything found, in no order
   */
  public List<Problem> run(Map<Taxonomy.Id, Yaml> taxonomies) {
    List<Problem> found = new ArrayList<>(whole(taxonomies));
    Parallel.map(kb.all(), entry -> memory.entries.of(entry, this::entry)).forEach(found::addAll);
    return found;
  }

  /** Errors here may tell lines of any entry, so they are looked for again. */
  private List<Problem> whole(Map<Taxonomy.Id, Yaml> taxonomies) {
    if (memory.whole == null || Problem.anyError(memory.whole)) {
      taxonomies.values().forEach(this::taxonomy);
      whole.forEach(Runnable::run);
      memory.whole = List.copyOf(problems);
    }
    return memory.whole;
  }

  private List<Problem> entry(Entry entry) {
    TypeSchema schema = schemas.of(entry.id().type());
    List<Problem> found = new ArrayList<>(memory.fields.check(entry.file().frontMatter(), schema));
    values.check(entry, schema, found);
    bodies.check(entry, schema, found);
    TableCheck.check(entry, found);
    PlaceholderCheck.check(entry, schemas.of(entry.id().type()), found);
    return found;
  }

  private void taxonomy(Yaml yaml) {
    problems.addAll(memory.fields.check(yaml, schemas.taxonomy()));
    yaml.data().path("values").properties().stream()
        .map(Map.Entry::getKey)
        .filter(IdentityCheck::isDevice)
        .forEach(value -> problems.add(reserved(value, yaml.keyPlace("/values/" + value))));
    schemas
        .taxonomy()
        .visitFormats(
            yaml.data(),
            (pointer, format, value) -> {
              if (format.equals("citation")) {
                values
                    .citation(Citation.parse(value), () -> yaml.place(pointer), false)
                    .ifPresent(problems::add);
              }
            });
  }

  private static Problem reserved(String value, Place place) {
    String what = "'" + value + "' is a reserved name";
    return Problem.error(place, what, "Choose another.", "Windows keeps it");
  }
}
