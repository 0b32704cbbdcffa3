package io.playledger.bench.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.playledger.bench.CannotMeasureException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

  @Test
  @DisplayName("What is played before the measured time does not count")
  void warmUp() throws Exception {
    AtomicInteger played = new AtomicInteger();

    Measured measured =
        ClosedLoop.run(
            List.of(player(played), player(played)),
            Duration.ofMillis(200),
            Duration.ofMillis(100));

    double counted = measured.answersPerSecond() / 10;
    assertTrue(counted > 0 && counted < played.get() * 0.8, counted + " of " + played);
  }

  @Test
  @DisplayName("A client that fails ends the measurement, with its reason")
  void failure() {
    GamePlayer broken =
        new Scripted(
            () -> {
              throw new IOException("cut");
            });

    CannotMeasureException failure =
        assertThrows(
            CannotMeasureException.class,
            () -> ClosedLoop.run(List.of(broken), Duration.ZERO, Duration.ofSeconds(5)));

    assertEquals("a client failed: java.io.IOException: cut", failure.getMessage());
  }

  private static GamePlayer player(AtomicInteger played) {
    return new Scripted(
        () -> {
          Thread.sleep(5);
          played.incrementAndGet();
        });
  }

  private interface Game {
    void play() throws Exception;
  }

  private record Scripted(Game game) implements GamePlayer {

    @Override
    public void play(AnswerTimes times) throws Exception {
      game.play();
      times.answered(1_000);
    }

    @Override
    public void close() {}
  }
}
