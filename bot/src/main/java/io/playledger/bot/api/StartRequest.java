package io.playledger.bot.api;

import java.time.Duration;
import java.time.Instant;

/** Body of {@code POST /game/start}; the game's clock is now + shiftDays + shiftSeconds. */
record StartRequest(
    String playerId, int questionCount, String clientRequestId, long shiftDays, long shiftSeconds) {

  /** A start whose game's clock shows {@code startAt} if the service receives it at {@code now}. */
  static StartRequest at(
      Instant now, Instant startAt, String playerId, int questionCount, String clientRequestId) {
    long shift = Duration.between(now, startAt).getSeconds();
    long secondsPerDay = Duration.ofDays(1).toSeconds();
    return new StartRequest(
        playerId,
        questionCount,
        clientRequestId,
        Math.floorDiv(shift, secondsPerDay),
        Math.floorMod(shift, secondsPerDay));
  }
}
