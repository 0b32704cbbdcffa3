package io.playledger.bench.game;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What was counted while one side played. */
public final class Measured {
  /** A few in a thousand are exact enough; the bound is a minute, in microseconds. */
  private static final int DIGITS = 3;

  private static final long LONGEST_MICROS = 60_000_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MICROS_PER_MILLI = 1e3;

  private final Histogram answerMicros = new Histogram(LONGEST_MICROS, DIGITS);
  private long games;
  private Duration time = Duration.ZERO;

  void answered(long nanos) {
    answerMicros.recordValue(Math.min(LONGEST_MICROS, nanos / 1000));
  }

  void gameOver() {
    games++;
  }

  /** Adds what another client did in the same time. */
  void addClient(Measured client) {
    answerMicros.add(client.answerMicros);
    games += client.games;
  }

  /** Adds a round before or after. */
  void addRound(Measured round) {
    addClient(round);
    time = time.plus(round.time);
  }

  void lasted(Duration duration) {
    time = duration;
  }

  public double gamesPerSecond() {
    return games / seconds();
  }

  public double answersPerSecond() {
    return answerMicros.getTotalCount() / seconds();
  }

  public double answerMillis(double percentile) {
    return answerMicros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }

  private double seconds() {
    return time.toNanos() / NANOS_PER_SECOND;
  }
}
