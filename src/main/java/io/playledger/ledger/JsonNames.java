package io.playledger.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts pseudonyms in the place of ids in JSON: texts that are nothing but the id, and keys of
 * objects. Canonical JSON stays canonical, number for number.
 */
final class JsonNames {

  private static final String TRACE = "traceparent";

  /** Of any length: whoever took the event in has set the limits, and must not be failed later. */
  private static final JsonFactory ANY_LENGTH =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final JsonMapper JSON =
      JsonMapper.builder(ANY_LENGTH)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  private final Pseudonyms pseudonyms;

  /** Only in their values; null for everywhere. */
  private final @Nullable Set<String> fields;

  private JsonNames(Pseudonyms pseudonyms, @Nullable Set<String> fields) {
    this.pseudonyms = pseudonyms;
    this.fields = fields;
  }

  static JsonNames everywhere(Pseudonyms pseudonyms) {
    return new JsonNames(pseudonyms, null);
  }

  /** Only where the value of one of these fields is the id. */
  static JsonNames ofFields(Pseudonyms pseudonyms, Set<String> fields) {
    return new JsonNames(pseudonyms, fields);
  }

  /** What is left of what came with an event of somebody who was erased. */
  static @Nullable String traceOnly(@Nullable String context) {
    if (context == null) {
      return null;
    }
    try {
      JsonNode trace = JSON.readTree(context).path(TRACE);
      return trace.isTextual()
          ? JSON.writeValueAsString(JsonNodeFactory.instance.objectNode().set(TRACE, trace))
          : null;
    } catch (IOException e) {
      throw notJson(e);
    }
  }

  @Nullable String replaceInNullable(@Nullable String json) {
    return json == null ? null : replaceIn(json);
  }

  /** The very same text where no id is in it. */
  String replaceIn(String json) {
    try {
      return isIn(json) ? JSON.writeValueAsString(replaced(JSON.readTree(json), null)) : json;
    } catch (IOException e) {
      throw notJson(e);
    }
  }

  /** Most events name nobody who was erased: looking is cheaper than writing anew. */
  private boolean isIn(String json) throws IOException {
    if (fields != null && fields.stream().noneMatch(json::contains)) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME)
            && pseudonyms.find(parser.getText()) != null) {
          return true;
        }
      }
    }
    return false;
  }

  private JsonNode replaced(JsonNode json, @Nullable String field) {
    return switch (json) {
      case ObjectNode object -> {
        ObjectNode copy = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
          String key = entry.getKey();
          copy.set(fields == null ? name(key) : key, replaced(entry.getValue(), key));
        }
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JSON.createArrayNode();
        array.forEach(element -> copy.add(replaced(element, field)));
        yield copy;
      }
      default ->
          json.isTextual() && (fields == null || (field != null && fields.contains(field)))
              ? JsonNodeFactory.instance.textNode(name(json.textValue()))
              : json;
    };
  }

  private String name(String text) {
    String pseudonym = pseudonyms.find(text);
    return pseudonym == null ? text : pseudonym;
  }

  private static UncheckedIOException notJson(IOException why) {
    return new UncheckedIOException("what goes into the ledger is JSON", why);
  }
}
