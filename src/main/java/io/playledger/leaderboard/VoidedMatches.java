package io.playledger.leaderboard;

import io.playledger.event.Event;
import io.playledger.platform.database.SqlArrays;
import io.playledger.projection.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which matches count nowhere, by the events up to where a revision of the boards is. */
@ApplicationScoped
class VoidedMatches {

  private static final String AMONG =
      """
      select v.product, v.session_id
      from unnest(?::text[], ?::text[]) as k (product, session_id)
      join leaderboard.voided_match v on v.product = k.product and v.session_id = k.session_id
      where v.revision = ?
      """;

  private static final String ADD =
      """
      insert into leaderboard.voided_match (revision, product, session_id, correction_id)
      values (?, ?, ?, ?) on conflict (revision, product, session_id) do nothing
      """;

  private static final String REMOVE =
      """
      delete from leaderboard.voided_match where revision = ? and correction_id = ?
      returning product, session_id
      """;

  /**
   * A match.
   *
   * @param session as its events name it
   */
  record MatchId(String product, String session) {}

  /** Those facts that are not of a match that is void. */
  List<Fact> without(Connection connection, int revision, List<Fact> facts) throws SQLException {
    List<Event> events =
        facts.stream().map(Fact::event).filter(event -> event.sessionId() != null).toList();
    if (events.isEmpty()) {
      return facts;
    }
    Set<MatchId> voided = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(AMONG)) {
      statement.setArray(1, SqlArrays.texts(connection, events, Event::product));
      statement.setArray(2, SqlArrays.texts(connection, events, Event::sessionId));
      statement.setInt(3, revision);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          voided.add(new MatchId(row.getString(1), row.getString(2)));
        }
      }
    }
    return voided.isEmpty() ? facts : facts.stream().filter(f -> !isOf(f, voided)).toList();
  }

  private static boolean isOf(Fact fact, Set<MatchId> matches) {
    String session = fact.event().sessionId();
    return session != null && matches.contains(new MatchId(fact.event().product(), session));
  }

  /** Whether it was not void before. */
  boolean add(Connection connection, int revision, MatchId match, UUID correctionId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setInt(1, revision);
      statement.setString(2, match.product());
      statement.setString(3, match.session());
      statement.setObject(4, correctionId);
      return statement.executeUpdate() == 1;
    }
  }

  /** The match that the correction had declared void. */
  Optional<MatchId> remove(Connection connection, int revision, UUID correctionId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setInt(1, revision);
      statement.setObject(2, correctionId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new MatchId(row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    }
  }
}
