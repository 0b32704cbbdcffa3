package io.playledger.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.playledger.event.Event;
import io.playledger.intake.QuarantinedEvent;
import io.playledger.ledger.RecordedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event, and where it is.
 *
 * @param eventId in the ledger
 * @param fate stored, or quarantined
 * @param recordedAt when the ledger took it
 * @param quarantineId in quarantine
 * @param reason short name of the rule that a quarantined event breaks
 * @param field where it does
 * @param rule what must hold
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventBody(
    @Nullable UUID eventId,
    String fate,
    @Nullable Instant recordedAt,
    @Nullable String type,
    String source,
    @Nullable Instant occurredAt,
    String product,
    @Nullable String playerId,
    @Nullable String sessionId,
    @JsonRawValue @Nullable String data,
    @JsonRawValue @Nullable String context,
    @Nullable UUID quarantineId,
    @Nullable String reason,
    @Nullable String field,
    @Nullable String rule) {

  static EventBody of(RecordedEvent recorded) {
    Event event = recorded.event();
    return new EventBody(
        event.id(),
        "stored",
        recorded.recordedAt(),
        event.type(),
        event.source(),
        event.occurredAt(),
        event.product(),
        event.playerId(),
        event.sessionId(),
        event.data(),
        event.context(),
        null,
        null,
        null,
        null);
  }

  /** Of one that was replayed, where it is now. */
  static EventBody of(QuarantinedEvent event) {
    return new EventBody(
        event.eventId(),
        event.fate() == null ? "quarantined" : event.fate(),
        null,
        event.type(),
        event.source(),
        null,
        event.product(),
        null,
        null,
        null,
        null,
        event.id(),
        event.reason(),
        event.field(),
        event.rule());
  }
}
