package io.playledger.trivia;

import io.playledger.erasure.ErasureStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions of a person; one that runs goes on under the pseudonym. */
@ApplicationScoped
class SessionErasure implements ErasureStep {

  private static final int SESSIONS_READ = 10_000;
  private static final UUID LAST = new UUID(-1, -1);

  private static final String END_OF_PIECE =
      "select id from trivia.session where id > ? order by id offset ? limit 1";

  /** The name of a start is the client's, and may be the person's. It is of no use any more. */
  private static final String ERASE =
      """
      update trivia.session set player_id = ?, client_request_id = null
      where id > ? and id <= ? and player_id = ?
      """;

  @Override
  public String name() {
    return "trivia sessions";
  }

  @Override
  public Stage stage() {
    return Stage.STATE;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    UUID after = place == null ? new UUID(0, 0) : UUID.fromString(place);
    @Nullable UUID end = endOfPiece(connection, after);
    int changed;
    try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
      statement.setString(1, person.pseudonym());
      statement.setObject(2, after);
      statement.setObject(3, end == null ? LAST : end);
      statement.setString(4, person.id());
      changed = statement.executeUpdate();
    }
    return end == null ? Piece.done(changed) : Piece.more(end.toString(), changed);
  }

  private static @Nullable UUID endOfPiece(Connection connection, UUID after) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END_OF_PIECE)) {
      statement.setObject(1, after);
      statement.setInt(2, SESSIONS_READ - 1);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getObject(1, UUID.class) : null;
      }
    }
  }
}
