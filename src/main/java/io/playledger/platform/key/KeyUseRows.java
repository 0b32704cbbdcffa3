package io.playledger.platform.key;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;

/** Adds up the use of keys. */
@ApplicationScoped
class KeyUseRows {

  private static final String ADD =
      """
      insert into platform.api_key_use (key_id, minute, outcome, detail, num_requests)
      values (?, ?, ?, ?, ?)
      on conflict (key_id, minute, outcome, detail)
      do update set num_requests = api_key_use.num_requests + excluded.num_requests
      """;

  private static final String ADD_TO_KEY =
      """
      update platform.api_key
      set num_requests = num_requests + ?, num_refused = num_refused + ?,
          last_used_at = greatest(last_used_at, ?)
      where id = ?
      """;

  private final AgroalDataSource dataSource;

  KeyUseRows(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** In one order for all instances, or two that write at once could wait for each other. */
  @Transactional(TxType.REQUIRES_NEW)
  void add(SortedMap<UseCase, UseCount> counts) {
    try (Connection connection = dataSource.getConnection()) {
      addUse(connection, counts);
      addToKeys(connection, counts);
    } catch (SQLException e) {
      throw new StorageException("writing the use of keys", e);
    }
  }

  private static void addUse(Connection connection, Map<UseCase, UseCount> counts)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      for (Map.Entry<UseCase, UseCount> entry : counts.entrySet()) {
        UseCase useCase = entry.getKey();
        add.setString(1, useCase.keyId());
        add.setObject(2, time(useCase.minute()));
        add.setString(3, useCase.outcome());
        add.setString(4, useCase.detail());
        add.setLong(5, entry.getValue().requests());
        add.addBatch();
      }
      add.executeBatch();
    }
  }

  private static void addToKeys(Connection connection, Map<UseCase, UseCount> counts)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD_TO_KEY)) {
      for (Map.Entry<UseCase, UseCount> entry : counts.entrySet()) {
        boolean used = entry.getKey().outcome().equals(UseCase.USED);
        long requests = entry.getValue().requests();
        add.setLong(1, used ? requests : 0);
        add.setLong(2, used ? 0 : requests);
        add.setObject(
            3, used ? time(entry.getValue().lastAt()) : null, Types.TIMESTAMP_WITH_TIMEZONE);
        add.setString(4, entry.getKey().keyId());
        add.addBatch();
      }
      add.executeBatch();
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
