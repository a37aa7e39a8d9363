package org.practicekb.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.content.Yaml;
import org.practicekb.entry.TypeSchema;

/** Checks fields against the JSON Schema of their kind. Thread-safe. */
final class FieldCheck {

  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  /** Values of these formats are judged as what they mean, whatever YAML takes them for. */
  private static final Set<String> DATES = Set.of("date", "partial-date");

  private final TypeSchema schema;
  private final JsonSchema validator;

  FieldCheck(TypeSchema schema) {
    this.schema = schema;
    this.validator = FACTORY.getSchema(schema.root(), CONFIG);
  }

  /** Every way in which {@code yaml} differs from the schema. */
  List<Problem> check(Yaml yaml) {
    return validator.validate(yaml.data()).stream()
        .flatMap(message -> problem(yaml, message).stream())
        .toList();
  }

  /**
   * A rule that a value breaks.
   *
   * @param pointer JSON pointer of the value
   * @param field how a message names the value
   * @param rules the part of the schema that holds for it
   * @param required whether it may not be left out
   */
  private record Broken(
      Yaml yaml, String pointer, String field, JsonNode value, JsonNode rules, boolean required) {

    Problem problem(String what, String suggestion, String expected) {
      return Problem.error(yaml.place(pointer), what, suggestion, expected);
    }

    String shown() {
      return Problem.quoted(value.asText());
    }

    String explained() {
      return rules.path("description").asText();
    }

    /** {@code at least 1} for the rule {@code minimum}. */
    String limit(String words, String rule) {
      return words + " " + rules.path(rule).asText();
    }
  }

  private Optional<Problem> problem(Yaml yaml, ValidationMessage message) {
    String pointer = pointer(message.getInstanceLocation());
    String rules = parent(message.getEvaluationPath().toString());
    Broken broken =
        new Broken(
            yaml,
            pointer,
            named(pointer),
            yaml.data().at(pointer),
            schema.root().at(rules),
            isRequired(rules));
    String field = broken.field;
    return switch (message.getType()) {
      case "type" -> type(broken);
      case "additionalProperties" -> Optional.of(unknown(broken, message.getProperty()));
      case "propertyNames" -> Optional.of(misnamed(broken, message.getProperty()));
      case "required" -> Optional.of(missing(broken, message.getProperty()));
      case "minLength", "minItems", "minProperties" -> Optional.of(empty(broken));
      case "enum" -> Optional.of(unlisted(broken));
      case "maxLength" -> {
        String what = field + " has " + broken.value.asText().length() + " characters";
        yield Optional.of(
            broken.problem(what, "Shorten it.", broken.limit("at most", "maxLength")));
      }
      case "minimum" -> {
        String what = broken.shown() + " is too small for " + field;
        yield Optional.of(broken.problem(what, "", broken.limit("at least", "minimum")));
      }
      case "maximum" -> {
        String what = broken.shown() + " is too large for " + field;
        yield Optional.of(broken.problem(what, "", broken.limit("at most", "maximum")));
      }
      case "pattern" -> {
        String what = broken.shown() + " is not written as " + field + " must be";
        yield Optional.of(broken.problem(what, broken.explained(), expectedIn()));
      }
      default ->
          Optional.of(broken.problem(message.getMessage(), broken.explained(), expectedIn()));
    };
  }

  private static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }

  /**
   * @param rules JSON pointer of a field in the schema: {@code .../properties/title}
   */
  private boolean isRequired(String rules) {
    String name = rules.substring(rules.lastIndexOf('/') + 1);
    JsonNode required = schema.root().at(parent(parent(rules))).path("required");
    return parent(rules).endsWith("/properties") && texts(required).contains(name);
  }

  /** The location with {@code ~} and {@code /} in names escaped. */
  private static String pointer(JsonNodePath location) {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      String name = location.getElement(i).toString();
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private Optional<Problem> type(Broken broken) {
    JsonNode value = broken.value;
    if (value.isNull()) {
      return Optional.of(empty(broken));
    }
    if (value.isValueNode() && DATES.contains(broken.rules.path("format").asText())) {
      return Optional.empty();
    }
    List<String> wanted = types(broken.rules);
    String suggestion = "";
    if (wanted.contains("string") && value.isValueNode()) {
      suggestion = "Put it in 'single quotes'.";
    } else if (wanted.contains("array") && value.isValueNode() && ofWords(broken.rules)) {
      suggestion = asList(broken);
    } else if (wanted.equals(List.of("object")) && broken.rules.has("properties")) {
      suggestion = "Write its fields below it, indented: " + String.join(", ", names(broken)) + ".";
    }
    String kinds = String.join(" or ", wanted.stream().map(FieldCheck::kind).toList());
    String what = broken.field + " is " + kind(value) + ", not " + kinds;
    String explained = broken.explained();
    return Optional.of(
        suggestion.isEmpty()
            ? broken.problem(what, explained, expectedIn())
            : broken.problem(what, suggestion, explained));
  }

  /** Names behind commas are several items; a citation has a comma of its own. */
  private static String asList(Broken broken) {
    String text = broken.value.asText();
    if (text.matches("-\\S.*")) {
      return "Write a space behind each '-'.";
    }
    boolean names =
        text.matches("[a-z0-9-]+(, *[a-z0-9-]+)+")
            && !broken.rules.at("/items/format").asText().equals("citation");
    return "Write it as ['" + (names ? text.replaceAll(", *", "', '") : text) + "'].";
  }

  private static boolean ofWords(JsonNode rules) {
    return types(rules.path("items")).contains("string");
  }

  private static List<String> types(JsonNode rules) {
    JsonNode type = rules.path("type");
    return type.isArray() ? texts(type) : List.of(type.asText());
  }

  private static Problem empty(Broken broken) {
    String suggestion = broken.required ? "Fill it." : "Fill it or leave it out.";
    return broken.problem(broken.field + " is empty", suggestion, broken.explained());
  }

  private static Problem unlisted(Broken broken) {
    List<String> allowed = texts(broken.rules.path("enum"));
    return broken.problem(
        broken.shown() + " is not a value of '" + fieldAbove(broken.pointer) + "'",
        Problem.didYouMean(broken.value.asText(), allowed),
        "one of: " + String.join(", ", allowed));
  }

  private static List<String> names(Broken broken) {
    return broken.rules.path("properties").properties().stream().map(Map.Entry::getKey).toList();
  }

  private Problem unknown(Broken broken, String property) {
    List<String> known = names(broken);
    String owner =
        broken.pointer.isEmpty()
            ? Wording.article(schema.name())
            : "'" + fieldAbove(broken.pointer) + "'";
    String near = Problem.didYouMean(property, known);
    return Problem.error(
        key(broken, property),
        Problem.quoted(property) + " is not a field of " + owner,
        near.isEmpty() ? "Delete it, or use one of the fields there are." : near,
        "fields: "
            + (near.isEmpty() ? String.join(", ", known) : Wording.listed(known, schema.path())));
  }

  private static Problem misnamed(Broken broken, String property) {
    return Problem.error(
        key(broken, property),
        Problem.quoted(property) + " is not written as a name in " + broken.field + " must be",
        broken.rules.path("propertyNames").path("description").asText(),
        "");
  }

  private static Place key(Broken broken, String property) {
    String name = property.replace("~", "~0").replace("/", "~1");
    return broken.yaml.keyPlace(broken.pointer + "/" + name);
  }

  private Problem missing(Broken broken, String property) {
    return broken.problem(
        "the field '" + property + "' is missing",
        broken.rules.path("properties").path(property).path("description").asText(),
        expectedIn());
  }

  private String expectedIn() {
    return "fields of " + Wording.article(schema.name()) + ": " + schema.path();
  }

  /** {@code 'title'}; of an element of a list {@code an item of 'sources'}. */
  private static String named(String pointer) {
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    String field = "'" + fieldAbove(pointer) + "'";
    return name.matches("\\d+") ? "an item of " + field : field;
  }

  /** The nearest name in a pointer that is not a position in a list. */
  private static String fieldAbove(String pointer) {
    String[] parts = pointer.split("/");
    for (int i = parts.length - 1; i > 0; i--) {
      if (!parts[i].matches("\\d+")) {
        return parts[i].replace("~1", "/").replace("~0", "~");
      }
    }
    return "front matter";
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String kind(JsonNode value) {
    return kind(
        value.isNumber()
            ? value.isIntegralNumber() ? "integer" : "number"
            : value.getNodeType().name().toLowerCase(Locale.ROOT));
  }

  private static String kind(String jsonType) {
    return switch (jsonType) {
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a mapping of fields";
      case "null" -> "empty";
      default -> jsonType;
    };
  }
}
