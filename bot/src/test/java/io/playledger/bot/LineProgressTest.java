package io.playledger.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LineProgressTest {

  @Test
  @DisplayName("Ten lines for many games, the last one when all are over")
  void tenLines() {
    String text = after(25);

    assertEquals(10, text.lines().count());
    assertEquals("3 of 25 games", text.lines().findFirst().orElseThrow());
    assertEquals("25 of 25 games", text.lines().toList().getLast());
  }

  @Test
  @DisplayName("A line per game for few games")
  void fewGames() {
    assertEquals(3, after(3).lines().count());
  }

  private static String after(int games) {
    StringWriter text = new StringWriter();
    LineProgress progress = new LineProgress(games, new PrintWriter(text));
    for (int i = 0; i < games; i++) {
      progress.gameOver();
    }
    return text.toString();
  }
}
