package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.platform.Home;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.Finished;
import io.playledger.support.GameClient;
import io.playledger.support.ServiceProcess;
import io.playledger.support.Signals;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service that is killed, or its database is, and comes back; in the end all is checked. */
abstract class Kills extends OwnHome {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
  private static final Duration CHECKED_WITHIN = Duration.ofMinutes(3);

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
