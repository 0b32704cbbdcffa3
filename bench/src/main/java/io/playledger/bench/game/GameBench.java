package io.playledger.bench.game;

import io.playledger.bench.own.OwnService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Has both sides play in turns, so that what else the machine does hits both. */
public final class GameBench {

  /** As many as the service's pool has ({@code quarkus.datasource.jdbc.max-size}). */
  private static final int POOL = 24;

  /** Clients that come in get their connections and plans; see also {@link GamePlan#warmUp}. */
  private static final Duration BEFORE_A_ROUND = Duration.ofSeconds(1);

  private static final int WARM_UP_CLIENTS = 8;

  private final OwnService service;
  private final GamePlan plan;
  private final Consumer<String> progress;

  public GameBench(OwnService service, GamePlan plan, Consumer<String> progress) {
    this.service = service;
    this.plan = plan;
    this.progress = progress;
  }

  /** One line of figures for each number of clients, in the order of the plan. */
  public List<GameFigures> measure() throws Exception {
    requireSameStatements();
    warmUp();
    List<GameFigures> figures = new ArrayList<>();
    for (int clients : plan.clients()) {
      figures.add(measure(clients));
    }
    return figures;
  }

  private void requireSameStatements() throws Exception {
    try (Players service = service(1);
        Players ceiling = ceiling(1)) {
      StatementCheck check = new StatementCheck(this.service.database());
      check.requireSame(service.all().get(0), ceiling.all().get(0));
    }
  }

  private void warmUp() throws Exception {
    progress.accept("Warming up, %d s each side".formatted(plan.warmUp().toSeconds()));
    try (Players service = service(WARM_UP_CLIENTS);
        Players ceiling = ceiling(WARM_UP_CLIENTS)) {
      ClosedLoop.run(service.all(), plan.warmUp(), Duration.ZERO);
      ClosedLoop.run(ceiling.all(), plan.warmUp(), Duration.ZERO);
    }
  }

  private GameFigures measure(int clients) throws Exception {
    GameFigures total = new GameFigures(clients, new Measured(), new Measured());
    try (Players service = service(clients);
        Players ceiling = ceiling(clients)) {
      for (int round = 1; round <= plan.rounds(); round++) {
        GameFigures figures =
            new GameFigures(
                clients,
                ClosedLoop.run(service.all(), BEFORE_A_ROUND, plan.round()),
                ClosedLoop.run(ceiling.all(), BEFORE_A_ROUND, plan.round()));
        total.service().addRound(figures.service());
        total.ceiling().addRound(figures.ceiling());
        progress.accept(
            "%d clients, round %d of %d: %.0f answers/s, ceiling %.0f, ratio %.2f"
                .formatted(
                    clients,
                    round,
                    plan.rounds(),
                    figures.service().answersPerSecond(),
                    figures.ceiling().answersPerSecond(),
                    figures.ratio()));
      }
    }
    return total;
  }

  private Players service(int clients) throws Exception {
    return Players.of(clients, number -> new HttpPlayer(service.port(), random(number)));
  }

  /**
   * A client per connection that the service would use at most. More clients could only queue for
   * these, which costs time and brings no answer.
   */
  private Players ceiling(int clients) throws Exception {
    return Players.of(
        Math.min(clients, POOL),
        number -> new JdbcPlayer(service.database().connect(), random(number)));
  }

  private Random random(int player) {
    return new Random(31 * plan.seed() + player);
  }
}
