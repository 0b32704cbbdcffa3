package io.playledger.trivia;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.EventId;
import io.playledger.ledger.ErasedPlayers;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

/** Makes sessions so that a start that is tried again finds the game it made before. */
@ApplicationScoped
class SessionStarts {

  /** Waits for a racing start of the same request to commit or fail, then inserts or does not. */
  private static final String INSERT =
      """
      insert into trivia.session
        (id, player_id, client_request_id, category, question_count, clock_offset_millis, started_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (coalesce(player_id, ''), client_request_id) where client_request_id is not null
      do nothing
      """;

  private static final String FIND =
      "coalesce(playerId, '') = coalesce(?1, '') and clientRequestId = ?2";

  private final AgroalDataSource dataSource;
  private final ErasedPlayers erased;

  SessionStarts(AgroalDataSource dataSource, ErasedPlayers erased) {
    this.dataSource = dataSource;
    this.erased = erased;
  }

  /** A start's session, and whether this call made it. */
  record Start(Session session, boolean isNew) {}

  /** Somebody who was erased plays under the pseudonym. */
  Start insertOrFind(NewGame asked, Instant startedAt) {
    UUID id = EventId.at(startedAt);
    NewGame wish;
    try (Connection connection = dataSource.getConnection()) {
      ErasedPlayers.Known known = erased.known(connection);
      wish = asked.without(known.pseudonyms());
      boolean isNew = insert(connection, id, wish, startedAt);
      erased.confirm(connection, known);
      if (isNew) {
        return new Start(made(id, wish, startedAt), true);
      }
    } catch (SQLException e) {
      throw new StorageException("storing a session", e);
    }
    Session found =
        Session.<Session>find(FIND, wish.playerId(), wish.clientRequestId()).firstResult();
    if (found.questionCount != wish.questionCount()
        || !Objects.equals(found.category, wish.category())) {
      throw Refusal.conflict(
          "clientRequestId",
          "'%s' has started a game with another category or question count"
              .formatted(wish.clientRequestId()));
    }
    return new Start(found, false);
  }

  private static boolean insert(Connection connection, UUID id, NewGame wish, Instant startedAt)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, id);
      statement.setString(2, wish.playerId());
      statement.setString(3, wish.clientRequestId());
      statement.setString(4, wish.category());
      statement.setInt(5, wish.questionCount());
      statement.setLong(6, wish.timeShift().toMillis());
      statement.setObject(7, startedAt.atOffset(ZoneOffset.UTC));
      return statement.executeUpdate() == 1;
    }
  }

  /** As it was inserted, without asking for it again. */
  private static Session made(UUID id, NewGame wish, Instant startedAt) {
    Session session = new Session();
    session.id = id;
    session.playerId = wish.playerId();
    session.clientRequestId = wish.clientRequestId();
    session.category = wish.category();
    session.questionCount = wish.questionCount();
    session.clockOffsetMillis = wish.timeShift().toMillis();
    session.startedAt = startedAt;
    return session;
  }
}
