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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final int MAX_NODES = 10_000;

  /** Longer runs of digits are no numbers: reading them as such takes time. */
  private static final int MAX_NUMBER = 40;

  /** {@code #2} behind a space: a comment to YAML, and part of the value to who writes it. */
  private static final Pattern HASHED = Pattern.compile("\\s(#[^\\s#].*)");

  private static final String QUOTE = "Write it out, or put the value in 'single quotes'.";
  private static final char NO_BREAK = '\u00a0';
  private static final ScalarResolver RESOLVER = new JsonScalarResolver();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String path;
  private final int firstLine;
  private final List<Problem> problems;
  private List<String> hashed = List.of();
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
      hashed = HASHED.matcher(text).find() ? text.lines().toList() : List.of();
      // Of a buffer that ends within a character of two parts the library would read too far.
      int all = text.length() + 1;
      LoadSettings settings =
          LoadSettings.builder().setLabel(path).setUseMarks(true).setBufferSize(all).build();
      events = new Parse(settings).parseString(text).iterator();
      events.next();
      Event start = events.next();
      if (start.getEventId() == Event.ID.StreamEnd) {
        return Optional.empty();
      }
      places.put("", new Place(path, firstLine, 1));
      JsonNode data = node(events.next(), "", 0);
      end();
      return Optional.of(new Yaml(data, new Places(path, places), new Places(path, keys)));
    } catch (Refused e) {
      problems.add(e.problem);
    } catch (MarkedYamlEngineException e) {
      problems.add(new YamlSyntax(path, firstLine, text).problem(e));
    } catch (YamlEngineException e) {
      problems.add(
          Problem.error(new Place(path, firstLine, 1), "not YAML: " + e.getMessage(), "", ""));
    }
    return Optional.empty();
  }

  /** The document must be the only one. */
  private void end() {
    events.next();
    Event next = events.next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      throw new Refused(
          place(next), "a second YAML document", "Delete the '---' or '...' above this line.");
    }
  }

  private JsonNode node(Event event, String pointer, int depth) {
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      String what =
          depth > MAX_DEPTH
              ? "nested more than " + MAX_DEPTH + " deep"
              : String.format(Locale.ROOT, "more than %,d values", MAX_NODES);
      throw new Refused(place(event), what, "Write it out more simply.");
    }
    if (event instanceof AliasEvent alias) {
      throw new Refused(
          place(event),
          "'*" + alias.getAlias() + "' is a YAML alias, which entries do not use",
          QUOTE);
    }
    refuseTag(event);
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event);
      case SequenceStart -> sequence(pointer, depth);
      case MappingStart -> mapping(pointer, depth);
      default -> throw new IllegalStateException("unexpected " + event);
    };
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
        keys.keySet().removeIf(inside -> inside.startsWith(child + "/"));
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
      refuseTag(event);
      if (scalar.getValue().indexOf(NO_BREAK) >= 0) {
        String name = Problem.quoted(scalar.getValue().replace(NO_BREAK, ' ').strip());
        throw new Refused(
            place(event), name + " " + YamlSyntax.NO_BREAK_SPACE, YamlSyntax.PLAIN_SPACES);
      }
      return SharedText.of(visible(scalar));
    }
    throw new Refused(place(event), "a field without a name", "Write it as 'name: value'.");
  }

  /** The value, which an escape such as {@code "\\0"} may have given characters no one sees. */
  private String visible(ScalarEvent event) {
    TextFile.invisible(event.getValue())
        .ifPresent(
            code -> {
              throw new Refused(place(event), "the invisible character " + code, "Delete it.");
            });
    return event.getValue();
  }

  private JsonNode scalar(ScalarEvent event) {
    String value = SharedText.of(visible(event));
    refuseLostWords(event);
    if (!event.isPlain() || value.length() > MAX_NUMBER) {
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

  private void refuseLostWords(ScalarEvent event) {
    Mark end = event.getEndMark().orElseThrow();
    if (!event.isPlain() || end.getLine() >= hashed.size()) {
      return;
    }
    String line = hashed.get(end.getLine());
    String rest = line.substring(line.offsetByCodePoints(0, end.getColumn()));
    Matcher lost = HASHED.matcher(" " + rest.stripLeading());
    if (lost.lookingAt()) {
      throw new Refused(
          place(event),
          Problem.quoted(lost.group(1)) + " would be lost: behind a space, '#' begins a comment",
          "Put the whole value in 'single quotes'; a comment has a space behind its '#'.");
    }
  }

  /** Numbers keep the digits as written; {@code .inf}, {@code .nan} and 1e9999999999 are words. */
  private static JsonNode decimal(String value) {
    try {
      return JSON.numberNode(new BigDecimal(value));
    } catch (NumberFormatException e) {
      return JSON.textNode(value);
    }
  }

  private void refuseTag(Event event) {
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    if (tag.isPresent()) {
      throw new Refused(
          place(event),
          "'" + written(tag.get()) + "' is a YAML tag, which entries do not use",
          QUOTE);
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw new Refused(
          place(event),
          "'&" + node.getAnchor().get() + "' is a YAML anchor, which entries do not use",
          QUOTE);
    }
  }

  /** A tag as it stands in the file: the reader has written its {@code !!} out. */
  private static String written(String tag) {
    return tag.startsWith(Tag.PREFIX) ? "!!" + tag.substring(Tag.PREFIX.length()) : tag;
  }

  private Place place(Event event) {
    Mark mark = event.getStartMark().orElseThrow();
    return new Place(path, firstLine + mark.getLine(), mark.getColumn() + 1);
  }

  /** Stops the reading of one document: it uses what entries may not. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Refused(Place place, String what, String suggestion) {
      super(what);
      this.problem = Problem.error(place, what, suggestion, "");
    }
  }
}
