package io.playledger.platform.key;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes keys, in the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class KeyRows {

  private static final String COLUMNS =
      """
      select k.id, k.name, k.scopes, k.events_per_second, k.created_at, k.revoked_at,
             k.last_used_at, k.num_requests, k.num_refused,
             (select s.expires_at
              from platform.api_key_secret s
              where s.key_id = k.id and s.expires_at > clock_timestamp()
                and k.revoked_at is null) as previous_secret_ends_at
      from platform.api_key k
      """;

  private static final String ALL = COLUMNS + "order by k.created_at, k.id";

  private static final String BY_ID = COLUMNS + "where k.id = ?";

  /** Two that take the same name at once: the second waits, and then is told. */
  private static final String INSERT =
      """
      insert into platform.api_key (id, name, scopes, events_per_second) values (?, ?, ?, ?)
      on conflict on constraint api_key_name_is_unique do nothing
      """;

  private static final String LOCK = "select from platform.api_key where id = ? for update";

  private static final String REVOKE =
      "update platform.api_key set revoked_at = clock_timestamp() where id = ?";

  private static final String DROP_ALL_SECRETS =
      "delete from platform.api_key_secret where key_id = ?";

  private static final String DROP_PREVIOUS_SECRET =
      DROP_ALL_SECRETS + " and expires_at is not null";

  private static final String END_SECRET =
      """
      update platform.api_key_secret set expires_at = clock_timestamp() + make_interval(secs => ?)
      where key_id = ?
      """;

  private static final String INSERT_SECRET =
      "insert into platform.api_key_secret (key_id, secret_hash) values (?, ?)";

  private static final String RECORD =
      "insert into platform.api_key_audit (key_id, action, detail) values (?, ?, ?)";

  private static final String TELL_INSTANCES =
      "update platform.api_key_revision set revision = revision + 1";

  private final AgroalDataSource dataSource;

  KeyRows(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** In the order in which they were made. */
  List<StoredKey> all() {
    return query(ALL);
  }

  Optional<StoredKey> find(String id) {
    return query(BY_ID, id).stream().findAny();
  }

  /** Makes others who change the key wait until the transaction ends. */
  void lock(String id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, LOCK, id)) {
      statement.execute();
    } catch (SQLException e) {
      throw new StorageException("waiting for another change of a key", e);
    }
  }

  /** False if the name is taken. */
  boolean insert(String id, String name, List<String> scopes, @Nullable Integer eventsPerSecond) {
    try (Connection connection = dataSource.getConnection()) {
      Array texts = connection.createArrayOf("text", scopes.toArray());
      return update(connection, INSERT, id, name, texts, eventsPerSecond) == 1;
    } catch (SQLException e) {
      throw new StorageException("making a key", e);
    }
  }

  /**
   * Makes a secret the current one.
   *
   * @param grace how long the one before stays valid
   */
  void replaceSecret(String id, byte[] hash, Duration grace) {
    try (Connection connection = dataSource.getConnection()) {
      if (grace.isZero()) {
        // Clocks differ: what is to end now must not depend on them.
        update(connection, DROP_ALL_SECRETS, id);
      } else {
        update(connection, DROP_PREVIOUS_SECRET, id);
        update(connection, END_SECRET, (double) grace.toSeconds(), id);
      }
      update(connection, INSERT_SECRET, id, hash);
    } catch (SQLException e) {
      throw new StorageException("replacing the secret of a key", e);
    }
  }

  void revoke(String id) {
    try (Connection connection = dataSource.getConnection()) {
      update(connection, REVOKE, id);
    } catch (SQLException e) {
      throw new StorageException("revoking a key", e);
    }
  }

  /** Records a change, and has every instance read the keys again. */
  void record(String id, String action, String detail) {
    try (Connection connection = dataSource.getConnection()) {
      update(connection, RECORD, id, action, detail);
      update(connection, TELL_INSTANCES);
    } catch (SQLException e) {
      throw new StorageException("recording a change of a key", e);
    }
  }

  private List<StoredKey> query(String sql, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet row = statement.executeQuery()) {
      List<StoredKey> keys = new ArrayList<>();
      while (row.next()) {
        keys.add(key(row));
      }
      return keys;
    } catch (SQLException e) {
      throw new StorageException("reading keys", e);
    }
  }

  private static int update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int index = 0; index < parameters.length; index++) {
      statement.setObject(index + 1, parameters[index]);
    }
    return statement;
  }

  private static StoredKey key(ResultSet row) throws SQLException {
    return new StoredKey(
        row.getString("id"),
        row.getString("name"),
        Arrays.stream((Object[]) row.getArray("scopes").getArray()).map(String::valueOf).toList(),
        row.getObject("events_per_second", Integer.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("revoked_at", OffsetDateTime.class)),
        instant(row.getObject("previous_secret_ends_at", OffsetDateTime.class)),
        instant(row.getObject("last_used_at", OffsetDateTime.class)),
        row.getLong("num_requests"),
        row.getLong("num_refused"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
