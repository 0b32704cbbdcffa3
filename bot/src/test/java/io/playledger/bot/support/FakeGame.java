package io.playledger.bot.support;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** A game as the service remembers it. */
public final class FakeGame {
  final String sessionId;
  final String playerId;
  final Instant startedAt;
  private final Map<String, Boolean> verdicts = new LinkedHashMap<>();
  private Duration played = Duration.ZERO;
  private boolean ended;

  FakeGame(String sessionId, String playerId, Instant startedAt) {
    this.sessionId = sessionId;
    this.playerId = playerId;
    this.startedAt = startedAt;
  }

  boolean answer(String questionId, boolean correct, Duration elapsed) {
    if (verdicts.putIfAbsent(questionId, correct) == null) {
      played = played.plus(elapsed);
    }
    return verdicts.get(questionId);
  }

  void end() {
    ended = true;
  }

  public boolean ended() {
    return ended;
  }

  public int answers() {
    return verdicts.size();
  }

  public int correct() {
    return (int) verdicts.values().stream().filter(correct -> correct).count();
  }

  public int score() {
    return 10 * correct();
  }

  public LocalDate startDay() {
    return LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
  }

  public LocalDate endDay() {
    return LocalDate.ofInstant(startedAt.plus(played), ZoneOffset.UTC);
  }
}
