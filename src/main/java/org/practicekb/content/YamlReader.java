package org.practicekb.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * Reads one YAML 1.2 document, keeping the place of every value. Aliases, depth and size are
 * limited, and duplicate keys and tags are errors, so that no document can grow beyond what was
 * written.
 */
final class YamlReader {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_NODES = 50_000;
  private static final ScalarResolver RESOLVER = new JsonScalarResolver();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String path;
  private final int firstLine;
  private final List<Problem> problems;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Place> keys = new HashMap<>();
  private Iterator<Event> events;
  private int nodes;

  private YamlReader(String path, int firstLine, List<Problem> problems) {
    this.path = path;
    this.firstLine = firstLine;
    this.problems = problems;
  }

  /**
   * Reads {@code text}, whose first line is line {@code firstLine} of the file.
   *
   * @return the document, or nothing when it could not be read; the reason is then among {@code
   *     problems}
   */
  static Optional<Yaml> read(String path, String text, int firstLine, List<Problem> problems) {
    return new YamlReader(path, firstLine, problems).read(text);
  }

  private Optional<Yaml> read(String text) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(path).setUseMarks(true).build();
      events = new Parse(settings).parseString(text).iterator();
      events.next();
      Event start = events.next();
      if (start.getEventId() == Event.ID.StreamEnd) {
        return Optional.empty();
      }
      places.put("", new Place(path, firstLine, 1));
      JsonNode data = node(events.next(), "", 0);
      return Optional.of(new Yaml(data, places, keys));
    } catch (TooMuch e) {
      problems.add(Problem.error(e.place, e.getMessage(), "Write it out more simply.", ""));
    } catch (MarkedYamlEngineException e) {
      problems.add(notYaml(e, text));
    } catch (YamlEngineException e) {
      problems.add(
          Problem.error(new Place(path, firstLine, 1), "not YAML: " + e.getMessage(), "", ""));
    }
    return Optional.empty();
  }

  private JsonNode node(Event event, String pointer, int depth) {
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      throw new TooMuch(
          place(event), depth > MAX_DEPTH ? "nested more than 32 deep" : "more than 50,000 values");
    }
    if (event instanceof AliasEvent alias) {
      throw new TooMuch(
          place(event), "'*" + alias.getAlias() + "' is an alias, which entries do not use");
    }
    JsonNode node =
        switch (event.getEventId()) {
          case Scalar -> scalar((ScalarEvent) event);
          case SequenceStart -> sequence(pointer, depth);
          case MappingStart -> mapping(pointer, depth);
          default -> throw new IllegalStateException("unexpected " + event);
        };
    refuseTag(event);
    return node;
  }

  private ArrayNode sequence(String pointer, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      String child = pointer + "/" + array.size();
      places.put(child, place(event));
      array.add(node(event, child, depth + 1));
    }
    return array;
  }

  private ObjectNode mapping(String pointer, int depth) {
    ObjectNode object = JSON.objectNode();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      String key = key(event);
      String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      Place earlier = keys.put(child, place(event));
      if (earlier != null) {
        problems.add(
            Problem.error(
                place(event),
                "the field '" + key + "' stands here a second time",
                "Keep one of the two.",
                "first on line " + earlier.line()));
      }
      Event value = events.next();
      places.put(child, place(value instanceof ScalarEvent ? value : event));
      object.set(key, node(value, child, depth + 1));
    }
    return object;
  }

  private String key(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getValue();
    }
    throw new TooMuch(place(event), "a field name must be a word");
  }

  private static JsonNode scalar(ScalarEvent event) {
    String value = event.getValue();
    if (!event.isPlain()) {
      return JSON.textNode(value);
    }
    Tag tag = RESOLVER.resolve(value, true);
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(value));
    }
    if (tag.equals(Tag.INT)) {
      BigInteger number = new BigInteger(value);
      return number.bitLength() < 32 ? JSON.numberNode(number.intValue()) : JSON.numberNode(number);
    }
    return tag.equals(Tag.FLOAT) ? decimal(value) : JSON.textNode(value);
  }

  /** Numbers keep the digits as written; {@code .inf} and {@code .nan} are words here. */
  private static JsonNode decimal(String value) {
    return value.matches("[-+]?\\.(inf|Inf|INF|nan|NaN|NAN)|\\.nan") || value.length() > 40
        ? JSON.textNode(value)
        : JSON.numberNode(new BigDecimal(value));
  }

  private void refuseTag(Event event) {
    boolean tagged =
        event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
            || event instanceof CollectionStartEvent start && start.getTag().isPresent();
    if (tagged) {
      throw new TooMuch(place(event), "a YAML tag ('!...'), which entries do not use");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw new TooMuch(
          place(event),
          "'&" + node.getAnchor().get() + "' is a YAML anchor, which entries do not use");
    }
  }

  private Problem notYaml(MarkedYamlEngineException e, String text) {
    Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
    if (mark == null) {
      return Problem.error(new Place(path, firstLine, 1), "not YAML: " + e.getProblem(), "", "");
    }
    String line = text.lines().skip(mark.getLine()).findFirst().orElse("");
    Place place = new Place(path, firstLine + mark.getLine(), mark.getColumn() + 1);
    if (line.contains("\t")) {
      return Problem.error(
          place,
          "a tab in the front matter",
          "Use spaces instead.",
          "YAML allows no tabs in indentation");
    }
    String suggestion =
        line.matches(".*: .*: .*|.*: [&*!%@`\\[{].*|.*: \".*")
            ? "Put the value in 'single quotes'."
            : "";
    return Problem.error(place, "not YAML: " + e.getProblem(), suggestion, "");
  }

  private Place place(Event event) {
    Mark mark = event.getStartMark().orElseThrow();
    return new Place(path, firstLine + mark.getLine(), mark.getColumn() + 1);
  }

  /** Stops the reading of one document: it uses what entries may not. */
  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Place place;

    TooMuch(Place place, String message) {
      super(message);
      this.place = place;
    }
  }
}
