package io.playledger.intake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers that nobody means: a few characters such as 1e999999999 stand for more digits than
 * there is memory, and some keywords write them out.
 */
final class Magnitude {

  static final String RULE = "is a number out of range";

  private static final int MOST_DIGITS = 400;

  private Magnitude() {}

  /** The path to the first, its steps separated by dots and after the given one; null if none. */
  static @Nullable String firstBeyond(String path, JsonNode node) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        JsonNode value = field.getValue();
        if (value.isContainerNode() || value.isNumber()) {
          String found = firstBeyond("", value);
          if (found != null) {
            return path + "." + field.getKey() + found;
          }
        }
      }
      return null;
    }
    if (node.isArray()) {
      int index = 0;
      for (Iterator<JsonNode> items = node.elements(); items.hasNext(); index++) {
        String found = firstBeyond("", items.next());
        if (found != null) {
          return path + "." + index + found;
        }
      }
      return null;
    }
    return isBeyond(node) ? path : null;
  }

  static boolean isBeyond(JsonNode node) {
    return node.isBigDecimal()
        ? Math.abs((long) node.decimalValue().scale()) > MOST_DIGITS
        : node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue());
  }
}
