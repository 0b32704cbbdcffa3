package io.playledger.bench.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.playledger.bench.intake.GameResults.Players;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GameResultsTest {
  private static final Players NEIGHBOURS =
      new Players() {

        @Override
        public long winner(long event) {
          return 2 * event;
        }

        @Override
        public long loser(long event) {
          return 2 * event + 1;
        }
      };

  @Test
  @DisplayName("A number is a result of its own, with the players and the time of that number")
  void json() {
    GameResults results = new GameResults(Instant.parse("2026-05-05T12:00:00Z"), NEIGHBOURS);
    byte[] bytes = new byte[results.jsonLength() + 1];

    results.json(40, bytes, 1);

    assertEquals(
        "{\"id\":\"0000000000000040\",\"type\":\"game_over\",\"occurredAt\":\"2026-05-05T12:00:00.002Z\","
            + "\"data\":{\"loserId\":\"player-0000000081\",\"winnerId\":\"player-0000000080\"}}",
        new String(bytes, 1, results.jsonLength(), StandardCharsets.US_ASCII));
    assertEquals("player-0000000080", GameResults.player(80));
  }
}
