package io.playledger.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.playledger.intake.QuarantinedEvent;
import io.playledger.platform.http.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in quarantine.
 *
 * @param id of the place in quarantine
 * @param receivedAt when it came
 * @param resolvedAt when it was replayed or dismissed
 * @param status waiting, replayed or dismissed
 * @param fate what its replay came to
 * @param eventId in the ledger, once replayed
 * @param keyId the key it came with
 * @param product the game it is accounted under
 * @param source who it is accounted under
 * @param format how it is read
 * @param senderId the sender's name for it
 * @param type what it says happened
 * @param reason short name of the rule that it breaks
 * @param field where it does
 * @param rule what must hold
 * @param schemaVersion of the schema that it breaks
 * @param note why it was dismissed
 * @param body as it came; absent where that is no text
 * @param bodyBase64 as it came, where that is no text
 * @param repaired as it was repaired
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuarantinedBody(
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
    @Nullable String senderId,
    @Nullable String type,
    String reason,
    @Nullable String field,
    String rule,
    @Nullable Integer schemaVersion,
    @Nullable String note,
    @Nullable String body,
    @Nullable String bodyBase64,
    @Nullable String repaired) {

  static QuarantinedBody of(QuarantinedEvent event) {
    boolean isText = Text.isUtf8(event.body());
    return new QuarantinedBody(
        event.id(),
        event.receivedAt(),
        event.resolvedAt(),
        event.status(),
        event.fate(),
        event.eventId(),
        event.keyId(),
        event.product(),
        event.source(),
        event.format(),
        event.senderId(),
        event.type(),
        event.reason(),
        event.field(),
        event.rule(),
        event.schemaVersion(),
        event.note(),
        isText ? text(event.body()) : null,
        isText ? null : Base64.getEncoder().encodeToString(event.body()),
        event.repaired() == null ? null : text(event.repaired()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
