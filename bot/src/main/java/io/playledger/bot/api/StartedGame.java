package io.playledger.bot.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The service's acknowledgement of a start.
 *
 * @param startedAt ISO 8601 instant by the game's own clock
 */
public record StartedGame(String sessionId, String startedAt) {

  public StartedGame {
    requireNonNull(sessionId, "sessionId");
    requireNonNull(startedAt, "startedAt");
    Instant.parse(startedAt); // refuse it here, not when the day is asked for
  }

  /** The UTC day the service counts the game under. */
  public LocalDate day() {
    return LocalDate.ofInstant(Instant.parse(startedAt), ZoneOffset.UTC);
  }
}
