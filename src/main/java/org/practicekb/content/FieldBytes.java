package org.practicekb.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The fields of a file in bytes: all kinds of values that {@link YamlReader} makes. */
public final class FieldBytes {

  private enum Kind {
    NULL,
    FALSE,
    TRUE,
    TEXT,
    INT,
    LONG_INT,
    DECIMAL,
    LIST,
    MAPPING;

    private static final Kind[] ALL = values();
  }

  private FieldBytes() {}

  /** Writes them. */
  public static BytesWriter write(JsonNode fields) {
    BytesWriter out = new BytesWriter();
    write(fields, out);
    return out;
  }

  private static void write(JsonNode node, BytesWriter out) {
    Kind kind = kind(node);
    out.number(kind.ordinal());
    switch (kind) {
      case TEXT, LONG_INT, DECIMAL -> out.text(node.asText());
      case INT -> out.number(node.intValue());
      case LIST -> {
        out.number(node.size());
        node.forEach(one -> write(one, out));
      }
      case MAPPING -> {
        out.number(node.size());
        node.properties()
            .forEach(
                field -> {
                  out.text(field.getKey());
                  write(field.getValue(), out);
                });
      }
      default -> {}
    }
  }

  private static Kind kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> Kind.TEXT;
      case OBJECT -> Kind.MAPPING;
      case ARRAY -> Kind.LIST;
      case BOOLEAN -> node.booleanValue() ? Kind.TRUE : Kind.FALSE;
      case NUMBER -> node.isInt() ? Kind.INT : node.isBigDecimal() ? Kind.DECIMAL : Kind.LONG_INT;
      case NULL -> Kind.NULL;
      default -> throw new IllegalArgumentException("no value of YAML: " + node);
    };
  }

  /** Reads what was written. */
  public static JsonNode read(BytesReader in) {
    return switch (Kind.ALL[in.number()]) {
      case NULL -> NullNode.instance;
      case FALSE -> BooleanNode.FALSE;
      case TRUE -> BooleanNode.TRUE;
      case TEXT -> TextNode.valueOf(in.text());
      case INT -> IntNode.valueOf(in.number());
      case LONG_INT -> BigIntegerNode.valueOf(new BigInteger(in.text()));
      case DECIMAL -> DecimalNode.valueOf(new BigDecimal(in.text()));
      case LIST -> list(in);
      case MAPPING -> mapping(in);
    };
  }

  private static ArrayNode list(BytesReader in) {
    int size = in.number();
    ArrayNode list = new ArrayNode(JsonNodeFactory.instance, size);
    for (int i = 0; i < size; i++) {
      list.add(read(in));
    }
    return list;
  }

  private static ObjectNode mapping(BytesReader in) {
    int size = in.number();
    ObjectNode mapping = new ObjectNode(JsonNodeFactory.instance);
    for (int i = 0; i < size; i++) {
      mapping.set(in.text(), read(in));
    }
    return mapping;
  }
}
