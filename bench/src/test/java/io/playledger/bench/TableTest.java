package io.playledger.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.playledger.bench.game.Figures;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  @DisplayName("The game loop is shown as a line per number of clients, with its ratio")
  void game() {
    List<String> expected =
        """
        clients  games/s  answers/s  p50 ms  p99 ms  ceiling answers/s  ratio
              1      1.0         10    5.00    5.00                 20   0.50
             64     10.0        100    5.00    5.00                150   0.67
        """
            .lines()
            .toList();

    Table table = GameCommand.table(List.of(Figures.of(1, 10, 20), Figures.of(64, 100, 150)));

    assertLinesMatch(expected, table.toString().lines().toList());
  }

  @Test
  @DisplayName("A row with a cell too few is refused")
  void cells() {
    assertThrows(IllegalArgumentException.class, () -> new Table("a", "b").row("1"));
  }

  @Test
  @DisplayName("A target says whether it is held, at the very ratio too")
  void target() {
    Target target = new Target("Game loop at 64 clients", 0.6);

    assertEquals(
        "Game loop at 64 clients >= 0.6 of the ceiling: held (0.600)", target.verdict(0.6));
    assertEquals(
        "Game loop at 64 clients >= 0.6 of the ceiling: missed (0.599)", target.verdict(0.599));
    assertEquals(
        "Game loop at 64 clients >= 0.6 of the ceiling: not measured", target.notMeasured());
  }
}
