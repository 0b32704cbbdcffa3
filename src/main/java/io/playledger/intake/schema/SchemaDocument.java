package io.playledger.intake.schema;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.dialect.DialectId;
import io.playledger.platform.error.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads a schema that somebody sent, and refuses what would be a danger to have: references that
 * lead out of it, patterns that cannot be matched in linear time, and sizes beyond reason.
 *
 * <p>It looks at every object in it, be that a schema or a mere value; a value that happens to look
 * like a reference to elsewhere is refused as well.
 */
final class SchemaDocument {

  static final int MOST_BYTES = 64 * 1024;
  private static final int DEEPEST = 32;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private SchemaDocument() {}

  /**
   * @throws Refusal naming the place that is at fault
   * @throws IOException if it is not JSON
   */
  static JsonNode read(byte[] text) throws IOException {
    if (text.length > MOST_BYTES) {
      throw Refusal.invalid("body", "may have at most %d bytes".formatted(MOST_BYTES));
    }
    JsonNode document = JSON.readTree(text);
    if (document.isMissingNode()) {
      throw Refusal.invalid("body", "must be a JSON Schema");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(document.toString())) {
      throw Refusal.invalid("body", "must be Unicode text");
    }
    check("", document, 1);
    return document;
  }

  /** One that was accepted before. */
  static JsonNode reread(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException("a stored schema is not JSON", e);
    }
  }

  private static void check(String path, JsonNode node, int depth) {
    if (node.isContainerNode() && depth > DEEPEST) {
      throw refusal(path, "is nested deeper than %d levels".formatted(DEEPEST));
    }
    if (Magnitude.isBeyond(node)) {
      throw refusal(path, Magnitude.RULE);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String place = step(path, field.getKey());
      checkKeyword(place, field.getKey(), field.getValue(), depth == 1);
      check(place, field.getValue(), depth + 1);
    }
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        check(step(path, Integer.toString(index)), node.get(index), depth + 1);
      }
    }
  }

  /** Under {@code properties} a keyword is a mere name; what it leads to is no text there. */
  private static void checkKeyword(String place, String keyword, JsonNode value, boolean isRoot) {
    switch (keyword) {
      case "$ref", "$dynamicRef" -> {
        if (value.isTextual() && !value.textValue().startsWith("#")) {
          throw refusal(place, "must stay within the schema: #, #/a/pointer or #an-anchor");
        }
      }
      case "$schema" -> {
        if (value.isTextual() && !value.textValue().equals(DialectId.DRAFT_2020_12)) {
          throw refusal(place, "must be " + DialectId.DRAFT_2020_12);
        }
      }
      case "$id" -> {
        if (value.isTextual() && !isRoot) {
          throw refusal(place, "is allowed at the root only");
        }
      }
      case "pattern" -> {
        if (value.isTextual()) {
          checkPattern(place, value.textValue());
        }
      }
      case "patternProperties" ->
          value.fieldNames().forEachRemaining(name -> checkPattern(step(place, name), name));
      case PersonFields.KEYWORD -> {
        if (!value.isBoolean() && !value.isObject()) {
          throw refusal(place, "must be true or false");
        }
      }
      default -> {
        // nothing to look for
      }
    }
  }

  private static void checkPattern(String place, String pattern) {
    try {
      new LinearPattern(pattern);
    } catch (IllegalArgumentException e) {
      throw refusal(place, String.valueOf(e.getMessage()));
    }
  }

  private static String step(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  static Refusal refusal(String path, String rule) {
    return Refusal.invalid(path.isEmpty() ? "body" : SchemaFault.cut(path), SchemaFault.cut(rule));
  }
}
