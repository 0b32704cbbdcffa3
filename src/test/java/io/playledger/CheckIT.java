package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Acknowledged;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.Finished;
import io.playledger.support.GameClient;
import io.playledger.support.RemoteGame;
import io.playledger.support.ServiceProcess;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check, as people run it. */
class CheckIT extends OwnHome {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Map<String, String> NONE_BY_ITSELF =
      Map.of("PLAYLEDGER_CHECKS_EVERY", "off");

  @Test
  @DisplayName(
      "On what was played it passes; on what was tampered with it fails and shows the rows")
  void check() throws Exception {
    try (ServiceProcess service = ServiceProcess.start(home, port)) {
      GameClient client = service.client();
      Acknowledged acknowledged = new Acknowledged();
      for (int number = 0; number < 3; number++) {
        RemoteGame.playWhole(client, acknowledged, 4);
      }
      RemoteGame.start(client, acknowledged, 4).answer(true);

      Finished passed = check(Map.of());

      assertThat(passed.status()).as("%s", passed).isZero();
      assertThat(passed.out())
          .containsPattern("games_equal_recount +passed +0 +\\d+")
          .containsPattern("(\\d+) of \\1 tests passed");
      assertThat(passed.err()).contains("Using the service that runs at");

      Database.of(home).execute("update main.game_row set category = 'tampered'");
      Finished failed = check(Map.of());

      assertThat(failed.status()).as("%s", failed).isEqualTo(1);
      assertThat(failed.out())
          .containsPattern("games_equal_recount +failed +8 +\\d+")
          .contains("main.games equals a recount of every event up to its checkpoint.")
          .containsPattern("main\\.games +[0-9a-f-]{36} .* tampered ")
          .containsPattern("a recount of the ledger +[0-9a-f-]{36} ");
    }
  }

  @Test
  @DisplayName("Without a running service it starts one, and ends it")
  void startsAService() throws Exception {
    Finished passed = check(Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));

    assertThat(passed.status()).as("%s", passed).isZero();
    assertThat(passed.out()).contains("tests passed");
    assertThat(passed.err()).contains("Starting the service");
    assertThat(home.serviceUrlFile()).doesNotExist();
  }

  @Test
  @DisplayName("Where no service can be started the check could not be run, which is not a failure")
  void cannotRun() throws Exception {
    Finished refused = check(Map.of("PLAYLEDGER_REPORT_ZONE", "Mars"));

    assertThat(refused.status()).as("%s", refused).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("playledger: the service did not start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"killed", "terminated"})
  @DisplayName(
      "However the service ends in the middle of a run, the next start shows none under way")
  void interrupted(String end) throws Exception {
    try (ServiceProcess service = ServiceProcess.start(home, port, NONE_BY_ITSELF)) {
      try (Connection holdsUp = Database.of(home).begin()) {
        Sql.execute(holdsUp, "lock table main.game_row in access exclusive mode");
        GameClient client = service.client();
        assertThat(client.post("/checks", Map.of()).status()).isEqualTo(202);
        Await.until(
            "a test is run",
            () -> client.get("/checks").body().at("/underWay/currentTest").isTextual());
        if (end.equals("killed")) {
          service.kill();
        } else {
          service.terminate();
          assertThat(service.log()).doesNotContain("ERROR");
        }
      }
    }

    try (ServiceProcess again = ServiceProcess.start(home, port, NONE_BY_ITSELF)) {
      GameClient client = again.client();
      assertThat(client.get("/checks").body().path("underWay").isNull()).isTrue();
      assertThat(client.get("/checks/1").body().path("state").asText()).isEqualTo("interrupted");
      Finished passed = check(Map.of());
      assertThat(passed.status()).as("%s", passed).isZero();
    }
  }

  private Finished check(Map<String, String> settings) throws Exception {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("PLAYLEDGER_HOME", home.root().toString());
    return Finished.run(PATIENCE, environment, "./playledger", "check");
  }
}
