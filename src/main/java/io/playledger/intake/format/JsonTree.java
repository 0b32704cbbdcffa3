package io.playledger.intake.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.platform.http.Text;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value to its end, whatever is wrong with it, and remembers the first fault.
 * Numbers are brought to one form, so that 1, 1.0 and 1e0 are the same fact.
 */
final class JsonTree {

  /** Of an event; more is not data but a mistake or an attack. */
  private static final int DEEPEST = 32;

  /** Of a double. */
  private static final int LARGEST_EXPONENT = 308;

  /** Up to here whole numbers are written out, beyond with an exponent. */
  private static final int MOST_WRITTEN_DIGITS = 21;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final int longestNumber;
  private @Nullable Fault fault;

  /**
   * @param longestNumber in characters
   */
  JsonTree(JsonParser parser, int longestNumber) {
    this.parser = parser;
    this.longestNumber = longestNumber;
  }

  /** What is wrong with what was read; null where nothing is. */
  @Nullable Fault fault() {
    return fault;
  }

  /** The value that begins at the current token; what cannot be kept is null in it. */
  JsonNode read() throws IOException {
    return value(0, "");
  }

  private JsonNode value(int depth, String name) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> depth < DEEPEST ? object(depth) : tooDeep(name);
      case START_ARRAY -> depth < DEEPEST ? array(depth, name) : tooDeep(name);
      case VALUE_STRING -> text(name);
      case VALUE_NUMBER_INT -> integer(name);
      case VALUE_NUMBER_FLOAT -> decimal(name);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NullNode.instance;
    };
  }

  private ObjectNode object(int depth) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (!Text.isStorable(name)) {
        note(Reason.UNSTORABLE_TEXT, null, "a key " + Text.RULE);
      }
      parser.nextToken();
      if (object.replace(name, value(depth + 1, name)) != null) {
        note(Reason.DUPLICATE_KEY, name, "must come once only");
      }
    }
    return object;
  }

  private ArrayNode array(int depth, String name) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(depth + 1, name));
    }
    return array;
  }

  private JsonNode text(String name) throws IOException {
    String text = parser.getText();
    if (!Text.isStorable(text)) {
      note(Reason.UNSTORABLE_TEXT, name, Text.RULE);
    }
    return NODES.textNode(text);
  }

  private JsonNode integer(String name) throws IOException {
    if (parser.getTextLength() > longestNumber) {
      return tooLong(name);
    }
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> decimal(name);
    };
  }

  private JsonNode decimal(String name) throws IOException {
    if (parser.getTextLength() > longestNumber) {
      return tooLong(name);
    }
    if (parser.isNaN()) {
      note(Reason.NUMBER_OUT_OF_RANGE, name, "NaN and infinity are no numbers in JSON");
      return NullNode.instance;
    }
    @Nullable BigDecimal number = inRange();
    if (number == null) {
      note(Reason.NUMBER_OUT_OF_RANGE, name, "is beyond what a double can hold");
      return NullNode.instance;
    }
    return node(number.stripTrailingZeros());
  }

  /** The number; null if it is beyond a double, or its exponent even beyond an integer. */
  private @Nullable BigDecimal inRange() throws IOException {
    try {
      BigDecimal number = parser.getDecimalValue();
      return number.signum() == 0 || Math.abs(exponent(number)) <= LARGEST_EXPONENT ? number : null;
    } catch (NumberFormatException | StreamReadException e) {
      return null;
    }
  }

  private static JsonNode node(BigDecimal number) {
    long exponent = exponent(number);
    if (number.scale() > 0 || exponent >= MOST_WRITTEN_DIGITS) {
      return DecimalNode.valueOf(number);
    }
    return exponent < 18
        ? NODES.numberNode(number.longValueExact())
        : BigIntegerNode.valueOf(number.toBigIntegerExact());
  }

  private static long exponent(BigDecimal number) {
    return (long) number.precision() - number.scale() - 1;
  }

  private JsonNode tooLong(String name) {
    note(
        Reason.NUMBER_OUT_OF_RANGE,
        name,
        "may have at most %d characters".formatted(longestNumber));
    return NullNode.instance;
  }

  private JsonNode tooDeep(String name) throws IOException {
    parser.skipChildren();
    note(Reason.TOO_DEEP, name, "may be nested at most %d deep".formatted(DEEPEST));
    return NullNode.instance;
  }

  private void note(Reason reason, @Nullable String field, String rule) {
    if (fault == null) {
      fault = Fault.of(reason, field == null || field.isEmpty() ? null : field, rule);
    }
  }
}
