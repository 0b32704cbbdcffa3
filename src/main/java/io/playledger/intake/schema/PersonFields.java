package io.playledger.intake.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the fields that hold a person: those whose schema says {@code "x-person": true}. Each is a
 * JSON pointer into the data of an event, such as {@code /winnerId}; {@code *} stands for every
 * item of an array and every property that has no schema of its own. A schema that refers to itself
 * is followed up to where it repeats.
 */
final class PersonFields {

  static final String KEYWORD = "x-person";

  private static final int MOST_STEPS = 10_000;

  private final JsonNode root;
  private final Set<String> found = new TreeSet<>();
  private final Set<String> underWay = new HashSet<>();
  private int steps;

  private PersonFields(JsonNode root) {
    this.root = root;
  }

  /**
   * @throws IllegalArgumentException if the schema refers to parts of itself too often
   */
  static Set<String> of(JsonNode schema) {
    PersonFields fields = new PersonFields(schema);
    fields.visit(schema, "");
    return Set.copyOf(fields.found);
  }

  private void visit(JsonNode schema, String pointer) {
    if (++steps > MOST_STEPS) {
      throw new IllegalArgumentException("refers to parts of itself too often");
    }
    if (schema.path(KEYWORD).asBoolean()) {
      found.add(pointer);
    }
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      JsonNode value = keyword.getValue();
      switch (keyword.getKey()) {
        case "properties" ->
            value
                .properties()
                .forEach(field -> visit(field.getValue(), pointer + "/" + escape(field.getKey())));
        case "patternProperties" -> value.forEach(each -> visit(each, pointer + "/*"));
        case "additionalProperties", "unevaluatedProperties", "items", "unevaluatedItems" ->
            visit(value, pointer + "/*");
        case "contains" -> visit(value, pointer + "/*");
        case "prefixItems" -> {
          for (int index = 0; index < value.size(); index++) {
            visit(value.get(index), pointer + "/" + index);
          }
        }
        case "$ref", "$dynamicRef" -> follow(value, pointer);
        case "if", "then", "else" -> visit(value, pointer);
        case "allOf", "anyOf", "oneOf", "dependentSchemas" ->
            value.forEach(each -> visit(each, pointer));
        default -> {
          // says nothing about where fields are
        }
      }
    }
  }

  /** A reference may lead to what is no schema; there the word means something else. */
  private void follow(JsonNode value, String pointer) {
    String reference = value.asText();
    if (reference.startsWith("#") && underWay.add(reference)) {
      visit(target(reference.substring(1)), pointer);
      underWay.remove(reference);
    }
  }

  private JsonNode target(String fragment) {
    if (fragment.isEmpty() || fragment.startsWith("/")) {
      return root.at(JsonPointer.compile(URLDecoder.decode(fragment, StandardCharsets.UTF_8)));
    }
    return root.findParents("$anchor").stream()
        .filter(schema -> schema.path("$anchor").asText().equals(fragment))
        .findFirst()
        .orElse(root);
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
