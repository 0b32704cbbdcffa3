package io.playledger.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in quarantine, see the table's own comments.
 *
 * @param body as it came, byte for byte
 * @param repaired as it was repaired; null where it was not
 */
public record QuarantinedEvent(
    UUID id,
    Instant receivedAt,
    @Nullable Instant resolvedAt,
    String status,
    @Nullable String fate,
    @Nullable UUID eventId,
    String keyId,
    String product,
    String source,
    String format,
    @Nullable String requestId,
    @Nullable String senderId,
    @Nullable String type,
    String reason,
    @Nullable String field,
    String rule,
    @Nullable Integer schemaVersion,
    @Nullable String note,
    @Nullable String context,
    byte[] body,
    byte @Nullable [] repaired) {

  static final String WAITING = "waiting";

  boolean isWaiting() {
    return status.equals(WAITING);
  }

  /** What a replay reads. */
  byte[] current() {
    return repaired == null ? body : repaired;
  }
}
