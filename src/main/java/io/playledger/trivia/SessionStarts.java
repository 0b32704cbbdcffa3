package io.playledger.trivia;

import io.playledger.event.EventId;
import io.playledger.platform.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
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
      values (:id, cast(:player as text), cast(:request as text), cast(:category as text), :count, :offset, :startedAt)
      on conflict (coalesce(player_id, ''), client_request_id) where client_request_id is not null
      do nothing
      """;

  private static final String FIND =
      "coalesce(playerId, '') = coalesce(?1, '') and clientRequestId = ?2";

  private final EntityManager entities;

  SessionStarts(EntityManager entities) {
    this.entities = entities;
  }

  /** A start's session, and whether this call made it. */
  record Start(Session session, boolean isNew) {}

  Start insertOrFind(NewGame wish, Instant startedAt) {
    UUID id = EventId.at(startedAt);
    int inserted =
        entities
            .createNativeQuery(INSERT)
            .setParameter("id", id)
            .setParameter("player", wish.playerId())
            .setParameter("request", wish.clientRequestId())
            .setParameter("category", wish.category())
            .setParameter("count", wish.questionCount())
            .setParameter("offset", wish.timeShift().toMillis())
            .setParameter("startedAt", startedAt)
            .executeUpdate();
    if (inserted == 1) {
      return new Start(Session.<Session>findById(id), true);
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
}
