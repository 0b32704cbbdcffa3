package io.playledger.intake.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.event.Event;
import java.util.Set;

/** Our own envelope, field for field. */
final class PlayledgerFormat implements EventFormat {

  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "type",
          "source",
          "occurredAt",
          "product",
          "playerId",
          "sessionId",
          "data",
          "context");

  @Override
  public Draft read(ObjectNode event) throws BrokenRule {
    Fields.only(event, FIELDS);
    String type = Fields.requiredText(event, "", "type");
    if (!Event.isTypeName(type)) {
      throw Fields.invalid("type", "must be snake case: [a-z][a-z0-9_]*, at most 100 characters");
    }
    return new Draft(
        Fields.text(event, "id"),
        type,
        Fields.text(event, "source"),
        Fields.text(event, "occurredAt"),
        Fields.text(event, "product"),
        Fields.text(event, "playerId"),
        Fields.text(event, "sessionId"),
        Fields.object(event, "data"),
        Fields.orNull(Fields.object(event, "context")));
  }
}
