package io.playledger.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The envelope: one event as it goes to the ledger. What the ledger adds (position, recorded time)
 * is not part of it.
 *
 * @param id identity; its first 48 bits are the event's time in milliseconds, see {@link EventId}
 * @param type what happened, past tense snake case, at most 100 characters
 * @param source who says so
 * @param occurredAt when it happened, by the clock of the game; cut to microseconds, which is what
 *     the ledger keeps
 * @param product which game
 * @param playerId who did it; null where nobody in particular did
 * @param sessionId the game session; null outside of one
 * @param data the facts: a JSON object in canonical form (keys sorted, no spaces), since the
 *     content hash is taken over these characters
 * @param context what came with the event and is no fact of the game (trace, library, extensions):
 *     a JSON object, or null; not part of what the event says
 */
public record Event(
    UUID id,
    String type,
    String source,
    Instant occurredAt,
    String product,
    @Nullable String playerId,
    @Nullable String sessionId,
    String data,
    @Nullable String context) {

  private static final int LONGEST_TYPE = 100;

  /**
   * @throws IllegalArgumentException if the type is not a name or the data no object
   */
  public Event {
    if (!isTypeName(type)) {
      throw new IllegalArgumentException("event type '%s' is not snake case".formatted(type));
    }
    if (!data.startsWith("{")) {
      throw new IllegalArgumentException("the data of a %s is not a JSON object".formatted(type));
    }
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** An event that nothing came with. */
  public Event(
      UUID id,
      String type,
      String source,
      Instant occurredAt,
      String product,
      @Nullable String playerId,
      @Nullable String sessionId,
      String data) {
    this(id, type, source, occurredAt, product, playerId, sessionId, data, null);
  }

  /**
   * Whether a text can name a type: {@code [a-z][a-z0-9_]{0,99}}. By hand, since each event asks.
   */
  public static boolean isTypeName(String text) {
    if (text.isEmpty() || text.length() > LONGEST_TYPE || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int index = 1; index < text.length(); index++) {
      char c = text.charAt(index);
      if (!isLetter(c) && (c < '0' || c > '9') && c != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** Whether it came without a time of its own; {@code occurredAt} is then when it was received. */
  public boolean isUntimed() {
    return EventId.epochMillis(id) == 0;
  }
}
