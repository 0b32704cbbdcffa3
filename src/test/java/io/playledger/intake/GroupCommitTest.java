package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.intake.Outcome.Decided;
import io.playledger.intake.Outcome.Quarantined;
import io.playledger.intake.Outcome.Recorded;
import io.playledger.intake.Received.Good;
import io.playledger.intake.Received.Original;
import io.playledger.intake.format.Reason;
import io.playledger.ledger.Fate;
import io.playledger.ledger.LedgerWriter;
import io.playledger.ledger.NewEvents;
import io.playledger.platform.error.Refusal;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A queue of the test's own, in front of the real database. */
@PlayledgerTest
class GroupCommitTest {

  private static final int MOST_QUEUED = 10;
  private static final int MOST_IN_GROUP = 4;
  private static final long PATIENCE_SECONDS = 20;

  private static final Limits LIMITS = new Limits(MOST_IN_GROUP, Duration.ZERO, 2, MOST_QUEUED);

  private final String product = "game-" + UUID.randomUUID();

  @Inject AgroalDataSource dataSource;
  @Inject GroupTransaction transaction;
  @Inject LedgerWriter ledger;
  @Inject QuarantineRows quarantine;
  @Inject Tallies tallies;
  private GroupCommit groups;

  @BeforeEach
  void start() {
    groups = new GroupCommit(LIMITS, transaction, new IntakeMetrics(new SimpleMeterRegistry()));
    groups.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    groups.end(new ShutdownEvent());
  }

  @Test
  @DisplayName("When too many events wait others are refused, and those that wait are all written")
  void fullQueue() throws Exception {
    List<CompletableFuture<List<Outcome>>> waiting = new ArrayList<>();
    try (Connection blocker = dataSource.getConnection()) {
      blocker.setAutoCommit(false);
      Sql.execute(blocker, "lock table intake.tally in access exclusive mode");
      for (int number = 0; number < MOST_QUEUED; number++) {
        waiting.add(submit(List.of(event("waiting-" + number, "{}"))));
      }

      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> submit(List.of(event("one-more", "{}"))))
          .satisfies(
              refusal -> {
                assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
                assertThat(refusal.retryAfterSeconds()).isPositive();
              });
      assertThat(groups.inFlight()).isEqualTo(MOST_QUEUED);
      blocker.rollback();
    }

    for (CompletableFuture<List<Outcome>> one : waiting) {
      assertThat(fates(get(one))).containsExactly(Fate.STORED);
    }
    assertThat(groups.inFlight()).isZero();
    assertThat(stored()).isEqualTo(MOST_QUEUED);
  }

  @Test
  @DisplayName(
      "A request larger than the queue is taken when it is alone, and answered in its order")
  void largeRequest() throws Exception {
    List<Received> events =
        IntStream.range(0, 3 * MOST_QUEUED)
            .<Received>mapToObj(number -> event("large-" + number, "{}"))
            .toList();

    List<Outcome> outcomes = get(submit(events));

    assertThat(outcomes)
        .extracting(outcome -> ((Recorded) outcome).eventId())
        .isEqualTo(events.stream().map(event -> ((Good) event).event().id()).toList());
    assertThat(stored()).isEqualTo(events.size());
  }

  @Test
  @DisplayName(
      "An event that the database refuses goes to quarantine, and the others of its group in")
  void refusedByDatabase() throws Exception {
    List<Received> events =
        List.of(event("first", "{}"), event("bad", "{\"a\":\"\\u0000\"}"), event("last", "{}"));

    List<Outcome> outcomes = get(submit(events));

    assertThat(outcomes.get(0)).isInstanceOf(Recorded.class);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Quarantined.class,
            quarantined ->
                assertThat(quarantined.fault().reason()).isEqualTo(Reason.REFUSED_BY_DATABASE));
    assertThat(outcomes.get(2)).isInstanceOf(Recorded.class);
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  @DisplayName("A failure of the machine leaves nothing half written, and others go on")
  void machineFails() throws Exception {
    EventGroup failing =
        new EventGroup(ledger, quarantine, tallies) {
          private boolean failed;

          @Override
          List<Decided> write(Connection connection, List<? extends Received> events)
              throws SQLException {
            List<Decided> outcomes = super.write(connection, events);
            if (!failed) {
              failed = true;
              throw new OutOfMemoryError("for a test");
            }
            return outcomes;
          }
        };
    groups.end(new ShutdownEvent());
    groups =
        new GroupCommit(
            new Limits(MOST_IN_GROUP, Duration.ZERO, 1, MOST_QUEUED),
            new GroupTransaction(dataSource, failing, new NewEvents()),
            new IntakeMetrics(new SimpleMeterRegistry()));
    groups.start();

    assertThat(submit(List.of(event("unlucky", "{}"))))
        .failsWithin(Duration.ofSeconds(PATIENCE_SECONDS));
    assertThat(stored()).isZero();
    assertThat(groups.inFlight()).isZero();
    assertThat(groups.isTaking()).isTrue();

    assertThat(fates(get(submit(List.of(event("next", "{}")))))).containsExactly(Fate.STORED);
  }

  @Test
  @DisplayName("At the end what waits is written, and nothing new is taken")
  void shutdown() throws Exception {
    List<CompletableFuture<List<Outcome>>> waiting = new ArrayList<>();
    for (int number = 0; number < MOST_QUEUED; number++) {
      waiting.add(submit(List.of(event("late-" + number, "{}"))));
    }

    groups.end(new ShutdownEvent());

    assertThat(waiting).allMatch(CompletableFuture::isDone);
    assertThat(stored()).isEqualTo(MOST_QUEUED);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> submit(List.of(event("too-late", "{}"))));
  }

  private CompletableFuture<List<Outcome>> submit(List<Received> events) {
    return groups.submit(events).toCompletableFuture();
  }

  private static List<Outcome> get(CompletableFuture<List<Outcome>> outcomes) throws Exception {
    return outcomes.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static List<Fate> fates(List<Outcome> outcomes) {
    return outcomes.stream().map(outcome -> ((Recorded) outcome).fate()).toList();
  }

  private Good event(String id, String data) {
    Instant now = Instant.now();
    return new Good(
        new Event(
            EventId.from(now, product, "a-test", id),
            "door_opened",
            "a-test",
            now,
            product,
            null,
            null,
            data),
        id,
        new Original(
            new Receipt("a-key", "a-test", product, "json", now, null, Set.of(product)),
            null,
            data.getBytes(StandardCharsets.UTF_8)));
  }

  private long stored() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(
          connection, Long.class, "select count(*) from ledger.event where product = ?", product);
    }
  }

  private record Limits(int maxEvents, Duration maxDelay, int writers, int maxQueuedEvents)
      implements IntakeConfig.Commit {}
}
