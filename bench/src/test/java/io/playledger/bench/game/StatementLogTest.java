package io.playledger.bench.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.playledger.bench.CannotMeasureException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatementLogTest {

  @Test
  @DisplayName("Of a log it keeps the transactions of games, in order and in one spelling")
  void gameStatements() {
    String log =
        """
        2026-11-21 13:50:51.541 UTC [30408] LOG:  statement: BEGIN
        2026-11-21 13:50:51.542 UTC [77] LOG:  statement: BEGIN
        2026-11-21 13:50:51.543 UTC [30408] LOG:  execute <unnamed>: select 1
        \tfrom trivia.session
        \twhere id = $1
        2026-11-21 13:50:51.543 UTC [30408] DETAIL:  Parameters: $1 = '7'
        2026-11-21 13:50:51.544 UTC [30408] LOG:  execute <unnamed>: SELECT 1 FROM pg_catalog.pg_type
        2026-11-21 13:50:51.545 UTC [77] LOG:  execute S_3: select refresh()
        2026-11-21 13:50:51.546 UTC [77] LOG:  execute S_1: COMMIT
        2026-11-21 13:50:51.547 UTC [30408] LOG:  execute S_1: COMMIT
        2026-11-21 13:50:51.548 UTC [30408] LOG:  statement: select 2 from trivia.session
        """;

    assertEquals(
        List.of("BEGIN", "select 1 from trivia.session where id = $1", "COMMIT"),
        StatementLog.gameStatements(log));
  }

  @Test
  @DisplayName("A ceiling that does less than the service is refused")
  void less() {
    CannotMeasureException refused =
        assertThrows(
            CannotMeasureException.class,
            () -> StatementCheck.requireSame(List.of("BEGIN", "a"), List.of("BEGIN")));

    assertEquals(
        List.of(
            "the ceiling is none: as statement 2 of a game the service executes",
            "  a",
            "and the ceiling",
            "  nothing more",
            "GameSql has to follow the service"),
        refused.getMessage().lines().toList());
  }

  @Test
  @DisplayName("A log without a game is no proof")
  void nothing() {
    assertThrows(
        CannotMeasureException.class, () -> StatementCheck.requireSame(List.of(), List.of()));
  }
}
