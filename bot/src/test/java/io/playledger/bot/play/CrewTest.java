package io.playledger.bot.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.playledger.bot.api.GameApi;
import io.playledger.bot.plan.GamesPerDay;
import io.playledger.bot.plan.RunPlan;
import io.playledger.bot.support.FakeGame;
import io.playledger.bot.support.FakeService;
import io.playledger.bot.support.Fault;
import io.playledger.bot.support.Policies;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CrewTest {
  private static final RunPlan PLAN =
      RunPlan.endingBefore(LocalDate.parse("2026-11-21"), 3, 7, new GamesPerDay(30, 50));

  private final HttpClient http = HttpClient.newHttpClient();
  private final Tally tally = new Tally();
  private final AtomicInteger over = new AtomicInteger();

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  @DisplayName("With every fourth call failing, the service holds each game once, as counted here")
  void faultsLoseAndDoubleNothing() throws Exception {
    try (FakeService service = FakeService.start(Fault.sometimes(0.25, 1))) {
      GameApi api = api(service);

      Ending ending = crew(api, 16).play(PLAN);

      assertEquals(Ending.COMPLETED, ending);
      assertEquals(0, tally.failed(), () -> tally.firstReasons().toString());
      assertEquals(service.countsByDay(), tally.days());
      assertEquals(PLAN.totalGames(), service.games().size());
      assertEquals(PLAN.totalGames(), over.get());
      assertTrue(api.retries() > 300, api.retries() + " retries");
    }
  }

  @Test
  @DisplayName("Neither faults nor concurrency change what is played")
  void samePlanSameGames() throws Exception {
    try (FakeService calm = FakeService.start();
        FakeService stormy = FakeService.start(Fault.sometimes(0.25, 2))) {
      crew(api(calm), 1).play(PLAN);
      crew(api(stormy), 16).play(PLAN);

      assertEquals(calm.countsByDay(), stormy.countsByDay());
    }
  }

  @Test
  @DisplayName("Every game starts on its planned day and ends on the same one")
  void gamesStayWithinTheirDay() throws Exception {
    try (FakeService service = FakeService.start()) {
      crew(api(service), 16).play(PLAN);

      assertEquals(
          PLAN.dayPlans().map(day -> day.date() + " " + day.games()).toList(),
          tally.days().entrySet().stream()
              .map(day -> day.getKey() + " " + day.getValue().games())
              .toList());
      for (FakeGame game : service.games()) {
        assertEquals(game.startDay(), game.endDay());
      }
    }
  }

  @Test
  @DisplayName("A refused call fails its game only, and tells why")
  void refusedGamesFail() throws Exception {
    try (FakeService service = FakeService.start()) {
      service.alwaysAnswer("POST /game/end", 409);

      Ending ending = crew(api(service), 16).play(PLAN);

      DayCounts total = tally.days().values().stream().reduce(DayCounts.NONE, DayCounts::plus);
      assertEquals(Ending.COMPLETED, ending);
      assertEquals(PLAN.totalGames(), total.games());
      assertEquals(0, total.finished());
      assertEquals(total.games() - total.abandoned(), tally.failed());
      assertEquals(5, tally.firstReasons().size());
      assertTrue(
          tally
              .firstReasons()
              .getFirst()
              .endsWith("POST /game/end: 409: Refused: this call is refused"),
          tally.firstReasons().toString());
    }
  }

  @Test
  @DisplayName("A service that stays away ends the run instead of failing every game")
  void serviceGone() throws Exception {
    try (FakeService service = FakeService.start()) {
      service.alwaysAnswer("GET /questions", 503);

      Ending ending = crew(api(service), 4).play(PLAN);

      assertEquals(Ending.SERVICE_GONE, ending);
      assertTrue(tally.failed() >= 4 && tally.failed() < 16, tally.failed() + " failed");
    }
  }

  @Test
  @DisplayName("An interruption starts no more games and lets those begun end")
  void interrupted() throws Exception {
    try (FakeService service = FakeService.start()) {
      Thread player = Thread.currentThread();
      Progress interruptsAfterTen =
          () -> {
            if (over.incrementAndGet() == 10) {
              player.interrupt();
            }
          };

      Ending ending = new Crew(api(service), "run", tally, interruptsAfterTen, 4).play(PLAN);

      assertEquals(Ending.INTERRUPTED, ending);
      assertEquals(0, tally.failed(), () -> tally.firstReasons().toString());
      assertEquals(service.countsByDay(), tally.days());
      assertTrue(over.get() >= 10 && over.get() < 40, over.get() + " games");
    }
  }

  private GameApi api(FakeService service) {
    return new GameApi(http, service.url(), Policies.quick(), Clock.systemUTC());
  }

  private Crew crew(GameApi api, int concurrency) {
    return new Crew(api, "run", tally, over::incrementAndGet, concurrency);
  }
}
