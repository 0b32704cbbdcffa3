package io.playledger.bot.report;

import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  @DisplayName("A line per day, a total, and the pace; a dash where there is no mean")
  void table() {
    List<String> expected =
        """
        Date           Games  Finished  Abandoned  Average score   Answers  Correct %
        2026-11-11       512       487         25          69.55      5003       69.6
        2026-11-12         1         0          1              -         0          -
        Total            513       487         26          69.55      5003       69.6

        10.3 s, 50.0 games/s, 6000 requests, 7 retries, 2 games failed, seed 42
        """
            .lines()
            .toList();

    assertLinesMatch(expected, Table.of(Reports.twoDays()).lines().toList());
  }
}
