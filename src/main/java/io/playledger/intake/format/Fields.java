package io.playledger.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes fields out of an event, and says which one is not what it must be. */
final class Fields {

  private Fields() {}

  /** The text of a field; null where it is missing or null. */
  static @Nullable String text(ObjectNode event, String path, String name) throws BrokenRule {
    JsonNode value = event.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw invalid(path + name, "must be a text");
    }
    return value.textValue();
  }

  static @Nullable String text(ObjectNode event, String name) throws BrokenRule {
    return text(event, "", name);
  }

  static String requiredText(ObjectNode event, String path, String name) throws BrokenRule {
    String text = text(event, path, name);
    if (text == null || text.isEmpty()) {
      throw invalid(path + name, "is missing");
    }
    return text;
  }

  /** The object of a field; empty where it is missing or null. */
  static ObjectNode object(ObjectNode event, String name) throws BrokenRule {
    JsonNode value = event.get(name);
    if (value == null || value.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw invalid(name, "must be an object");
  }

  /** Refuses what the format does not have: a misspelt field would be lost without a word. */
  static void only(ObjectNode event, Set<String> known) throws BrokenRule {
    Iterator<String> names = event.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        throw invalid(name, "is no field of an event");
      }
    }
  }

  /** Copies a field under another name, where it is there. */
  static void move(ObjectNode from, String name, ObjectNode to, String newName) {
    JsonNode value = from.get(name);
    if (value != null && !value.isNull()) {
      to.set(newName, value);
    }
  }

  /** Puts what a field holds under a name of the data, where nothing may be yet. */
  static void putOnce(ObjectNode data, String name, Map.Entry<String, JsonNode> field)
      throws BrokenRule {
    if (data.replace(name, field.getValue()) != null) {
      throw invalid(field.getKey(), "comes in two places");
    }
  }

  static @Nullable ObjectNode orNull(ObjectNode object) {
    return object.isEmpty() ? null : object;
  }

  static BrokenRule invalid(String field, String rule) {
    return new BrokenRule(Reason.INVALID_ENVELOPE, field, rule);
  }
}
