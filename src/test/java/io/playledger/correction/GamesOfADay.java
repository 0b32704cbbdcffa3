package io.playledger.correction;

import io.playledger.report.Recording;
import io.playledger.support.GameScript;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Games on a day, by a player and of questions that no other test has. */
final class GamesOfADay {

  private static final LocalDate FIRST_DAY = LocalDate.parse("2011-01-01");
  private static final AtomicInteger DAYS = new AtomicInteger();

  final LocalDate day = FIRST_DAY.plusDays(DAYS.getAndIncrement());
  final String player = "player-" + UUID.randomUUID();
  final String easy = "easy-" + UUID.randomUUID();
  final String hard = "hard-" + UUID.randomUUID();

  private final Recording recording;

  GamesOfADay(Recording recording) {
    this.recording = recording;
  }

  /** A whole game of two questions, the easy one first. */
  GameScript play(boolean easyRightly, boolean hardRightly) throws SQLException {
    GameScript game =
        GameScript.at(day + "T12:00:00Z")
            .by(player)
            .start(2)
            .serve(List.of(easy, hard))
            .answer(easy, easyRightly, 2_000)
            .answer(hard, hardRightly, 8_000)
            .end();
    recording.record(game);
    return game;
  }

  /** What the reports show of them. */
  Map<String, List<Map<String, Object>>> shown() {
    return Shown.of(day, player, List.of(easy, hard));
  }

  static Map<String, Object> question(Map<String, List<Map<String, Object>>> shown, String id) {
    return shown.get("questions_difficulty").stream()
        .filter(row -> row.get("question_id").equals(id))
        .findAny()
        .orElseThrow();
  }
}
