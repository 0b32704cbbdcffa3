package io.playledger.correction;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the corrections there are, in the caller's transaction. */
@ApplicationScoped
class CorrectionLog {

  private static final String COLUMNS =
      """
      select correction_id, type, product, game_id, match_id, player_id, corrected_event_id, changes,
             reason, corrected_at, withdrawn_at
      from report.corrections
      """;

  private static final String BY_ID = COLUMNS + "where correction_id = ?";

  private static final String STANDING =
      COLUMNS
          + """
          where type = ? and product = ? and coalesce(match_id, player_id) = ? and withdrawn_at is null
          order by corrected_at, correction_id
          limit 1
          """;

  private static final String LATEST_OF_EVENT =
      COLUMNS + "where corrected_event_id = ? order by corrected_at desc limit 1";

  private static final String LATEST =
      COLUMNS + "order by corrected_at desc, correction_id limit ?";

  private static final String GAME_EXISTS =
      "select exists (select from staging.stg_game_started where game_id = ?)";

  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

  private final AgroalDataSource dataSource;

  CorrectionLog(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Makes others who correct the same thing wait until the transaction ends. */
  @Transactional(TxType.MANDATORY)
  void lock(String what) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, "correction of " + what);
      statement.execute();
    } catch (SQLException e) {
      throw new StorageException("waiting for another correction", e);
    }
  }

  @Transactional(TxType.MANDATORY)
  Optional<Correction> find(UUID id) {
    return query(BY_ID, id).stream().findAny();
  }

  /** The one of a type that stands about a match or a player. */
  @Transactional(TxType.MANDATORY)
  Optional<Correction> standing(String type, String product, String about) {
    return query(STANDING, type, product, about).stream().findAny();
  }

  /** The one of an event that counts, unless it was withdrawn. */
  @Transactional(TxType.MANDATORY)
  Optional<Correction> latestOf(UUID eventId) {
    return query(LATEST_OF_EVENT, eventId).stream().findAny();
  }

  /** The latest ones first. */
  @Transactional(TxType.MANDATORY)
  List<Correction> latest(int limit) {
    return query(LATEST, limit);
  }

  @Transactional(TxType.MANDATORY)
  boolean gameExists(UUID gameId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(GAME_EXISTS)) {
      statement.setObject(1, gameId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new StorageException("looking for a game", e);
    }
  }

  private List<Correction> query(String sql, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < parameters.length; index++) {
        statement.setObject(index + 1, parameters[index]);
      }
      List<Correction> corrections = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          corrections.add(correction(row));
        }
      }
      return corrections;
    } catch (SQLException e) {
      throw new StorageException("reading corrections", e);
    }
  }

  private static Correction correction(ResultSet row) throws SQLException {
    return new Correction(
        row.getObject("correction_id", UUID.class),
        row.getString("type"),
        row.getString("product"),
        row.getObject("game_id", UUID.class),
        row.getString("match_id"),
        row.getString("player_id"),
        row.getObject("corrected_event_id", UUID.class),
        row.getString("changes"),
        row.getString("reason"),
        row.getObject("corrected_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("withdrawn_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
