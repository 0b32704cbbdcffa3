package io.playledger.bot.plan;

import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A whole run. The same values always give the same days, games and answers.
 *
 * @param seed where every draw starts
 * @param firstDay the oldest UTC day
 * @param days how many days in a row, 1 to {@value #MAX_DAYS}
 * @param gamesPerDay bounds of each day's number of games
 */
public record RunPlan(long seed, LocalDate firstDay, int days, GamesPerDay gamesPerDay) {
  private static final int MAX_DAYS = 365;

  public RunPlan {
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("days must be 1 to %d, was %d".formatted(MAX_DAYS, days));
    }
  }

  /** The plan of {@code days} whole days, the last of them the one before {@code today}. */
  public static RunPlan endingBefore(
      LocalDate today, int days, long seed, GamesPerDay gamesPerDay) {
    return new RunPlan(seed, today.minusDays(days), days, gamesPerDay);
  }

  public LocalDate lastDay() {
    return firstDay.plusDays(days - 1L);
  }

  /** The days, oldest first, each drawn when the stream reaches it. */
  public Stream<DayPlan> dayPlans() {
    return IntStream.range(0, days)
        .mapToObj(day -> DayPlan.draw(seed, firstDay.plusDays(day), gamesPerDay));
  }

  public int totalGames() {
    return dayPlans().mapToInt(DayPlan::games).sum();
  }
}
