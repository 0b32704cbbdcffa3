package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Acknowledged;
import io.playledger.support.RemoteGame;
import io.playledger.support.ServiceProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that cannot be meant stop the start and are named. */
class SettingsIT extends OwnHome {

  private static final int FAILED = 1;

  @ParameterizedTest(name = "{0}={1}")
  @DisplayName("A start with a wrong setting fails, and its last line names the setting")
  @CsvSource({
    "PLAYLEDGER_TRIVIA_NONSENSE, 1, PLAYLEDGER_TRIVIA_NONSENSE",
    "JAVA_TOOL_OPTIONS, -Dplayledger.trivia.nonsense=1, playledger.trivia.nonsense",
    "PLAYLEDGER_REPORT_REFRESH_BATCH, 0, playledger.report.refresh-batch",
    "PLAYLEDGER_REPORT_ZONE, Mars, playledger.report.zone",
    "PLAYLEDGER_CHECKS_EVERY, sometimes, playledger.checks.every",
    "PLAYLEDGER_ROLES, 'game,referee', 'game, intake, sink, refresh, project, api'",
    "PLAYLEDGER_ROLES, '', 'game, intake, sink, refresh, project, api'",
    "PLAYLEDGER_CHECKS_TIME_LIMIT, 0S, playledger.checks.time-limit",
    "PLAYLEDGER_PRODUCTS_CHESS_SCORING, luck, 'playledger.products.chess cannot be registered: scoring must be one of'",
    "PLAYLEDGER_PRODUCTS_CHESS_NONSENSE, 1, PLAYLEDGER_PRODUCTS_CHESS_NONSENSE",
  })
  void wrong(String name, String value, String named) throws Exception {
    ServiceProcess service = ServiceProcess.launch(home, port, Map.of(name, value));

    assertRefused(service, named);
  }

  @Test
  @DisplayName("The zone of the reports cannot change once there are events")
  void changedZone() throws Exception {
    try (ServiceProcess first =
        ServiceProcess.start(home, port, Map.of("PLAYLEDGER_REPORT_ZONE", "Asia/Tokyo"))) {
      Acknowledged acknowledged = new Acknowledged();
      RemoteGame.playWhole(first.client(), acknowledged, 1);
      acknowledged.assertReported(first.client());
    }

    ServiceProcess second =
        ServiceProcess.launch(home, port, Map.of("PLAYLEDGER_REPORT_ZONE", "Europe/Paris"));

    assertRefused(second, "playledger.report.zone is Europe/Paris");
  }

  @Test
  @DisplayName("A port that somebody else listens on fails the start and is named")
  void portInUse() throws Exception {
    try (ServerSocket somebodyElse = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(somebodyElse.isBound()).isTrue();

      ServiceProcess service = ServiceProcess.launch(home, port, Map.of());

      assertRefused(service, Integer.toString(port));
    }
  }

  private void assertRefused(ServiceProcess service, String named) throws InterruptedException {
    assertThat(service.awaitExit()).isEqualTo(FAILED);
    assertThat(service.errors().strip().lines().toList().getLast())
        .startsWith("playledger: the service does not start:")
        .contains(named);
    assertThat(home.serviceUrlFile()).doesNotExist();
    assertThat(home.postgres().resolve("data/postmaster.pid")).doesNotExist();
  }
}
