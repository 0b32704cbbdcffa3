package io.playledger.leaderboard.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.playledger.leaderboard.Boards;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Boards for those who watch them, and whether it is worth while to read any. */
@ApplicationScoped
class BoardReader {

  private static final String PROGRESS =
      """
      select c.revision || ' ' || c.generation || ' ' || c.tx || ' ' || c.position
      from projection.checkpoint c
      where c.name = 'leaderboard' and c.is_live
      """;

  private final AgroalDataSource dataSource;
  private final Boards boards;
  private final ObjectMapper mapper;

  BoardReader(AgroalDataSource dataSource, Boards boards, ObjectMapper mapper) {
    this.dataSource = dataSource;
    this.boards = boards;
    this.mapper = mapper;
  }

  /**
   * What is watched.
   *
   * @param season as {@link Boards} takes it
   * @param limit how many of the best
   */
  record Key(String product, String season, int limit) {}

  /** Another text whenever events have moved boards, whichever and on whichever instance. */
  String progress() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(PROGRESS);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      throw new StorageException("asking whether boards have changed", e);
    }
  }

  LiveEvent.Shown read(Key key) {
    return LiveEvent.Shown.of(boards.top(key.product(), key.season(), key.limit(), null), mapper);
  }
}
