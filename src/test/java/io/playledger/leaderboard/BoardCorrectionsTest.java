package io.playledger.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.product.Period;
import io.playledger.product.Product;
import io.playledger.product.Product.Season;
import io.playledger.product.Product.SubScore;
import io.playledger.projection.Fact;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is voided, banned and taken back leaves the boards that would have been; whatever the
 * scoring, in batches of any size.
 */
@ExtendWith(FreshDatabases.class)
class BoardCorrectionsTest {

  private static final Instant TIME = Instant.parse("2026-10-24T12:00:00Z");
  private static final int MATCHES = 80;

  private final Random random = new Random(29);
  private final Map<String, Event> standing = new HashMap<>();
  private Database database;
  private PlainBoards boards;

  @BeforeEach
  void prepare(Database fresh) {
    database = fresh;
    boards = new PlainBoards(fresh);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wins",
        "points_best",
        "points_latest",
        "points_sum",
        "points_lowest",
        "elo",
        "glicko2",
        "openskill"
      })
  @DisplayName("Voids, bans and withdrawals leave the boards that would have been")
  void corrected(String scoring) throws SQLException {
    Function<String, Product> games = id -> game(id, scoring);
    for (int match = 0; match < MATCHES; match++) {
      boards.append(result(scoring, "maze", "m-" + match));
      boards.append(result(scoring, "other", "m-" + match));
      if (random.nextInt(6) == 0) {
        boards.append(correction(match));
      }
    }
    List<Fact> facts = boards.facts();

    boards.fold(1, games, facts, 1 + random.nextInt(30));
    boards.fold(2, games, facts, facts.size());
    List<Fact> wouldHaveBeen = facts.stream().filter(this::stands).toList();
    boards.fold(3, games, wouldHaveBeen, 7);

    assertThat(wouldHaveBeen.size()).isLessThan(facts.size() - 3);
    assertThat(boards.rows(3)).hasSizeGreaterThan(30);
    assertThat(boards.rows(1)).isEqualTo(boards.rows(3));
    assertThat(boards.rows(2)).isEqualTo(boards.rows(3));
    assertThat(boards.changes(1)).isEqualTo(boards.changes(3));
    assertThat(boards.blocks(1)).isEqualTo(boards.blocks(3));
    assertThat(boards.rows(1).stream().filter(row -> row.endsWith(" t"))).isNotEmpty();
  }

  @Test
  @DisplayName(
      "A match that is void before its result comes never counts; an unknown one is nothing")
  void voidBeforeResult() throws SQLException {
    Event early = event("match_voided", "maze", "m-1", null, "{\"reason\":\"cheated\"}");
    boards.append(early);
    boards.append(
        event("game_over", "maze", "m-1", null, "{\"winnerId\":\"ada\",\"loserId\":\"bob\"}"));
    boards.append(event("match_voided", "maze", "nobody-knows", null, "{\"reason\":\"x\"}"));

    boards.fold(1, id -> game(id, "wins"), boards.facts(), 1);

    assertThat(boards.rows(1)).isEmpty();
    boards.append(withdrawal(early));

    boards.fold(2, id -> game(id, "wins"), boards.facts(), 2);

    assertThat(boards.rows(2))
        .isNotEmpty()
        .allMatch(row -> row.contains("ada") || row.contains("bob"));
  }

  @Test
  @DisplayName("An event of before the game began counts on no board")
  void beforeTheGame() throws SQLException {
    boards.append(
        event("game_over", "maze", "m-1", null, "{\"winnerId\":\"ada\",\"loserId\":\"bob\"}"));
    Product later =
        new Product(
            "maze",
            "Maze",
            "wins",
            List.of(),
            List.of("default"),
            Set.of(),
            List.of(),
            ZoneId.of("UTC"),
            TIME.plus(Duration.ofDays(3_000)));

    boards.fold(1, id -> later, boards.facts(), 10);

    assertThat(boards.rows(1)).isEmpty();
  }

  @Test
  @DisplayName("Days, weeks and months begin where the game is; past ones stay as they are")
  void seasons() throws SQLException {
    // In Berlin the summer time ends that night.
    boards.append(at("2026-10-24T21:59:59Z", "m-1"));
    boards.append(at("2026-10-24T22:00:00Z", "m-2"));
    boards.append(at("2026-10-31T23:00:00Z", "m-3"));

    boards.fold(1, id -> game(id, "wins"), boards.facts(), 10);

    assertThat(
            database.column(
                """
                select b.season || ' ' || trim_scale(s.score)
                from leaderboard.score_row s join leaderboard.board b on b.id = s.board_id
                where s.player_id = 'ada' order by 1
                """))
        .containsExactly(
            "2026-10 2",
            "2026-10-24 1",
            "2026-10-25 1",
            "2026-11 1",
            "2026-11-01 1",
            "2026-W43 2",
            "2026-W44 1",
            "all_time 3",
            "autumn_cup 2");
  }

  private Event at(String time, String session) {
    Instant at = Instant.parse(time);
    return new Event(
        EventId.at(at),
        "game_over",
        "a-test",
        at,
        "maze",
        null,
        session,
        "{\"winnerId\":\"ada\",\"loserId\":\"bob\"}");
  }

  private static Product game(String id, String scoring) {
    List<SubScore> subScores =
        scoring.startsWith("points_")
            ? List.of(new SubScore("time", true), new SubScore("coins", false))
            : List.of();
    return new Product(
        id,
        id,
        scoring,
        subScores,
        List.of("default"),
        EnumSet.allOf(Period.class),
        List.of(
            new Season(
                "autumn_cup",
                Instant.parse("2026-10-20T00:00:00Z"),
                Instant.parse("2026-10-31T00:00:00Z"))),
        ZoneId.of("Europe/Berlin"),
        null);
  }

  private Event result(String scoring, String product, String session) {
    int one = random.nextInt(12);
    int other = (one + 1 + random.nextInt(11)) % 12;
    String data =
        switch (scoring) {
          case "wins", "elo", "glicko2" ->
              "{\"winnerId\":\"p%d\",\"loserId\":\"p%d\"}".formatted(one, other);
          case "openskill" ->
              """
              {"results":[{"playerId":"p%d","rank":1,"team":"a"},{"playerId":"p%d","rank":1,"team":"a"},
                          {"playerId":"q%d","rank":%d},{"playerId":"q%d","rank":3}]}
              """
                  .formatted(one, other, one, 1 + random.nextInt(3), other);
          default ->
              "{\"playerId\":\"p%d\",\"score\":%d.5,\"subScores\":[%d,%d]}"
                  .formatted(one, random.nextInt(5), random.nextInt(3), random.nextInt(3));
        };
    return event("game_over", product, session, null, data);
  }

  /** A void, a ban, or the end of one of them. */
  private Event correction(int match) {
    int choice = random.nextInt(4);
    if (choice == 0 && !standing.isEmpty()) {
      String about = standing.keySet().stream().sorted().findFirst().orElseThrow();
      Event taken = standing.remove(about);
      return withdrawal(taken);
    }
    String about = choice == 1 ? "p" + random.nextInt(12) : "m-" + random.nextInt(match + 3);
    Event made =
        choice == 1
            ? event("player_banned", "trivia", null, null, "{\"playerId\":\"%s\"}".formatted(about))
            : event("match_voided", "maze", about, null, "{\"reason\":\"x\"}");
    // The same void or ban again is not made, see Corrections.
    return standing.putIfAbsent(about, made) == null ? made : result("wins", "third", "m-" + match);
  }

  private Event withdrawal(Event taken) {
    return event(
        "correction_withdrawn",
        taken.product(),
        taken.sessionId(),
        null,
        "{\"correctionId\":\"%s\",\"correctionType\":\"%s\"}".formatted(taken.id(), taken.type()));
  }

  /** Whether it would have been there, had nothing been corrected. */
  private boolean stands(Fact fact) {
    Event event = fact.event();
    return switch (event.type()) {
      case "game_over" ->
          !(event.product().equals("maze") && standing.containsKey(event.sessionId()));
      case "player_banned" ->
          standing.values().stream().anyMatch(made -> made.id().equals(event.id()));
      default -> false;
    };
  }

  private Event event(
      String type, String product, @Nullable String session, @Nullable String player, String data) {
    Instant at = TIME.plusSeconds(random.nextInt(14 * 86_400));
    return new Event(EventId.at(at), type, "a-test", at, product, player, session, data);
  }
}
