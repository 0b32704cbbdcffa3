package io.playledger.bot.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One UTC day of a run.
 *
 * @param seed the run's seed
 * @param date the UTC day
 * @param games how many games start on it
 * @param successRate the share of answers meant to be correct, 0.6 to 0.8
 */
public record DayPlan(long seed, LocalDate date, int games, double successRate) {
  private static final double LOWEST_SUCCESS_RATE = 0.6;
  private static final double HIGHEST_SUCCESS_RATE = 0.8;

  static DayPlan draw(long seed, LocalDate date, GamesPerDay gamesPerDay) {
    SplittableRandom random = Seeds.ofDay(seed, date);
    return new DayPlan(
        seed,
        date,
        gamesPerDay.draw(random),
        random.nextDouble(LOWEST_SUCCESS_RATE, HIGHEST_SUCCESS_RATE));
  }

  /** The day's games in the order of their start, so that few events reach the service late. */
  public List<GamePlan> gamePlans() {
    return IntStream.range(0, games)
        .mapToObj(index -> GamePlan.draw(this, index))
        .sorted(Comparator.comparing(GamePlan::startAt))
        .toList();
  }
}
