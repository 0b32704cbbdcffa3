package io.playledger.ledger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who was erased, from memory: every event that is written is held against it. What is in memory is
 * at most two seconds old when a transaction that relies on it has begun; so once two seconds have
 * passed since an erasure was committed, and the transactions of that time have ended, nobody
 * writes the person's id any more.
 */
@ApplicationScoped
public class ErasedPlayers {

  private static final Logger LOG = Logger.getLogger(ErasedPlayers.class);

  /** Those who erase wait longer, see {@code io.playledger.erasure}. */
  static final Duration TRUSTED = Duration.ofSeconds(2);

  private static final String COUNT = "select count(*) from ledger.erasure";

  private static final String ALL =
      """
      select s.secret, e.player_hash, e.pseudonym
      from platform.erasure_secret s left join ledger.erasure e on true
      """;

  private static final String CONFLICTING = "40001";

  private final DataSource dataSource;
  private volatile @Nullable Memory memory;

  /** Only of the timer. */
  private volatile boolean failed;

  ErasedPlayers(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What is kept between looks. */
  private record Memory(KeyedHash hash, Known known) {}

  /**
   * Everybody who was erased, as of a moment.
   *
   * @param lookedAt that moment, by {@link System#nanoTime}
   */
  public record Known(Pseudonyms pseudonyms, long lookedAt) {

    boolean isTrusted() {
      return System.nanoTime() - lookedAt < TRUSTED.toNanos();
    }
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "erased-players")
  void look() {
    try (Connection connection = dataSource.getConnection()) {
      look(connection);
      failed = false;
    } catch (SQLException e) {
      // Once, not every second.
      if (!failed) {
        LOG.warnf("erased players are not looked up for now: %s", e.getMessage());
      }
      failed = true;
    }
  }

  /**
   * Everybody who was erased, as of at most two seconds ago; hardly ever asks the database.
   *
   * @param connection of the transaction that will write
   */
  public Known known(Connection connection) throws SQLException {
    Memory last = memory;
    return last != null && last.known().isTrusted() ? last.known() : look(connection).known();
  }

  /**
   * To be called once something was written by what is known: the transaction has then begun for
   * the database as well. A process may have been stopped for any time before that.
   *
   * @throws SQLException if somebody was erased meanwhile; the transaction must not commit, and is
   *     worth a retry
   */
  public void confirm(Connection connection, Known known) throws SQLException {
    if (!known.isTrusted() && known(connection).pseudonyms().size() != known.pseudonyms().size()) {
      throw new SQLException("a player was erased while events were written", CONFLICTING);
    }
  }

  /** What a person's record holds in the place of the id. */
  public byte[] hash(Connection connection, String playerId) throws SQLException {
    Memory last = memory;
    return (last == null ? look(connection) : last).hash().of(playerId).bytes();
  }

  private Memory look(Connection connection) throws SQLException {
    // Before the look, or what is committed during it would be known too early.
    long now = System.nanoTime();
    Memory last = memory;
    Memory next =
        last != null && last.known().pseudonyms().size() == count(connection)
            ? new Memory(last.hash(), new Known(last.known().pseudonyms(), now))
            : read(connection, now);
    memory = next;
    return next;
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNT)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Memory read(Connection connection, long now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL);
        ResultSet rows = statement.executeQuery()) {
      Map<KeyedHash.Value, String> pseudonyms = new HashMap<>();
      KeyedHash hash = null;
      while (rows.next()) {
        if (hash == null) {
          hash = new KeyedHash(rows.getBytes("secret"));
        }
        if (rows.getBytes("player_hash") != null) {
          pseudonyms.put(
              new KeyedHash.Value(rows.getBytes("player_hash")), rows.getString("pseudonym"));
        }
      }
      if (hash == null) {
        throw new IllegalStateException("platform.erasure_secret is empty");
      }
      return new Memory(hash, new Known(Pseudonyms.of(hash, pseudonyms), now));
    }
  }
}
