package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.support.Database;
import io.playledger.support.EventSenders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service and its database are killed again and again while events come in. */
class IntakeKillsIT extends Kills {

  private static final int SENDERS = 8;
  private static final int KILLS_OF_EACH = 10;
  private static final int EVENTS_BETWEEN = 2000;

  @Test
  @DisplayName("After twenty kills every acknowledged event is there once, and the accounts add up")
  void twentyKills() throws Exception {
    try (EventSenders senders = EventSenders.of(SENDERS, "http://127.0.0.1:" + port, writeKey())) {
      for (int kill = 0; kill < KILLS_OF_EACH; kill++) {
        senders.awaitEvents(EVENTS_BETWEEN);
        killService();
        senders.awaitEvents(EVENTS_BETWEEN);
        killDatabase();
      }
      senders.awaitEvents(EVENTS_BETWEEN);
      finish(senders);

      List<String> recorded =
          Database.of(home)
              .column(
                  "select id from ledger.event where product = '%s'"
                      .formatted(EventSenders.PRODUCT));
      assertThat(recorded)
          .as("events in the ledger")
          .containsExactlyInAnyOrderElementsOf(
              senders.good().stream().map(Object::toString).toList());
      assertAccounts(recorded.size(), senders.bad().size());
    }
    assertCountedOnce(Database.of(home));
    assertChecked();
  }

  private void finish(EventSenders senders) throws InterruptedException {
    try {
      senders.finish();
    } catch (AssertionError e) {
      throw new AssertionError("%s; the service:%n%s".formatted(e.getMessage(), errors()), e);
    }
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
}
