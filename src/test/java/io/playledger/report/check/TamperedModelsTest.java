package io.playledger.report.check;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.report.Folding;
import io.playledger.report.check.CheckResult.Outcome;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model tests see what is wrong: for each something is tampered with that it must see. */
@ExtendWith(FreshDatabases.class)
class TamperedModelsTest {

  private static final List<ModelTest> SHIPPED = new ModelTests().shipped();

  /**
   * Another event like one that is there; the time of its id stays, so that it finds a partition.
   */
  private static final String EVENT_AGAIN =
      """
      insert into ledger.event
        (id, occurred_at, recorded_at, generation, type, source, product, player_id, session_id, content_hash, data)
      select overlay(e.id::text placing 'ffffffffffff' from 25)::uuid, e.occurred_at, %s, e.generation,
             e.type, e.source, e.product, e.player_id, e.session_id, e.content_hash, e.data
      from ledger.event e
      where e.type = '%s'
      limit 1
      """;

  /** What is done to the database, by the test that must see it. */
  /** Somebody on a board, and nothing in the ledger that says so. */
  private static final String BOARD =
      """
      with checkpoint as (
        insert into projection.checkpoint (name, revision, is_live) values ('leaderboard', 1, true)
      ), board as (
        insert into leaderboard.board (product, season) values ('chess', 'all_time') returning id
      )
      insert into leaderboard.score_row
        (revision, board_id, player_id, score, reached_at, first_at, sort_key)
      select 1, b.id, 'ada', 3, now(), now(), '' from board b
      """;

  private static final Map<String, String> TAMPERING =
      Map.ofEntries(
          entry(
              "accounts_add_up",
              "insert into intake.tally values (now(), 2, 1, 0, 0, 0, 'chess', 'a-server')"),
          entry(
              "accounts_equal_ledger",
              "insert into intake.account_row values (now(), 'chess', 'a-server', 1, 1, 0, 0, 0)"),
          entry(
              "accounts_equal_quarantine",
              "insert into intake.tally values (now(), 1, 0, 0, 0, 1, 'chess', 'a-server')"),
          entry("blocks_equal_boards", BOARD),
          entry("boards_equal_recount", BOARD),
          entry(
              "conflicts_are_accounted_for",
              """
              with account as (
                insert into intake.tally values (now(), 1, 0, 1, 0, 0, 'chess', 'a-server')
              )
              insert into ledger.conflict (event_id, content_hash, event)
              values (gen_random_uuid(), '', '{"product": "chess", "source": "a-server"}')
              """),
          entry(
              "daily_games_equal_raw_events",
              "update main.game_row set last_event_at = '2026-05-07' where last_event_at > '2026-06-01'"),
          entry(
              "ended_games_agree_with_their_end",
              """
              with event as (%s)
              update main.model set tx = pg_current_xact_id(), position = 1000000
              """
                  .formatted(EVENT_AGAIN.formatted("now()", "question_answered"))),
          entry(
              "queue_gaps_are_looked_into",
              """
              insert into queue.gap (topic_id, partition, topic, kind, from_offset)
              values (gen_random_uuid(), 0, 'playledger.intake', 'made_anew', 7)
              """),
          entry("events_happen_once_per_game", EVENT_AGAIN.formatted("now()", "question_answered")),
          entry(
              "games_agree_with_event_counts",
              "update main.game_row set num_answered = num_answered + 1 where num_answered = 1"),
          entry(
              "active_players_equal_recount",
              "update main.active_row set num_players = num_players + 1 where period = 'week'"),
          entry(
              "games_by_score_equal_recount",
              "update main.game_score_row set num_games = num_games + 1 where score = 0"),
          entry(
              "answers_equal_recount",
              "update main.game_row set answers = answers || answers where num_answered = 4"),
          entry("players_equal_recount", "update main.player_row set is_banned = not is_banned"),
          entry("player_days_equal_recount", "delete from main.player_day_row"),
          entry(
              "question_times_equal_recount",
              "update main.question_time_row set bucket = bucket + 1"),
          entry("questions_equal_recount", "update main.question_row set sum_rest = sum_rest + 1"),
          entry(
              "stats_equal_recount",
              """
              with checkpoint as (
                insert into projection.checkpoint (name, revision, is_live) values ('stats', 1, true)
              )
              insert into stats.player_row (revision, product, player_id, counters, last_at)
              values (1, 'chess', 'ada', '{"wins": 1}', now())
              """),
          entry("retention_equal_recount", "delete from main.retention_row where days_later = 0"),
          entry(
              "games_by_day_equal_recount",
              "delete from main.game_day_row where day = '2026-05-06'"),
          entry(
              "games_equal_recount",
              "update main.game_row set category = 'art' where num_answered = 4"),
          entry("games_have_their_start", "update main.game_row set started_at = null"),
          entry(
              "keys_are_unique",
              """
              do $$ begin
                alter table main.game_day_row drop constraint game_day_row_pk;
                insert into main.game_day_row select * from main.game_day_row limit 1;
              end $$
              """),
          entry(
              "models_are_fresh",
              """
              with event as (%s)
              update main.model set refreshed_at = now() - interval '6 minutes'
              """
                  .formatted(
                      EVENT_AGAIN.formatted("now() - interval '6 minutes'", "questions_served"))));

  static List<ModelTest> shipped() {
    return SHIPPED;
  }

  @Test
  @DisplayName("For every test something is tampered with below that it must see")
  void everyTestIsTested() {
    assertThat(SHIPPED)
        .extracting(ModelTest::name)
        .containsExactlyInAnyOrderElementsOf(TAMPERING.keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shipped")
  @DisplayName("Every test fails where something was tampered with, and names what offends")
  void fails(ModelTest test, Database database) throws Exception {
    PlayedLedger.play(database);

    database.execute(TAMPERING.getOrDefault(test.name(), "select 1"));
    Folding.awaitSettled(database);

    CheckResult result = PlayedLedger.check(database, test);
    assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.FAILED);
    assertThat(result.numRows()).isPositive();
    assertThat(result.rows()).startsWith("[{\"").contains(":");
  }

  @Test
  @DisplayName("A ban that is not carried out offends, though its event is taken in")
  void passedBan(Database database) throws Exception {
    PlayedLedger.play(database);
    database.execute("insert into main.player_to_judge values ('games', 1, 'ada')");
    database.execute("update main.model set refreshed_at = now() - interval '6 minutes'");

    assertThat(PlayedLedger.check(database, freshness()).rows()).contains("player_banned");
  }

  @Test
  @DisplayName("Where the models are refreshed seldom, events may wait for that")
  void seldomRefreshed(Database database) throws Exception {
    PlayedLedger.play(database);
    database.execute(TAMPERING.getOrDefault(freshness().name(), ""));
    Folding.awaitSettled(database);
    assertThat(PlayedLedger.check(database, freshness()).outcome()).isEqualTo(Outcome.FAILED);

    database.execute("update report.setting set refresh_every = interval '15 minutes'");

    assertThat(PlayedLedger.check(database, freshness()).outcome()).isEqualTo(Outcome.PASSED);
  }

  private static ModelTest freshness() {
    return SHIPPED.stream()
        .filter(test -> test.name().equals("models_are_fresh"))
        .findAny()
        .orElseThrow();
  }
}
