package io.playledger.bot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartRequestTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.750Z");

  @DisplayName("Days and seconds of the shift lead from now to the start, to the second")
  @ParameterizedTest
  @CsvSource({
    "2026-11-18T07:11:23Z, -4, 79882",
    "2026-11-20T23:54:00Z, -1, 53639",
    "2026-11-20T00:00:30Z, -2, 54029",
    "2026-11-21T09:00:01Z, 0, 0",
    "2026-11-22T09:00:01Z, 1, 0"
  })
  void shift(Instant startAt, long days, long seconds) {
    StartRequest request = StartRequest.at(NOW, startAt, "player-0001", 10, "id");

    assertEquals(days, request.shiftDays());
    assertEquals(seconds, request.shiftSeconds());
    Instant gameClock = NOW.plus(Duration.ofDays(days)).plusSeconds(seconds);
    assertEquals(0, Duration.between(gameClock, startAt).toSeconds());
  }
}
