package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.platform.Home;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.EventSenders;
import io.playledger.support.Finished;
import io.playledger.support.GameClient;
import io.playledger.support.ServiceProcess;
import io.playledger.support.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service that is killed, or its database is, and comes back; in the end all is checked. */
abstract class Kills extends OwnHome {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
  private static final Duration CHECKED_WITHIN = Duration.ofMinutes(3);

  private static final String WINS_ON_BOARD =
      """
      select coalesce(sum(s.score), 0)::bigint
      from leaderboard.score_row s
      join leaderboard.board b on b.id = s.board_id and b.product = '%s' and b.season = 'all_time'
      join projection.checkpoint c on c.name = 'leaderboard' and c.is_live and c.revision = s.revision
      """;

  private static final String WINS_IN_STATS =
      """
      select coalesce(sum((r.counters ->> 'wins')::bigint), 0)::bigint
      from stats.player_row r
      join projection.checkpoint c on c.name = 'stats' and c.is_live and c.revision = r.revision
      where r.product = '%s'
      """;

  GameClient client;
  private ServiceProcess service;

  @BeforeEach
  void start() throws Exception {
    service = ServiceProcess.start(home, port);
    client = service.client();
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  /** What the service has complained of, with what was thrown. */
  String errors() {
    return service
        .log()
        .lines()
        .filter(
            line ->
                line.contains("ERROR")
                    || line.contains("Exception")
                    || line.startsWith("\tat io.playledger"))
        .collect(Collectors.joining("\n"));
  }

  void killService() throws Exception {
    service.kill();
    service = ServiceProcess.start(home, port);
  }

  /** The service starts it again. */
  void killDatabase() throws Exception {
    long postgres = Database.pid(home);
    Signals.send("KILL", postgres);
    Await.until("the database is gone", () -> !Signals.isAlive(postgres));
    Await.until("the service is ready again", BACK_WITHIN, client::isReady);
  }

  /** Every match that is recorded has made one win, on the board and in the stats. */
  static void assertCountedOnce(Database database) throws Exception {
    String matches =
        "select count(*) from ledger.event where type = 'game_over' and product = '%s'"
            .formatted(EventSenders.PRODUCT);
    long recorded = database.value(Long.class, matches);
    assertThat(recorded).isPositive();
    for (String wins : List.of(WINS_ON_BOARD, WINS_IN_STATS)) {
      Await.until(
          "boards and stats are up to date",
          BACK_WITHIN,
          () -> database.value(Long.class, wins.formatted(EventSenders.PRODUCT)) >= recorded);
      assertThat(database.value(Long.class, wins.formatted(EventSenders.PRODUCT)))
          .isEqualTo(recorded);
    }
  }

  void assertChecked() throws Exception {
    assertChecked(home);
  }

  static void assertChecked(Home home) throws Exception {
    Finished check =
        Finished.run(
            CHECKED_WITHIN,
            Map.of("PLAYLEDGER_HOME", home.root().toString()),
            "./playledger",
            "check");
    assertThat(check.status()).as("%s", check).isZero();
  }
}
