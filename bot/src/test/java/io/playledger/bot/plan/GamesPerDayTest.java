package io.playledger.bot.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GamesPerDayTest {

  @Test
  @DisplayName("Reads a range and a single number")
  void reads() {
    assertEquals(new GamesPerDay(400, 600), GamesPerDay.parse("400-600"));
    assertEquals(new GamesPerDay(5, 5), GamesPerDay.parse("5"));
  }

  @ParameterizedTest(name = "Refuses ''{0}''")
  @ValueSource(strings = {"", "x", "0-5", "6-5", "-5", "5-", "1-100001", "1-99999999999", "1 - 2"})
  void refuses(String text) {
    assertThrows(IllegalArgumentException.class, () -> GamesPerDay.parse(text));
  }
}
