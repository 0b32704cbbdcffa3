package io.playledger.platform.key;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads what was done to keys and with them. */
@ApplicationScoped
class KeyAudit {

  /** Each side is cut by itself, or a long life of a key would be sorted for its last minute. */
  private static final String LATEST =
      """
      (select at, action, detail, 1::bigint as num_times
       from platform.api_key_audit
       where key_id = ?
       order by at desc
       limit ?)
      union all
      (select minute, outcome, detail, num_requests
       from platform.api_key_use
       where key_id = ?
       order by minute desc
       limit ?)
      order by at desc, action, detail
      limit ?
      """;

  private final AgroalDataSource dataSource;

  KeyAudit(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The latest first. */
  List<AuditEntry> latest(String keyId, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(LATEST)) {
      statement.setString(1, keyId);
      statement.setInt(2, limit);
      statement.setString(3, keyId);
      statement.setInt(4, limit);
      statement.setInt(5, limit);
      List<AuditEntry> entries = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          entries.add(
              new AuditEntry(
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  row.getString("action"),
                  row.getString("detail"),
                  row.getLong("num_times")));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw new StorageException("reading the audit of a key", e);
    }
  }
}
