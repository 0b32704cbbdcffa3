package io.playledger.leaderboard;

import io.agroal.api.AgroalDataSource;
import io.playledger.leaderboard.BoardRows.Live;
import io.playledger.leaderboard.BoardRows.Row;
import io.playledger.platform.clock.GameClock;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.playledger.player.PlayerNames;
import io.playledger.product.Products;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Boards, for whoever asks. Each answer is of one moment. */
@ApplicationScoped
public class Boards {

  private static final String ONE_MOMENT =
      "set transaction isolation level repeatable read read only";

  private final AgroalDataSource dataSource;
  private final BoardRows rows;
  private final Products products;
  private final PlayerNames names;
  private final GameClock clock;

  Boards(
      AgroalDataSource dataSource,
      BoardRows rows,
      Products products,
      PlayerNames names,
      GameClock clock) {
    this.dataSource = dataSource;
    this.rows = rows;
    this.products = products;
    this.names = names;
    this.clock = clock;
  }

  /** What is read of a board at one moment. */
  private interface Reading<T> {
    T of(Connection connection, Live board) throws SQLException;
  }

  /**
   * The best players, or those behind a cursor.
   *
   * @param season by its name, see {@link Seasons}; or {@code daily}, {@code weekly}, {@code
   *     monthly} for that of now
   * @param limit at most so many
   * @param after what an answer before gave as next; null for the first ones
   * @throws Refusal if that is no cursor
   */
  public Board top(String product, String season, int limit, @Nullable String after) {
    @Nullable Cursor cursor = after == null ? null : Cursor.parse(after);
    Board board =
        read(product, season, (connection, live) -> top(connection, live, product, limit, cursor));
    return new Board(
        product, board.season(), board.players(), named(product, board.entries()), board.next());
  }

  private Board top(
      Connection connection, Live live, String product, int limit, @Nullable Cursor cursor)
      throws SQLException {
    List<Row> found =
        cursor == null
            ? rows.top(connection, live, limit + 1)
            : rows.below(connection, live, cursor.key(), cursor.playerId(), limit + 1);
    List<Row> some = found.subList(0, Math.min(limit, found.size()));
    long first =
        cursor == null || some.isEmpty() ? 1 : rows.rank(connection, live, some.get(0).key());
    long before = cursor == null ? 0 : rowsBefore(connection, live, some);
    @Nullable String next = found.size() > limit ? Cursor.behind(some.get(limit - 1)).text() : null;
    return new Board(
        product, live.season(), live.players(), entries(ranked(some, first, before)), next);
  }

  /** How many of the first row's rank come before it: those share its key. */
  private long rowsBefore(Connection connection, Live live, List<Row> some) throws SQLException {
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
   * @param season as in {@link #top}
   * @param around how many on each side
   * @throws Refusal if the player is not on the board
   */
  public PlayerRank rank(String product, String season, String playerId, int around) {
    PlayerRank rank =
        read(
            product,
            season,
            (connection, live) -> {
              List<Row> own = rows.of(connection, live, List.of(playerId));
              if (own.isEmpty()) {
                throw Refusal.notFound(
                    "id", "there is no '%s' on the board of %s".formatted(playerId, product));
              }
              return rank(connection, live, product, own.get(0), around);
            });
    return new PlayerRank(
        product,
        rank.season(),
        rank.players(),
        named(product, List.of(rank.entry())).get(0),
        rank.percentile(),
        named(product, rank.around()));
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
        live.season(),
        live.players(),
        own.ranked(rank).entry(),
        percentile,
        entries(ranked(all, first, 0)));
  }

  /** Where some players stand, as far as they are on the board; the best first. */
  public List<Entry> of(String product, String season, List<String> playerIds) {
    List<Entry> entries =
        read(
            product,
            season,
            (connection, live) -> {
              List<Entry> found = new ArrayList<>();
              for (Row row : rows.of(connection, live, playerIds)) {
                found.add(row.ranked(rows.rank(connection, live, row.key())).entry());
              }
              return found;
            });
    entries.sort(
        Comparator.comparingLong(Entry::rank)
            .thenComparing(Comparator.comparing(Entry::playerId).reversed()));
    return named(product, entries);
  }

  /** With the names that players have in the game. */
  private List<Entry> named(String product, List<Entry> entries) {
    Map<String, String> known = names.of(product, entries.stream().map(Entry::playerId).toList());
    return entries.stream().map(entry -> entry.named(known.get(entry.playerId()))).toList();
  }

  /** The name of the season that is asked for. */
  private String seasonOf(Connection connection, String product, String season)
      throws SQLException {
    return Seasons.named(products.asOf(connection).apply(product), season, clock.now());
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

  /** Several statements see one moment. */
  private <T> T read(String product, String season, Reading<T> reading) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement moment = connection.createStatement()) {
        moment.execute(ONE_MOMENT);
        String name = seasonOf(connection, product, season);
        return reading.of(connection, rows.find(connection, product, name));
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new StorageException("reading the board of " + product, e);
    }
  }
}
