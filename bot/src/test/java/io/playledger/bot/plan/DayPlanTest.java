package io.playledger.bot.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Statistics of one large day; the seed is fixed, so they cannot fail by chance. */
class DayPlanTest {
  private static final int GAMES = 20_000;
  private static final List<GamePlan> DAY =
      new DayPlan(7, LocalDate.parse("2026-02-28"), GAMES, 0.7).gamePlans();

  @Test
  @DisplayName("Games come in the order of their start, each index once")
  void inOrderOfStart() {
    assertEquals(DAY.stream().sorted(Comparator.comparing(GamePlan::startAt)).toList(), DAY);
    assertEquals(GAMES, DAY.stream().map(GamePlan::index).distinct().count());
  }

  @Test
  @DisplayName("Every game starts well within its UTC day and they fill the whole day")
  void withinTheDay() {
    Instant first = DAY.getFirst().startAt();
    Instant last = DAY.getLast().startAt();

    assertTrue(!first.isBefore(Instant.parse("2026-02-28T00:00:30Z")), first.toString());
    assertTrue(!last.isAfter(Instant.parse("2026-02-28T23:54:00Z")), last.toString());
    assertTrue(first.isBefore(Instant.parse("2026-02-28T00:05:00Z")), first.toString());
    assertTrue(last.isAfter(Instant.parse("2026-02-28T23:50:00Z")), last.toString());
  }

  @Test
  @DisplayName("The evening is busier than the morning")
  void busyEvening() {
    double evening = share(game -> hour(game) >= 17 && hour(game) < 21);
    double morning = share(game -> hour(game) >= 5 && hour(game) < 9);

    assertTrue(evening > 3 * morning, evening + " against " + morning);
    assertTrue(morning > 0.05, "morning " + morning);
  }

  @Test
  @DisplayName("About 5 % are abandoned, after 0 to 9 answers; the others answer all ten")
  void abandoned() {
    assertEquals(0.05, share(GamePlan::abandoned), 0.005);
    assertEquals(
        "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]",
        DAY.stream()
            .filter(GamePlan::abandoned)
            .map(GamePlan::answers)
            .sorted()
            .distinct()
            .toList()
            .toString());
    assertTrue(DAY.stream().filter(game -> !game.abandoned()).allMatch(g -> g.answers() == 10));
    assertTrue(DAY.stream().allMatch(game -> game.answerPlans().size() == game.answers()));
  }

  @Test
  @DisplayName("Some players play often and many rarely")
  void regularsAndOccasionalPlayers() {
    Map<String, Long> gamesOf =
        DAY.stream().collect(Collectors.groupingBy(GamePlan::playerId, Collectors.counting()));

    assertEquals(0.022, gamesOf.get("player-0000") / (double) GAMES, 0.004);
    assertTrue(gamesOf.size() > 1_800, gamesOf.size() + " players");
    assertTrue(gamesOf.keySet().stream().allMatch(player -> player.matches("player-[01]\\d{3}")));
  }

  private static double share(Predicate<GamePlan> condition) {
    return DAY.stream().filter(condition).count() / (double) GAMES;
  }

  private static int hour(GamePlan game) {
    return Integer.parseInt(game.startAt().toString().substring(11, 13));
  }
}
