package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service and its database are killed again and again while events come in. */
class IntakeKillsIT extends OwnHome {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
  private static final Duration CHECKED_WITHIN = Duration.ofMinutes(3);
  private static final int SENDERS = 8;
  private static final int KILLS_OF_EACH = 10;
  private static final int EVENTS_BETWEEN = 2000;

  private ServiceProcess service;
  private GameClient client;

  @BeforeEach
  void start() throws Exception {
    service = ServiceProcess.start(home, port);
    client = service.client();
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  @Test
  @DisplayName("After twenty kills every acknowledged event is there once, and the accounts add up")
  void twentyKills() throws Exception {
    try (EventSenders senders = EventSenders.of(SENDERS, "http://127.0.0.1:" + port, writeKey())) {
      for (int kill = 0; kill < KILLS_OF_EACH; kill++) {
        senders.awaitEvents(EVENTS_BETWEEN);
        service.kill();
        service = ServiceProcess.start(home, port);
        senders.awaitEvents(EVENTS_BETWEEN);
        killDatabase();
        Await.until("the service is ready again", BACK_WITHIN, client::isReady);
      }
      senders.awaitEvents(EVENTS_BETWEEN);
      senders.finish();

      List<String> recorded =
          Database.of(home)
              .column(
                  "select id from ledger.event where product = '%s'"
                      .formatted(EventSenders.PRODUCT));
      assertThat(recorded)
          .as("events in the ledger")
          .containsExactlyInAnyOrderElementsOf(
              senders.stored().stream().map(Object::toString).toList());
      assertAccounts(recorded.size(), senders.bad());
    }
    assertChecked();
  }

  private String writeKey() throws Exception {
    return client
        .post(
            "/admin/keys",
            Map.of("name", EventSenders.SOURCE, "scopes", List.of("write:" + EventSenders.PRODUCT)))
        .body()
        .path("key")
        .asText();
  }

  /** What was cut off before its answer was sent again: it may be accounted for more than once. */
  private void assertAccounts(long stored, long bad) throws Exception {
    JsonNode accounts = client.get("/v1/accounting?product=" + EventSenders.PRODUCT).body();
    assertThat(accounts.path("stored").asLong()).as("stored").isEqualTo(stored);
    assertThat(accounts.path("quarantined").asLong()).as("quarantined").isGreaterThanOrEqualTo(bad);
    assertThat(accounts.path("conflict").asLong()).as("conflict").isZero();
    assertThat(accounts.path("inFlight").asLong()).as("in flight").isZero();
    assertThat(accounts.path("received").asLong())
        .as("received")
        .isEqualTo(
            accounts.path("stored").asLong()
                + accounts.path("duplicate").asLong()
                + accounts.path("quarantined").asLong());
  }

  private void killDatabase() throws Exception {
    long postgres = Database.pid(home);
    Signals.send("KILL", postgres);
    Await.until("the database is gone", () -> !Signals.isAlive(postgres));
  }

  private void assertChecked() throws Exception {
    Finished check =
        Finished.run(
            CHECKED_WITHIN,
            Map.of("PLAYLEDGER_HOME", home.root().toString()),
            "./playledger",
            "check");
    assertThat(check.status()).as("%s", check).isZero();
  }
}
