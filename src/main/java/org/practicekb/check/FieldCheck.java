package org.practicekb.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
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

  private final TypeSchema schema;
  private final JsonSchema validator;

  FieldCheck(TypeSchema schema) {
    this.schema = schema;
    this.validator = FACTORY.getSchema(schema.root(), CONFIG);
  }

  /** Every way in which {@code yaml} differs from the schema. */
  List<Problem> check(Yaml yaml) {
    return validator.validate(yaml.data()).stream().map(message -> problem(yaml, message)).toList();
  }

  private Problem problem(Yaml yaml, ValidationMessage message) {
    String pointer = message.getInstanceLocation().toString();
    JsonNode value = yaml.data().at(pointer);
    JsonNode rules = rules(message);
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    String field = name.matches("\\d+|") ? fieldAbove(pointer) : name;
    Place place = yaml.place(pointer);
    String shown = "'" + shorten(value.asText()) + "'";
    String explained = rules.path("description").asText();
    return switch (message.getType()) {
      case "additionalProperties" -> unknown(yaml, pointer, message.getProperty(), rules);
      case "required" -> missing(place, message.getProperty(), rules);
      case "type" ->
          Problem.error(
              place,
              "'" + field + "' is " + kind(value) + ", not " + kinds(rules.path("type")),
              explained,
              expectedIn());
      case "enum" -> {
        List<String> allowed = texts(rules.path("enum"));
        yield Problem.error(
            place,
            shown + " is not a value of '" + field + "'",
            Problem.didYouMean(value.asText(), allowed),
            "one of: " + String.join(", ", allowed));
      }
      case "minLength" ->
          Problem.error(place, "'" + field + "' is empty", "Fill it or leave it out.", explained);
      case "maxLength" ->
          Problem.error(
              place,
              "'" + field + "' has " + value.asText().length() + " characters",
              "Shorten it.",
              "at most " + rules.path("maxLength").asText());
      case "minItems", "minProperties" ->
          Problem.error(place, "'" + field + "' is empty", "Fill it or leave it out.", explained);
      case "minimum" ->
          Problem.error(
              place,
              shown + " is too small for '" + field + "'",
              "",
              "at least " + rules.path("minimum").asText());
      case "maximum" ->
          Problem.error(
              place,
              shown + " is too large for '" + field + "'",
              "",
              "at most " + rules.path("maximum").asText());
      case "pattern" ->
          Problem.error(
              place,
              shown + " is not written as '" + field + "' is",
              explained,
              "pattern " + rules.path("pattern").asText());
      default -> Problem.error(place, message.getMessage(), explained, expectedIn());
    };
  }

  private Problem unknown(Yaml yaml, String pointer, String property, JsonNode rules) {
    List<String> known =
        rules.path("properties").properties().stream().map(java.util.Map.Entry::getKey).toList();
    String owner =
        pointer.isEmpty() ? "a " + schema.name() : "'" + fieldAbove(pointer + "/0") + "'";
    return Problem.error(
        yaml.keyPlace(pointer + "/" + property),
        "'" + shorten(property) + "' is not a field of " + owner,
        Problem.didYouMean(property, known),
        "fields: " + (known.size() > 12 ? schema.path() : String.join(", ", known)));
  }

  private Problem missing(Place place, String property, JsonNode rules) {
    return Problem.error(
        place,
        "the field '" + property + "' is missing",
        rules.path("properties").path(property).path("description").asText(),
        expectedIn());
  }

  /** The part of the schema that the message is about: its place less the keyword at the end. */
  private JsonNode rules(ValidationMessage message) {
    String location = message.getEvaluationPath().toString();
    return schema.root().at(location.substring(0, location.lastIndexOf('/')));
  }

  private String expectedIn() {
    return "fields of a " + schema.name() + ": " + schema.path();
  }

  /** The nearest name in a pointer that is not a position in a list. */
  private static String fieldAbove(String pointer) {
    String[] parts = pointer.split("/");
    for (int i = parts.length - 1; i > 0; i--) {
      if (!parts[i].matches("\\d+")) {
        return parts[i];
      }
    }
    return "front matter";
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String kinds(JsonNode type) {
    List<String> all = type.isArray() ? texts(type) : List.of(type.asText());
    return String.join(" or ", all.stream().map(FieldCheck::kind).toList());
  }

  private static String kind(JsonNode value) {
    return value.isNull() || value.isMissingNode()
        ? "empty"
        : kind(
            value.isNumber()
                ? value.isIntegralNumber() ? "integer" : "number"
                : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
  }

  private static String kind(String jsonType) {
    return switch (jsonType) {
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a mapping of fields";
      default -> jsonType;
    };
  }

  private static String shorten(String text) {
    return text.length() > 80 ? text.substring(0, 77) + "..." : text;
  }
}
