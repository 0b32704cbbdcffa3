package io.playledger.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Live telemetry of game clients and servers: {@code event_name}, {@code parameters}, {@code
 * event_timestamp}, and who it is about in {@code user_data} or {@code server_data}.
 */
final class TelemetryFormat implements EventFormat {

  private static final Set<String> FIELDS =
      Set.of("event_name", "parameters", "event_timestamp", "user_data", "server_data");

  /** Parameters that our envelope or data know by another name; any other keeps its own. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("event_type", "action"),
          Map.entry("level_id", "levelId"),
          Map.entry("map_id", "mapId"),
          Map.entry("transaction_id", "transactionId"),
          Map.entry("transaction_type", "transactionType"),
          Map.entry("item_id", "itemId"),
          Map.entry("item_type", "itemType"),
          Map.entry("server_id", "serverId"),
          Map.entry("cpu_load", "cpuLoad"),
          Map.entry("memory_usage", "memoryUsage"),
          Map.entry("server_type", "serverType"));

  static boolean looksLike(ObjectNode event) {
    return event.has("event_name") && event.has("parameters");
  }

  @Override
  public Draft read(ObjectNode event) throws BrokenRule {
    Fields.only(event, FIELDS);
    ObjectNode parameters = Fields.object(event, "parameters");
    ObjectNode user = Fields.object(event, "user_data");
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    copy(parameters, data, Set.of("player_id", "session_id"));
    copy(user, data, Set.of("user_id"));
    copy(Fields.object(event, "server_data"), data, Set.of());
    return new Draft(
        null,
        TypeName.snakeCase("event_name", Fields.requiredText(event, "", "event_name")),
        null,
        Fields.text(event, "event_timestamp"),
        null,
        player(parameters, user),
        Fields.text(parameters, "parameters.", "session_id"),
        data,
        null);
  }

  /** The same person in two places, or nobody. */
  private static @Nullable String player(ObjectNode parameters, ObjectNode user) throws BrokenRule {
    String player = Fields.text(parameters, "parameters.", "player_id");
    String userId = Fields.text(user, "user_data.", "user_id");
    if (player != null && userId != null && !player.equals(userId)) {
      throw Fields.invalid("user_data.user_id", "must be the same as parameters.player_id");
    }
    return player == null ? userId : player;
  }

  private static void copy(ObjectNode from, ObjectNode to, Set<String> without) throws BrokenRule {
    Iterator<Map.Entry<String, JsonNode>> fields = from.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (!without.contains(field.getKey())) {
        Fields.putOnce(to, NAMES.getOrDefault(field.getKey(), field.getKey()), field);
      }
    }
  }
}
