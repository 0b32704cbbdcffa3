package io.playledger.bot.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunPlanTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
  private static final GamesPerDay GAMES = new GamesPerDay(40, 60);

  @Test
  @DisplayName("The same seed and days give the same days, games and answers")
  void sameSeedSamePlan() {
    assertEquals(everything(plan(10, 7)), everything(plan(10, 7)));
  }

  @Test
  @DisplayName("Another seed gives another plan")
  void otherSeedOtherPlan() {
    assertNotEquals(everything(plan(10, 7)), everything(plan(10, 8)));
  }

  @Test
  @DisplayName("A day's plan does not depend on the days around it")
  void dayStandsAlone() {
    List<DayPlan> ten = plan(10, 7).dayPlans().toList();
    List<DayPlan> three = plan(3, 7).dayPlans().toList();

    assertEquals(ten.subList(7, 10), three);
  }

  @Test
  @DisplayName("A run ends with the day before today, across month ends")
  void endsYesterday() {
    List<LocalDate> dates = plan(3, 7).dayPlans().map(DayPlan::date).toList();

    assertEquals("[2026-02-26, 2026-02-27, 2026-02-28]", dates.toString());
    assertEquals(LocalDate.parse("2026-02-28"), plan(3, 7).lastDay());
  }

  @Test
  @DisplayName("Games per day and success rate stay in their bounds and reach near both ends")
  void drawsWithinBounds() {
    List<DayPlan> days = plan(365, 7).dayPlans().toList();

    assertEquals(40, days.stream().mapToInt(DayPlan::games).min().orElseThrow());
    assertEquals(60, days.stream().mapToInt(DayPlan::games).max().orElseThrow());
    assertTrue(days.stream().allMatch(day -> day.successRate() >= 0.6 && day.successRate() < 0.8));
    assertEquals(
        0.7, days.stream().mapToDouble(DayPlan::successRate).average().orElseThrow(), 0.01);
    assertEquals(days.stream().mapToInt(DayPlan::games).sum(), plan(365, 7).totalGames());
  }

  @Test
  @DisplayName("More than a year and less than a day are refused")
  void refusesWrongDays() {
    assertThrows(IllegalArgumentException.class, () -> plan(0, 7));
    assertThrows(IllegalArgumentException.class, () -> plan(366, 7));
  }

  private static RunPlan plan(int days, long seed) {
    return RunPlan.endingBefore(TODAY, days, seed, GAMES);
  }

  private static List<Object> everything(RunPlan plan) {
    return plan.dayPlans()
        .flatMap(day -> day.gamePlans().stream())
        .map(game -> (Object) List.of(game, game.answerPlans()))
        .toList();
  }
}
