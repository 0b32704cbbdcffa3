package io.playledger.sender;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.EventId;
import io.playledger.event.GameEvent;

/** Puts an event of ours into its envelope. */
public final class EventCodec {

  /** The source of every event that this service itself reports. */
  public static final String SOURCE = "playledger";

  /** Sorted keys, no spaces, nothing for null: the canonical form that {@link Event} asks for. */
  private static final JsonMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private EventCodec() {}

  /** A new event, with an identity of its own. */
  public static Event envelope(GameEvent event, EventContext context) {
    return new Event(
        EventId.at(context.occurredAt()),
        event.type(),
        SOURCE,
        context.occurredAt(),
        context.product(),
        context.playerId(),
        context.sessionId(),
        json(event));
  }

  private static String json(GameEvent event) {
    try {
      return CANONICAL.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a %s cannot be written as JSON".formatted(event.type()), e);
    }
  }
}
