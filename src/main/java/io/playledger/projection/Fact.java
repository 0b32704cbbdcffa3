package io.playledger.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.playledger.event.Event;
import io.playledger.ledger.Place;
import org.jspecify.annotations.Nullable;

/**
 * An event of the ledger, with its data read.
 *
 * @param place where it lies in the reading order
 * @param event what happened
 * @param data a JSON object; not to be changed
 */
public record Fact(Place place, Event event, JsonNode data) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** With its data read. */
  public static Fact of(Place place, Event event) {
    try {
      return new Fact(place, event, MAPPER.readTree(event.data()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger has an event that is no JSON", e);
    }
  }

  /** A field of the data that is a text, and not empty; null where there is none. */
  public @Nullable String text(String field) {
    JsonNode value = data.path(field);
    return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
  }

  /**
   * A field of the data that has to be a text.
   *
   * @throws IllegalArgumentException naming the field, if it is none
   */
  public String requiredText(String field) {
    String text = text(field);
    if (text == null) {
      throw new IllegalArgumentException("data.%s is not a text".formatted(field));
    }
    return text;
  }
}
