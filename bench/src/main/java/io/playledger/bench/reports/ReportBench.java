package io.playledger.bench.reports;

import io.playledger.bench.own.OwnApi;
import io.playledger.bench.own.OwnService;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Fills a ledger and measures its reports, refreshes and rebuilds. */
public final class ReportBench {

  private static final List<String> MODELS = List.of("games", "players");

  private static final List<String> REPORTS =
      List.of(
          "daily_games",
          "score_distribution",
          "daily_funnel",
          "questions_difficulty",
          "active_players",
          "retention_cohorts",
          "player_history");

  /** Every ledger covers the same days, so that a report has as many rows on each. */
  private static final int DAYS = 90;

  private static final int READS = 500;
  private static final int READS_NOT_COUNTED = 20;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final int BATCH = 2_000;
  private static final int REFRESHES = 5;
  private static final int NEW_EVENTS = 10_000;

  /** New events come as fast behind every ledger: as on one of so many in those days. */
  private static final long PACE = 10_000_000;

  private final OwnService service;
  private final Ledger ledger;
  private final OwnApi api;
  private final PlainViews plainViews;
  private final Consumer<String> progress;
  private final LocalDate today;
  private final GameEvents events;
  private final long count;

  /**
   * @param service on an empty home; its own refreshes must be off
   * @param count events to fill the ledger with
   */
  public ReportBench(OwnService service, long count, long seed, Consumer<String> progress)
      throws IOException {
    this.service = service;
    this.ledger = new Ledger(service.database());
    this.plainViews = new PlainViews(ledger);
    this.api = service.api();
    this.progress = progress;
    this.count = count;
    Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
    this.today = end.atZone(ZoneOffset.UTC).toLocalDate();
    this.events =
        new GameEvents(seed, end.minus(Duration.ofDays(DAYS)), Duration.ofDays(DAYS), count);
  }

  /** Everything about one size of ledger. */
  public ReportFigures measure() throws Exception {
    fill();
    warmUp();
    Map<String, ReportFigures.OfReport> reports = new LinkedHashMap<>();
    for (String report : REPORTS) {
      reports.put(report, report(report));
    }
    double refreshMillis = refreshes();
    double correctionMillis = corrections();
    Map<String, ReportFigures.OfRebuild> rebuilds = new LinkedHashMap<>();
    for (String model : MODELS) {
      rebuilds.put(model, rebuild(model));
    }
    return new ReportFigures(count, reports, refreshMillis, correctionMillis, rebuilds);
  }

  private void fill() throws Exception {
    ledger.makePartitions(today.minusDays(DAYS), today.plusMonths(2));
    long begin = System.nanoTime();
    long step = Math.max(1, count / 10);
    ledger.append(
        events,
        count,
        done -> {
          if (done % step == 0) {
            progress.accept("%,d of %,d events loaded".formatted(done, count));
          }
        });
    ledger.vacuum();
    progress.accept("loaded in %s; folding".formatted(since(begin)));
    long fold = System.nanoTime();
    for (String model : MODELS) {
      catchUp(model);
    }
    ledger.vacuum();
    progress.accept("folded in %s".formatted(since(fold)));
  }

  /** As the service does it, on one connection, without its limit on one request. */
  private void catchUp(String model) throws SQLException {
    long done = 0;
    try (Connection connection = ledger.connect();
        PreparedStatement refresh = connection.prepareStatement("select main.refresh(?, ?)")) {
      refresh.setString(1, model);
      refresh.setInt(2, BATCH);
      while (step(refresh) == BATCH) {
        done += BATCH;
        if (done % 1_000_000 == 0) {
          progress.accept("%s: %,d events".formatted(model, done));
        }
      }
    }
  }

  private static int step(PreparedStatement refresh) throws SQLException {
    try (ResultSet row = refresh.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** A service that has just started would be measured being compiled. */
  private void warmUp() throws Exception {
    long end = System.nanoTime() + WARM_UP.toNanos();
    while (System.nanoTime() < end) {
      for (String report : REPORTS) {
        api.get("/reports/" + report + query(report));
      }
    }
    progress.accept("warmed up for %d s".formatted(WARM_UP.toSeconds()));
  }

  private ReportFigures.OfReport report(String name) throws Exception {
    String path = "/reports/" + name + query(name);
    for (int read = 0; read < READS_NOT_COUNTED; read++) {
      api.get(path);
    }
    Timing timing = new Timing();
    for (int read = 0; read < READS; read++) {
      timing.measure(() -> api.get(path));
    }
    double plain = plainViews.millis(name, condition(name));
    progress.accept(
        "%s: p50 %.1f ms, p95 %.1f ms, plain %.0f ms"
            .formatted(name, timing.millis(50), timing.millis(95), plain));
    return new ReportFigures.OfReport(timing.millis(50), timing.millis(95), plain);
  }

  private String query(String report) {
    return switch (report) {
      case "questions_difficulty" -> "";
      case "player_history" ->
          "?playerId=%s&from=%s&to=%s"
              .formatted(GameEvents.anyPlayer(), today.minusDays(DAYS), today);
      default -> "?from=%s&to=%s".formatted(today.minusDays(31), today);
    };
  }

  private String condition(String report) {
    return switch (report) {
      case "questions_difficulty" -> "true";
      case "player_history" -> "player_id = '%s'".formatted(GameEvents.anyPlayer());
      default -> "date between '%s' and '%s'".formatted(today.minusDays(31), today);
    };
  }

  private double refreshes() throws Exception {
    events.pace(Duration.ofDays(DAYS), PACE);
    Timing timing = new Timing();
    for (int refresh = 0; refresh < REFRESHES; refresh++) {
      ledger.append(events, NEW_EVENTS, done -> {});
      timing.measure(() -> api.post("/reports/refresh"));
    }
    progress.accept(
        "refresh of %,d new events: %.0f ms, at most %.0f ms"
            .formatted(NEW_EVENTS, timing.millis(50), timing.mostMillis()));
    return timing.millis(50);
  }

  /** Each time of other games and players of long ago. */
  private double corrections() throws Exception {
    Timing timing = new Timing();
    for (int time = 0; time < REFRESHES; time++) {
      Ledger.Answer wrong = ledger.answer(3_000 * time);
      correct("void", "gameId", wrong.gameId(), "");
      wrong = ledger.answer(3_000 * time + 1_000);
      correct("correct", "eventId", wrong.eventId(), ",\"changes\":{\"points\":5}");
      wrong = ledger.answer(3_000 * time + 2_000);
      correct("ban", "playerId", wrong.playerId(), "");
      timing.measure(() -> api.post("/reports/refresh"));
    }
    progress.accept(
        "refresh after a void, a corrected answer and a ban: %.0f ms, at most %.0f ms"
            .formatted(timing.millis(50), timing.mostMillis()));
    return timing.millis(50);
  }

  private void correct(String kind, String field, String id, String more) throws Exception {
    api.post(
        "/admin/corrections/" + kind,
        "{\"%s\":\"%s\",\"reason\":\"a benchmark\"%s}".formatted(field, id, more));
  }

  private ReportFigures.OfRebuild rebuild(String model) throws Exception {
    String path = "/reports/daily_games" + query("daily_games");
    Timing before = new Timing();
    for (int read = 0; read < READS; read++) {
      before.measure(() -> api.get(path));
    }
    Timing meanwhile = new Timing();
    double longest;
    long begin = System.nanoTime();
    long shown = begin;
    try (LongestTransaction transactions = new LongestTransaction(ledger)) {
      api.post("/models/%s/rebuild".formatted(model));
      while (ledger.number("select count(*) from main.rebuild") > 0) {
        meanwhile.measure(() -> api.get(path));
        Thread.sleep(20);
        if (System.nanoTime() - shown > 10_000_000_000L) {
          shown = System.nanoTime();
          progress.accept(api.get("/models/" + model));
        }
      }
      longest = transactions.millis();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    long folded = ledger.number("select count(*) from ledger.event");
    ReportFigures.OfRebuild figures =
        new ReportFigures.OfRebuild(
            folded / seconds, longest, before.millis(95), meanwhile.millis(95));
    progress.accept(
        "rebuild of %s: %,.0f events/s, longest transaction %.0f ms"
            .formatted(model, figures.eventsPerSecond(), longest));
    awaitPurge();
    return figures;
  }

  private void awaitPurge() throws SQLException, InterruptedException {
    while (ledger.number("select count(*) from main.retired_revision") > 0) {
      Thread.sleep(200);
    }
  }

  private static String since(long begin) {
    return "%.1f s".formatted((System.nanoTime() - begin) / 1e9);
  }
}
