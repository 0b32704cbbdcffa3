package io.playledger.bench.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeasuredTest {

  @Test
  @DisplayName("Clients of the same time add up, rounds one after the other do with their time")
  void sums() {
    Measured clients = new Measured();
    clients.addClient(Figures.second(30));
    clients.addClient(Figures.second(50));
    clients.lasted(Duration.ofSeconds(1));
    Measured rounds = new Measured();
    rounds.addRound(clients);
    rounds.addRound(Figures.second(40));

    assertEquals(80, clients.answersPerSecond());
    assertEquals(60, rounds.answersPerSecond());
    assertEquals(6, rounds.gamesPerSecond());
  }

  @Test
  @DisplayName("Percentiles are of single answers, exact to a thousandth")
  void percentiles() {
    Measured measured = new Measured();
    for (int millis = 1; millis <= 100; millis++) {
      measured.answered(Duration.ofMillis(millis).toNanos());
    }

    assertEquals(50, measured.answerMillis(50), 0.05);
    assertEquals(99, measured.answerMillis(99), 0.1);
  }
}
