package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Acknowledged;
import io.playledger.support.Await;
import io.playledger.support.Crowd;
import io.playledger.support.Database;
import io.playledger.support.Finished;
import io.playledger.support.GameClient;
import io.playledger.support.ServiceProcess;
import io.playledger.support.Signals;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service and its database are killed again and again while people play. */
class TenKillsIT extends OwnHome {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
  private static final Duration CHECKED_WITHIN = Duration.ofMinutes(3);
  private static final int PLAYERS = 8;
  private static final int KILLS = 10;
  private static final int ANSWERS_BETWEEN = 40;

  @Test
  @DisplayName("After ten kills every acknowledged answer is there once, and every check passes")
  void tenKills() throws Exception {
    Acknowledged acknowledged = new Acknowledged();
    ServiceProcess service = ServiceProcess.start(home, port);
    GameClient client = service.client();
    try (Crowd crowd = Crowd.of(PLAYERS, client, acknowledged)) {
      for (int kill = 0; kill < KILLS; kill++) {
        crowd.awaitAnswers(ANSWERS_BETWEEN);
        if (kill % 2 == 0) {
          service.kill();
          service = ServiceProcess.start(home, port);
        } else {
          killDatabase();
          Await.until("the service is ready again", BACK_WITHIN, client::isReady);
        }
      }
      crowd.awaitAnswers(ANSWERS_BETWEEN);
      crowd.finish();

      acknowledged.assertRecordedOnce(Database.of(home));
      acknowledged.assertReported(client);
      Finished check =
          Finished.run(
              CHECKED_WITHIN,
              Map.of("PLAYLEDGER_HOME", home.root().toString()),
              "./playledger",
              "check");
      assertThat(check.status()).as("%s", check).isZero();
    } finally {
      service.close();
    }
  }

  private void killDatabase() throws Exception {
    long postgres = Database.pid(home);
    Signals.send("KILL", postgres);
    Await.until("the database is gone", () -> !Signals.isAlive(postgres));
  }
}
