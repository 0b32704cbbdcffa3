package io.playledger.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.leaderboard.scoring.Points;
import io.playledger.leaderboard.scoring.ScoreOrder;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Players are counted block by block, and a rank found by the counts is the rank. */
@ExtendWith(FreshDatabases.class)
class BlocksTest {

  private static final Instant TIME = Instant.parse("2026-05-05T12:00:00Z");

  /** Blocks whose count is not that of their rows. */
  private static final String WRONG_BLOCKS =
      """
      select b.board_id || ' ' || encode(b.low_key, 'hex') || ': ' || b.num_players || ', not ' || s.num_rows
      from (
        select k.*, lead(k.low_key) over (partition by k.revision, k.board_id order by k.low_key) as next_key
        from leaderboard.block k) b
      cross join lateral (
        select count(*) as num_rows from leaderboard.score_row r
        where not r.is_banned and r.revision = b.revision and r.board_id = b.board_id and r.sort_key >= b.low_key
          and (b.next_key is null or r.sort_key < b.next_key)) s
      where b.num_players <> s.num_rows
      """;

  private static final String WRONG_RANKS =
      """
      select s.player_id
      from (
        select r.*, rank() over (partition by r.revision, r.board_id order by r.sort_key desc) as place
        from leaderboard.score_row r where not r.is_banned) s
      where right(s.player_id, 1) = '7'
        and s.place <> leaderboard.rank_of(s.revision, s.board_id, s.sort_key)
      """;

  private final Bans bans = new Bans();
  private final StandingStore store = new StandingStore(bans, new RatingChanges());
  private final Random random = new Random(11);

  @Test
  @DisplayName("Whatever moves, every block has its count and every player the rank")
  void anyMoves(Database database) throws SQLException {
    Map<StandingKey, Standing> all = new HashMap<>();
    try (Connection connection = database.begin()) {
      for (int turn = 0; turn < 25; turn++) {
        Map<StandingKey, Standing> now = new HashMap<>();
        int players = turn % 8 == 3 ? 3_000 : 200;
        for (int change = 0; change < players; change++) {
          StandingKey key = key("maze-" + random.nextInt(2), random.nextInt(6_000));
          Standing known = now.getOrDefault(key, all.getOrDefault(key, wins(0, at())));
          now.put(key, wins(known.points().score().intValue() + random.nextInt(2), at()));
        }
        store.save(connection, 1, all, now);
        all.putAll(now);
        Map<StandingKey, Standing> gone = new HashMap<>();
        all.forEach(
            (key, standing) -> {
              if (random.nextInt(25) == 0) {
                gone.put(key, standing);
              }
            });
        store.remove(connection, 1, gone.keySet());
        all.keySet().removeAll(gone.keySet());
        banOrNot(connection);
        connection.commit();
      }
    }

    assertThat(database.column(WRONG_BLOCKS)).isEmpty();
    assertThat(database.column(WRONG_RANKS)).isEmpty();
    assertThat(count(database, "leaderboard.score_row")).isEqualTo(all.size());
    assertThat(count(database, "leaderboard.block")).isGreaterThan(4);
  }

  @Test
  @DisplayName("Many players of one key share a rank, and stay in one block")
  void equalKeys(Database database) throws SQLException {
    Map<StandingKey, Standing> now = new HashMap<>();
    for (int player = 0; player < 5_000; player++) {
      now.put(key("maze", player), wins(0, TIME));
    }
    try (Connection connection = database.begin()) {
      store.save(connection, 1, Map.of(), now);
      connection.commit();
    }

    assertThat(database.column(WRONG_BLOCKS)).isEmpty();
    assertThat(database.column(WRONG_RANKS)).isEmpty();
  }

  @Test
  @DisplayName("Blocks that have hardly anybody left are joined")
  void joined(Database database) throws SQLException {
    Map<StandingKey, Standing> all = new HashMap<>();
    for (int player = 0; player < 10_000; player++) {
      all.put(key("maze", player), wins(0, at()));
    }
    try (Connection connection = database.begin()) {
      store.save(connection, 1, Map.of(), all);
      long many = Sql.value(connection, Long.class, "select count(*) from leaderboard.block");
      List<StandingKey> keys = all.keySet().stream().sorted(StandingKey.ORDER).toList();
      for (int from = 0; from < 9_900; from += 100) {
        Map<StandingKey, Standing> gone = new HashMap<>();
        keys.subList(from, from + 100).forEach(key -> gone.put(key, all.get(key)));
        store.remove(connection, 1, gone.keySet());
        connection.commit();
      }
      assertThat(many).isGreaterThan(8);
    }

    assertThat(count(database, "leaderboard.block")).isLessThan(4);
    assertThat(database.column(WRONG_BLOCKS)).isEmpty();
  }

  /** Some players come off all boards, others back. */
  private void banOrNot(Connection connection) throws SQLException {
    for (int change = 0; change < 40; change++) {
      String playerId = "p" + random.nextInt(6_000);
      UUID correction = new UUID(0, random.nextInt(80));
      Optional<String> back = bans.remove(connection, 1, correction);
      if (back.isPresent()) {
        store.setBanned(connection, 1, back.get(), false);
      } else if (bans.add(connection, 1, playerId, correction)) {
        store.setBanned(connection, 1, playerId, true);
      }
    }
  }

  private static Standing wins(int wins, Instant at) {
    return Standing.of(ScoreOrder.HIGHEST, new Points(BigDecimal.valueOf(wins), List.of(), at), at);
  }

  private Instant at() {
    return TIME.plusMillis(random.nextInt(1_000_000));
  }

  private static StandingKey key(String product, int player) {
    return new StandingKey(product, Seasons.ALL_TIME, "p" + player);
  }

  private static long count(Database database, String table) throws SQLException {
    return database.value(Long.class, "select count(*) from " + table);
  }
}
