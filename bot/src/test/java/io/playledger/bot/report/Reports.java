package io.playledger.bot.report;

import io.playledger.bot.play.DayCounts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** A report with known numbers: a full day, and one on which nothing was finished. */
final class Reports {
  private Reports() {}

  static RunReport twoDays() {
    Map<LocalDate, DayCounts> days =
        Map.of(
            LocalDate.parse("2026-11-11"), new DayCounts(512, 487, 25, 33_870, 5_003, 3_480),
            LocalDate.parse("2026-11-12"), new DayCounts(1, 0, 1, 0, 0, 0));
    return new RunReport("run-1", 42, new TreeMap<>(days), 6_000, 7, 2, Duration.ofMillis(10_260));
  }
}
