package io.playledger.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.PlayerBanned;
import io.playledger.intake.StoredData;
import io.playledger.ledger.ConflictErasure;
import io.playledger.ledger.Fate;
import io.playledger.ledger.LedgerErasure;
import io.playledger.ledger.PlainLedger;
import io.playledger.report.Folding;
import io.playledger.report.ModelRows;
import io.playledger.sender.EventCodec;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An erasure piece by piece, in a database without the application. */
@ExtendWith(FreshDatabases.class)
class ErasureStepsTest {

  private static final String ADA = "ada_lovelace";
  private static final String PSEUDONYM = "erased-1";
  private static final String RESTRICT_VIOLATION = "23001";

  private final UUID erasure = UUID.randomUUID();
  private Database database;
  private PlainLedger ledger;

  @BeforeEach
  void playedGames(Database fresh) throws Exception {
    database = fresh;
    ledger = new PlainLedger(database);
    ledger.append(GameScript.at("2026-05-05T12:00:00Z").by(ADA).play(2, 1).events());
    ledger.append(GameScript.at("2026-05-06T12:00:00Z").by(ADA).play(0, 2).events());
    ledger.append(GameScript.at("2026-05-06T13:00:00Z").by("bob").play(1, 2).events());
  }

  @Test
  @DisplayName("Stopped anywhere it goes on from there, and touches no event twice")
  void resumed() throws Exception {
    Folding.refresh(database, 100);
    request();
    ErasureProcess process = processKilledAfter(1);
    catchThrowableOfType(IllegalStateException.class, () -> drain(process));
    assertThat(database.column("select step from ledger.erasure_step")).containsExactly("events");

    drain(process(new ModelStep()));

    assertThat(Traces.of(database.open(), ADA)).isEmpty();
    assertThat(
            database.column(
                "select step || ' ' || num_rows from ledger.erasure_step order by finished_at"))
        .containsExactly("conflicts 0", "events 11", "models 4");
    assertThat(ModelRows.unlikeRecount(database)).isEmpty();
  }

  @Test
  @DisplayName("A transaction of the time before is waited for: it may still write the id")
  void waitsForEarlierOnes() throws Exception {
    try (Connection earlier = database.begin()) {
      Sql.value(earlier, Integer.class, "select 1");
      request();
      ErasureProcess process = process();
      database.execute("select pg_sleep(3.1)");

      assertThat(process.next()).isFalse();

      ledger.append(earlier, GameScript.at("2026-05-07T12:00:00Z").by("carl").play(1, 0).events());
      earlier.commit();
    }
    drain(process());
    assertThat(Traces.of(database.open(), ADA)).isEmpty();
  }

  @Test
  @DisplayName("One instance is at it at a time")
  void oneAtATime() throws Exception {
    request();
    try (Connection other = database.begin()) {
      Sql.value(other, Boolean.class, "select pg_try_advisory_xact_lock(7002, 0)");

      assertThat(process().next()).isFalse();
    }
    assertThat(database.column("select seen_at from ledger.erasure where seen_at is not null"))
        .isEmpty();
  }

  @Test
  @DisplayName(
      "Games and days of before and after, a ban, and a rebuild under way become one person's")
  void models() throws Exception {
    ban();
    Folding.refresh(database, 3);
    Folding.awaitSettled(database);
    database.execute("select main.begin_rebuild('games'), main.begin_rebuild('players')");
    database.execute("select main.rebuild('games', 4), main.rebuild('players', 4)");
    request();
    // Late ones, one of them in a game that was folded under the name.
    GameScript late = GameScript.at("2026-05-04T12:00:00Z").by(ADA).play(1, 1);
    ledger.append(late.events().subList(0, 2));
    Folding.refresh(database, 3);
    ledger.append(late.events().subList(2, late.events().size()));
    ledger.append(GameScript.at("2026-05-06T23:00:00Z").by(ADA).play(1, 0).events());
    Folding.refresh(database, 3);

    drain(process(new ModelStep()));

    Folding.refresh(database, 3);
    assertThat(ModelRows.unlikeRecount(database)).isEmpty();
    assertThat(Traces.of(database.open(), ADA)).isEmpty();
    List<String> live = database.column("select to_jsonb(g)::text from main.games g order by 1");
    while (database.value(
            Integer.class,
            "select coalesce(main.rebuild('games', 50), 0) + coalesce(main.rebuild('players', 50), 0)")
        > 0) {
      // there is more
    }
    Await.until("rebuilt", () -> database.column("select model from main.rebuild").isEmpty());
    assertThat(database.column("select to_jsonb(g)::text from main.games g order by 1"))
        .isEqualTo(live);
    assertThat(ModelRows.unlikeRecount(database)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger.event set player_id = 'erased-1' where player_id = 'ada_lovelace'",
        "update ledger.event set player_id = 'erased-1' where player_id = 'bob'",
        "select set_config('ledger.erasing', '%s', false); update ledger.event set player_id = 'erased-1' where player_id = 'bob'",
        "select set_config('ledger.erasing', '%s', false); update ledger.event set player_id = 'x' where player_id = 'ada_lovelace'",
        "select set_config('ledger.erasing', '%s', false); update ledger.event set occurred_at = now() where player_id = 'ada_lovelace'",
        "select set_config('ledger.erasing', '%s', false); update ledger.event set data = '{}' where player_id = 'ada_lovelace'",
        "select set_config('ledger.erasing', '%s', false); delete from ledger.event"
      })
  @DisplayName("Nothing else passes the ledger's guard, not even while somebody is erased")
  void guard(String change) throws SQLException {
    request();
    String before =
        database.value("select string_agg(e::text, '' order by id) from ledger.event e");

    SQLException refusal =
        catchThrowableOfType(SQLException.class, () -> database.execute(change.formatted(erasure)));

    assertThat(refusal.getSQLState()).isEqualTo(RESTRICT_VIOLATION);
    assertThat(database.value("select string_agg(e::text, '' order by id) from ledger.event e"))
        .isEqualTo(before);
  }

  @Test
  @DisplayName("What was recorded comes again as a duplicate, before, during and after")
  void duplicates() throws Exception {
    List<Event> events = GameScript.at("2026-05-08T12:00:00Z").by(ADA).play(1, 1).events();
    ledger.append(events);
    request();
    assertThat(ledger.append(events)).containsOnly(Fate.DUPLICATE);

    drain(process());

    assertThat(ledger.append(events)).containsOnly(Fate.DUPLICATE);
    assertThat(database.value("select count(*) from ledger.conflict")).isEqualTo("0");
  }

  private void ban() throws SQLException {
    ledger.append(
        List.of(
            EventCodec.envelope(
                new PlayerBanned(ADA, "seen"),
                new EventContext(Instant.parse("2026-05-06T20:00:00Z"), "trivia", null, null))));
  }

  /** The record as the service makes it: the hash is looked up under the secret. */
  private void request() throws SQLException {
    byte[] hash;
    try (Connection connection = database.open()) {
      hash = PlainLedger.erased().hash(connection, ADA);
      ErasureRows.add(connection, new ErasureStep.Person(erasure, ADA, PSEUDONYM), hash);
    }
  }

  private ErasureProcess process(ErasureStep... others) {
    List<ErasureStep> steps = new ArrayList<>(List.of(others));
    steps.add(new EventErasure(new LedgerErasure(), new StoredData()));
    steps.add(new RefusedEventErasure(new ConflictErasure(), new StoredData()));
    return new ErasureProcess(dataSource(), steps);
  }

  /** The first piece of events is done, and then nothing more. */
  private ErasureProcess processKilledAfter(int pieces) {
    List<Integer> done = new ArrayList<>();
    EventErasure events = new EventErasure(new LedgerErasure(), new StoredData());
    return new ErasureProcess(
        dataSource(),
        List.of(
            new ErasureStep() {
              @Override
              public String name() {
                return events.name();
              }

              @Override
              public Stage stage() {
                return events.stage();
              }

              @Override
              public Piece next(Connection connection, Person person, @Nullable String place)
                  throws SQLException {
                Piece piece = events.next(connection, person, place);
                done.add(piece.rows());
                if (done.size() > pieces) {
                  throw new IllegalStateException("killed");
                }
                return Piece.more(new UUID(0, 1).toString(), piece.rows());
              }
            }));
  }

  private static void drain(ErasureProcess process) throws Exception {
    Await.until("the erasure has begun", () -> process.next());
    while (process.next()) {
      // there is more
    }
  }

  private PGSimpleDataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(database.url());
    dataSource.setUser(database.user());
    dataSource.setPassword(database.password());
    return dataSource;
  }

  /** As the service does it. */
  private static final class ModelStep implements ErasureStep {
    @Override
    public String name() {
      return "models";
    }

    @Override
    public Stage stage() {
      return Stage.READ_MODELS;
    }

    @Override
    public Piece next(Connection connection, Person person, @Nullable String place)
        throws SQLException {
      int rows = 0;
      for (String model : List.of("games", "players")) {
        rows +=
            Sql.value(
                connection,
                Integer.class,
                "select main.erase_player(?, ?, ?, 1000)",
                model,
                person.id(),
                person.pseudonym());
      }
      return Piece.done(rows);
    }
  }
}
