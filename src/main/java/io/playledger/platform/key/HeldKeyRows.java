package io.playledger.platform.key;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is held in memory. */
final class HeldKeyRows {

  private static final String REVISION = "select revision from platform.api_key_revision";

  private static final String SECRETS =
      """
      select k.id, k.name, k.scopes, k.events_per_second, k.revoked_at is not null as is_revoked,
             s.secret_hash, s.expires_at
      from platform.api_key k join platform.api_key_secret s on s.key_id = k.id
      """;

  private HeldKeyRows() {}

  static long revision(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REVISION);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The secrets of every key by its id. */
  static Map<String, List<HeldSecret>> read(Connection connection) throws SQLException {
    Map<String, List<HeldSecret>> held = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SECRETS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        HeldSecret secret = secret(row);
        held.computeIfAbsent(secret.key().id(), id -> new ArrayList<>()).add(secret);
      }
    }
    return Map.copyOf(held);
  }

  private static HeldSecret secret(ResultSet row) throws SQLException {
    ApiKey key =
        new ApiKey(
            row.getString("id"),
            row.getString("name"),
            scopes(row),
            row.getObject("events_per_second", Integer.class));
    return new HeldSecret(
        key,
        row.getBytes("secret_hash"),
        row.getBoolean("is_revoked"),
        instant(row.getObject("expires_at", OffsetDateTime.class)));
  }

  /** Those of a later version that are unknown here open nothing. */
  private static Set<Scope> scopes(ResultSet row) throws SQLException {
    return Arrays.stream((Object[]) row.getArray("scopes").getArray())
        .map(scope -> Scope.parse(String.valueOf(scope)))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
