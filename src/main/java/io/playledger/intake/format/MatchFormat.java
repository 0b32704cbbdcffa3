package io.playledger.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What match servers report: flat, with a {@code product_id}. The end of a match is named in {@code
 * type}, anything else in {@code event_name}.
 */
final class MatchFormat implements EventFormat {

  /** Fields that our data know by another name; any other keeps its own. */
  private static final Map<String, String> NAMES =
      Map.of("winner_id", "winnerId", "loser_id", "loserId", "event_data", "selection");

  private static final String SELECT_WEAPON = "select_weapon";

  static boolean looksLike(ObjectNode event) {
    return event.has("product_id");
  }

  @Override
  public Draft read(ObjectNode event) throws BrokenRule {
    String field = event.has("event_name") ? "event_name" : "type";
    String type = TypeName.snakeCase(field, Fields.requiredText(event, "", field));
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    Iterator<Map.Entry<String, JsonNode>> fields = event.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> entry = fields.next();
      @Nullable String name = name(entry.getKey(), field, type);
      if (name != null) {
        Fields.putOnce(data, name, entry);
      }
    }
    return new Draft(
        null,
        type,
        null,
        null,
        Fields.requiredText(event, "", "product_id"),
        Fields.text(event, "user_id"),
        null,
        data,
        null);
  }

  /** Null for what is in the envelope already. */
  private static @Nullable String name(String field, String typeField, String type) {
    if (field.equals(typeField) || field.equals("product_id") || field.equals("user_id")) {
      return null;
    }
    // Only there is it known what a game's own data mean.
    if (field.equals("event_data") && !type.equals(SELECT_WEAPON)) {
      return "eventData";
    }
    return NAMES.getOrDefault(field, field);
  }
}
