package io.playledger.leaderboard;

import io.agroal.api.AgroalDataSource;
import io.playledger.leaderboard.BoardRows.Live;
import io.playledger.leaderboard.BoardRows.Row;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Boards, for whoever asks. Each answer is of one moment. */
@ApplicationScoped
public class Boards {

  private static final String ONE_MOMENT =
      "set transaction isolation level repeatable read read only";

  private final AgroalDataSource dataSource;
  private final BoardRows rows;

  Boards(AgroalDataSource dataSource, BoardRows rows) {
    this.dataSource = dataSource;
    this.rows = rows;
  }

  /** What is read of a board at one moment. */
  private interface Reading<T> {
    Optional<T> of(Connection connection, Live board) throws SQLException;
  }

  /**
   * The best players, or those behind a cursor.
   *
   * @param limit at most so many
   * @param after what an answer before gave as next; null for the first ones
   * @throws Refusal if that is no cursor
   */
  public Board top(String product, int limit, @Nullable String after) {
    @Nullable Cursor cursor = after == null ? null : Cursor.parse(after);
    Optional<Board> board =
        read(
            product,
            (connection, live) -> {
              List<Row> found =
                  cursor == null
                      ? rows.top(connection, live, limit + 1)
                      : rows.below(connection, live, cursor.key(), cursor.playerId(), limit + 1);
              List<Row> some = found.subList(0, Math.min(limit, found.size()));
              long first =
                  cursor == null || some.isEmpty()
                      ? 1
                      : rows.rank(connection, live, some.get(0).key());
              long before = cursor == null ? 0 : rowsBefore(connection, live, some, first);
              @Nullable String next =
                  found.size() > limit ? Cursor.behind(some.get(limit - 1)).text() : null;
              return Optional.of(
                  new Board(
                      product,
                      StandingKey.ALL_TIME,
                      live.players(),
                      entries(ranked(some, first, before)),
                      next));
            });
    return board.orElseGet(() -> new Board(product, StandingKey.ALL_TIME, 0, List.of(), null));
  }

  /** How many of the first row's rank come before it: those share its key. */
  private long rowsBefore(Connection connection, Live live, List<Row> some, long first)
      throws SQLException {
    if (some.isEmpty()) {
      return 0;
    }
    Row row = some.get(0);
    List<Row> above = rows.above(connection, live, row.key(), row.entry().playerId(), some.size());
    return above.stream().filter(one -> Arrays.equals(one.key(), row.key())).count();
  }

  /**
   * Where a player stands, and who stands next to the player.
   *
   * @param around how many on each side
   * @throws Refusal if the player is not on the board
   */
  public PlayerRank rank(String product, String playerId, int around) {
    Optional<PlayerRank> rank =
        read(
            product,
            (connection, live) -> {
              List<Row> own = rows.of(connection, live, List.of(playerId));
              return own.isEmpty()
                  ? Optional.empty()
                  : Optional.of(rank(connection, live, product, own.get(0), around));
            });
    return rank.orElseThrow(
        () ->
            Refusal.notFound(
                "id", "there is no '%s' on the board of %s".formatted(playerId, product)));
  }

  private PlayerRank rank(Connection connection, Live live, String product, Row own, int around)
      throws SQLException {
    long rank = rows.rank(connection, live, own.key());
    String playerId = own.entry().playerId();
    List<Row> above = new ArrayList<>(rows.above(connection, live, own.key(), playerId, around));
    Collections.reverse(above);
    List<Row> all = new ArrayList<>(above);
    all.add(own.ranked(rank));
    all.addAll(rows.below(connection, live, own.key(), playerId, around));
    long first = all.size() == 1 ? rank : rows.rank(connection, live, all.get(0).key());
    long others = live.players() - 1;
    double percentile = others <= 0 ? 100 : 100.0 * (live.players() - rank) / others;
    return new PlayerRank(
        product,
        StandingKey.ALL_TIME,
        live.players(),
        own.ranked(rank).entry(),
        percentile,
        entries(ranked(all, first, 0)));
  }

  /** Where some players stand, as far as they are on the board; the best first. */
  public List<Entry> of(String product, List<String> playerIds) {
    return read(
            product,
            (connection, live) -> {
              List<Entry> entries = new ArrayList<>();
              for (Row row : rows.of(connection, live, playerIds)) {
                entries.add(row.ranked(rows.rank(connection, live, row.key())).entry());
              }
              entries.sort(
                  Comparator.comparingLong(Entry::rank)
                      .thenComparing(Comparator.comparing(Entry::playerId).reversed()));
              return Optional.of(List.copyOf(entries));
            })
        .orElse(List.of());
  }

  /** Neighbours: each has the rank of its number, or that of the one before if the key is equal. */
  private static List<Row> ranked(List<Row> some, long first, long before) {
    List<Row> ranked = new ArrayList<>(some.size());
    for (int index = 0; index < some.size(); index++) {
      Row row = some.get(index);
      boolean isEqual = index > 0 && Arrays.equals(row.key(), some.get(index - 1).key());
      long rank =
          index == 0
              ? first
              : isEqual ? ranked.get(index - 1).entry().rank() : first + before + index;
      ranked.add(row.ranked(rank));
    }
    return ranked;
  }

  private static List<Entry> entries(List<Row> some) {
    return some.stream().map(Row::entry).toList();
  }

  /** Several statements see one moment. Empty if nobody is on the board. */
  private <T> Optional<T> read(String product, Reading<T> reading) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement moment = connection.createStatement()) {
        moment.execute(ONE_MOMENT);
        Optional<Live> live = rows.find(connection, product, StandingKey.ALL_TIME);
        return live.isEmpty() ? Optional.empty() : reading.of(connection, live.get());
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new StorageException("reading the board of " + product, e);
    }
  }
}
