package io.playledger.report.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.playledger.event.EventContext;
import io.playledger.event.PlayerBanned;
import io.playledger.ledger.PlainLedger;
import io.playledger.report.Folding;
import io.playledger.report.check.CheckResult.Outcome;
import io.playledger.sender.EventCodec;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model tests themselves: they hold of what the models make. */
@ExtendWith(FreshDatabases.class)
class ModelTestsTest {

  private static final List<ModelTest> SHIPPED = new ModelTests().shipped();

  /** As if every event had come from outside. */
  private static final String ACCOUNT_FOR_ALL =
      """
      insert into intake.account_row
      select date_trunc('minute', e.recorded_at, 'UTC'), e.product, e.source, count(*), count(*), 0, 0, 0
      from ledger.event e
      group by 1, 2, 3
      """;

  @Test
  @DisplayName("Every file of analytics/tests is one, and says in a sentence what must hold")
  void everyFile() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("analytics/tests"))) {
      assertThat(SHIPPED)
          .extracting(test -> test.name() + ".sql")
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList());
    }
    assertThat(SHIPPED).allSatisfy(test -> assertThat(test.description()).matches("[A-Za-z].*\\."));
  }

  @Test
  @DisplayName("Every test passes on a database without games")
  void passOnNothing(Database database) {
    assertPassed(database);
  }

  @Test
  @DisplayName("Every test passes on a database in which games of every kind were played")
  void passOnGames(Database database) throws Exception {
    PlayedLedger.play(database);

    assertPassed(database);
  }

  @Test
  @DisplayName("Every test passes where the days are those of another zone")
  void passInAnotherZone(Database database) throws Exception {
    database.execute("update report.setting set zone = 'Pacific/Auckland'");
    PlayedLedger.play(database);

    assertPassed(database);
  }

  @Test
  @DisplayName("Events that the models have not taken in yet offend nobody")
  void passBehindTheLedger(Database database) throws Exception {
    PlayedLedger.play(database);
    database.execute("update main.model set refreshed_at = now() - interval '6 minutes'");

    new PlainLedger(database).append(GameScript.at("2026-05-08T12:00:00Z").play(1, 1).events());
    Folding.awaitSettled(database);

    assertPassed(database);
  }

  @Test
  @DisplayName("Every test passes while games are recorded and folded in")
  void passMeanwhile(Database database) throws Exception {
    PlayedLedger.play(database);
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Integer> played =
          thread.submit(
              () -> {
                PlainLedger ledger = new PlainLedger(database);
                int games = 0;
                while (!enough.get()) {
                  ledger.append(GameScript.at("2026-05-08T12:00:00Z").play(2, 2).events());
                  Folding.refresh(database, 3);
                  games++;
                }
                return games;
              });
      try {
        for (int round = 0; round < 10; round++) {
          assertPassed(database);
        }
      } finally {
        enough.set(true);
      }
      assertThat(played.get()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "select 1", "-- Nothing is asked.", "--\nselect 1"})
  @DisplayName("A file without its sentence or without its query is refused, with its name")
  void incomplete(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelTest.parse("a_name", text))
        .withMessageContaining("a_name");
  }

  @Test
  @DisplayName("Once a month was dropped, those that would miss it are skipped and the others pass")
  void passWithoutAMonth(Database database) throws Exception {
    PlainLedger ledger = new PlainLedger(database);
    ledger.append(GameScript.at("2026-04-05T12:00:00Z").by("eve").play(3, 1).events());
    ledger.append(GameScript.at("2026-04-30T23:59:35Z").play(2, 2).events());
    ledger.append(
        List.of(
            EventCodec.envelope(
                new PlayerBanned("eve", "cheating"),
                new EventContext(Instant.parse("2026-04-06T12:00:00Z"), "trivia", null, null))));
    PlayedLedger.play(database);
    database.execute(ACCOUNT_FOR_ALL);
    assertPassed(database);

    database.execute("select ledger.raise_floor('2026-05-01')");
    database.execute("select ledger.drop_month('2026-04-01')");

    for (ModelTest test : SHIPPED) {
      assertThat(PlayedLedger.check(database, test).outcome())
          .as(test.name())
          .isEqualTo(test.needsWholeLedger() ? Outcome.SKIPPED : Outcome.PASSED);
    }
    assertThat(SHIPPED)
        .filteredOn(ModelTest::needsWholeLedger)
        .filteredOn(test -> runAnyway(database, test).outcome() == Outcome.PASSED)
        .extracting(ModelTest::name)
        .as("needed only where a correction has a game of that month folded anew, or on boards")
        .containsExactlyInAnyOrder(
            "boards_equal_recount", "games_have_their_start", "stats_equal_recount");
  }

  private static CheckResult runAnyway(Database database, ModelTest test) {
    return PlayedLedger.check(
        database, new ModelTest(test.name(), test.description(), false, test.sql()));
  }

  private static void assertPassed(Database database) {
    assertThat(SHIPPED)
        .isNotEmpty()
        .extracting(test -> PlayedLedger.check(database, test))
        .allSatisfy(
            result -> assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.PASSED));
  }
}
