package io.playledger.bench.game;

import java.time.Duration;

/** Figures made up for tests: one second, every answer took 5 ms, ten answers a game. */
public final class Figures {
  private Figures() {}

  public static GameFigures of(int clients, int serviceAnswers, int ceilingAnswers) {
    return new GameFigures(clients, second(serviceAnswers), second(ceilingAnswers));
  }

  static Measured second(int answers) {
    Measured measured = new Measured();
    for (int answer = 1; answer <= answers; answer++) {
      measured.answered(Duration.ofMillis(5).toNanos());
      if (answer % 10 == 0) {
        measured.gameOver();
      }
    }
    measured.lasted(Duration.ofSeconds(1));
    return measured;
  }
}
