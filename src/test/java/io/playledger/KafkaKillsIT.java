package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Acknowledged;
import io.playledger.support.Crowd;
import io.playledger.support.Database;
import io.playledger.support.EventSenders;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances, their database and their broker are killed and frozen again and again while events
 * go through Kafka. A long run: {@code -Dplayledger.kills=20}; the same order again: {@code
 * -Dplayledger.kills.seed=}, as it was printed.
 */
class KafkaKillsIT {

  private static final int FAULTS = Integer.getInteger("playledger.kills", 8);
  private static final long SEED =
      Long.getLong("playledger.kills.seed", new Random().nextInt(1_000_000));

  /** As much as leaves a small machine the time to start what was killed. */
  private static final int PLAYERS = 4;

  private static final Duration PACE_OF_PLAYERS = Duration.ofMillis(300);
  private static final int SENDERS = 4;
  private static final Duration PACE_OF_SENDERS = Duration.ofMillis(300);

  private static final String INTAKE_TOPIC = "playledger.intake";

  private static final String ACCOUNTS =
      """
      select sum(num_received)::bigint as received, sum(num_stored)::bigint as stored,
             sum(num_duplicate)::bigint as duplicate, sum(num_conflict)::bigint as conflict,
             sum(num_quarantined)::bigint as quarantined
      from intake.account
      """;

  /** Kept where a test fails: the logs are in it. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private TwoInstances all;

  @BeforeEach
  void start() throws Exception {
    all = TwoInstances.start(folder);
  }

  @AfterEach
  void stop() throws Exception {
    all.close();
  }

  @Test
  @DisplayName("Whatever is killed or freezes, what was acknowledged is in the ledger once")
  void killedAndFrozen() throws Exception {
    String key = writeKey();
    all.startSecond();
    Acknowledged acknowledged = new Acknowledged();
    try (EventSenders senders = EventSenders.of(SENDERS, all.urls(), key, PACE_OF_SENDERS);
        Crowd crowd = Crowd.of(PLAYERS, all.clients(), acknowledged, PACE_OF_PLAYERS)) {
      Load load = new Load(all, senders, crowd);
      strike(load);
      load.awaitGoingOn();
      load.finish();
      all.awaitCaughtUp();

      assertEvents(senders);
      assertAccounts(senders);
    }
    acknowledged.assertRecordedOnce(all.database());
    acknowledged.assertReported(all.service(0).client());
    assertThat(all.database().rows("select * from queue.gap")).as("gaps").isEmpty();
    Kills.assertCountedOnce(all.database());
    Kills.assertChecked(all.home());
  }

  private String writeKey() throws Exception {
    return all.service(0)
        .client()
        .post(
            "/admin/keys",
            Map.of("name", EventSenders.SOURCE, "scopes", List.of("write:" + EventSenders.PRODUCT)))
        .body()
        .path("key")
        .asText();
  }

  /** Every kind in turn, in an order that differs from round to round. */
  private void strike(Load load) throws Exception {
    System.out.printf("%d faults, seed %d%n", FAULTS, SEED);
    Random random = new Random(SEED);
    List<Fault> round = new ArrayList<>(List.of(Fault.values()));
    for (int number = 0; number < FAULTS; number++) {
      if (number % round.size() == 0) {
        Collections.shuffle(round, random);
      }
      Fault fault = round.get(number % round.size());
      int instance = random.nextInt(2);
      load.awaitGoingOn();
      int before = load.senders().acknowledged();
      int again = load.senders().again();
      long begin = System.nanoTime();
      fault.strike(all, load, instance);
      System.out.printf(
          "%d: %s (%d) for %d ms, %d events acknowledged meanwhile, %d batches sent again%n",
          number + 1,
          fault,
          instance,
          (System.nanoTime() - begin) / 1_000_000,
          load.senders().acknowledged() - before,
          load.senders().again() - again);
    }
  }

  /** Of the bad ones those are there too that were sent again, unanswered the first time. */
  private void assertEvents(EventSenders senders) throws SQLException {
    Database database = all.database();
    List<String> recorded =
        database.column(
            "select id from ledger.event where product = '%s'".formatted(EventSenders.PRODUCT));
    assertThat(recorded.stream().sorted().toList())
        .as("events in the ledger")
        .isEqualTo(senders.good().stream().map(UUID::toString).sorted().toList());
    assertThat(Set.copyOf(database.column("select id from intake.quarantine")))
        .as("events in quarantine")
        .containsAll(senders.bad().stream().map(UUID::toString).toList());
  }

  /** Every record of the topic was taken once, and what became of it is what there is. */
  private void assertAccounts(EventSenders senders) throws Exception {
    Map<String, Object> accounts = all.database().rows(ACCOUNTS).get(0);
    long records = all.numRecords(INTAKE_TOPIC);
    System.out.printf(
        "%d events acknowledged, %d records, accounts %s, %d times fenced%n",
        senders.acknowledged(), records, accounts, all.numLogged("another consumer was faster"));
    long stored = senders.good().size();
    long quarantined = count("intake.quarantine");
    assertThat(records).as("records").isGreaterThanOrEqualTo(senders.acknowledged());
    assertThat(accounts)
        .containsEntry("received", records)
        .containsEntry("stored", stored)
        .containsEntry("quarantined", quarantined)
        .containsEntry("conflict", 0L)
        .containsEntry("duplicate", records - stored - quarantined);
    assertThat(count("ledger.conflict")).as("conflicts").isZero();
  }

  private long count(String table) throws SQLException {
    return all.database().value(Long.class, "select count(*) from " + table);
  }
}
