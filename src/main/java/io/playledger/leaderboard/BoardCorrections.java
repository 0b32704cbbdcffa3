package io.playledger.leaderboard;

import io.playledger.leaderboard.VoidedMatches.MatchId;
import io.playledger.projection.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Has corrections take effect: a match that is void counts nowhere, and a player who is banned is
 * on no board, though the results of others against this player stand. What is withdrawn is as if
 * it had not been.
 */
@ApplicationScoped
class BoardCorrections {

  private static final String VOIDED = "match_voided";
  private static final String BANNED = "player_banned";
  private static final String WITHDRAWN = "correction_withdrawn";

  static final Set<String> TYPES = Set.of(VOIDED, BANNED, WITHDRAWN);

  private final VoidedMatches voided;
  private final Bans bans;
  private final StandingStore store;
  private final Recount recount;

  BoardCorrections(VoidedMatches voided, Bans bans, StandingStore store, Recount recount) {
    this.voided = voided;
    this.bans = bans;
    this.store = store;
    this.recount = recount;
  }

  /**
   * Where a correction is made.
   *
   * @param fold of all games, as they are now
   * @param batches counts results
   */
  record Boards(Connection connection, int revision, ScoreFold fold, Recount.Batches batches) {}

  /**
   * Makes one.
   *
   * @throws RuntimeException if it cannot be made; then nothing is changed
   */
  void make(Boards boards, Fact fact) throws SQLException {
    switch (fact.event().type()) {
      case VOIDED -> makeVoid(boards, fact);
      case BANNED -> ban(boards, fact.requiredText("playerId"), fact.event().id());
      default -> withdraw(boards, fact, UUID.fromString(fact.requiredText("correctionId")));
    }
  }

  private void makeVoid(Boards boards, Fact fact) throws SQLException {
    String session = fact.event().sessionId();
    if (session == null) {
      throw new IllegalArgumentException("no match is named");
    }
    MatchId match = new MatchId(fact.event().product(), session);
    Scope scope = scope(boards, match, fact);
    if (voided.add(boards.connection(), boards.revision(), match, fact.event().id())) {
      recount(boards, scope, fact);
    }
  }

  private void ban(Boards boards, String playerId, UUID correctionId) throws SQLException {
    if (bans.add(boards.connection(), boards.revision(), playerId, correctionId)) {
      store.setBanned(boards.connection(), boards.revision(), playerId, true);
    }
  }

  private void withdraw(Boards boards, Fact fact, UUID correctionId) throws SQLException {
    Optional<String> banned = bans.remove(boards.connection(), boards.revision(), correctionId);
    if (banned.isPresent()) {
      store.setBanned(boards.connection(), boards.revision(), banned.get(), false);
    }
    Optional<MatchId> match = voided.remove(boards.connection(), boards.revision(), correctionId);
    if (match.isPresent()) {
      recount(boards, scope(boards, match.get(), fact), fact);
    }
  }

  /**
   * What a match touches.
   *
   * @param results of the match that count, unless it is void
   * @param keys of the standings that they made
   */
  private record Scope(List<Fact> results, Set<StandingKey> keys) {}

  private Scope scope(Boards boards, MatchId match, Fact correction) throws SQLException {
    List<Fact> results =
        recount
            .ofMatch(boards.connection(), match.product(), match.session(), correction.place())
            .stream()
            .filter(fact -> Recount.outcome(boards.fold(), fact).isPresent())
            .toList();
    Set<StandingKey> keys = new HashSet<>();
    results.forEach(fact -> keys.addAll(boards.fold().keys(fact)));
    return new Scope(results, keys);
  }

  private void recount(Boards boards, Scope scope, Fact correction) throws SQLException {
    if (scope.results().isEmpty()) {
      return;
    }
    Fact first = scope.results().get(0);
    if (boards.fold().isRated(first)) {
      recount.ratings(
          boards.connection(),
          boards.revision(),
          first.event().product(),
          first.place(),
          correction.place(),
          boards.batches());
    } else {
      recount.standings(
          boards.connection(), boards.revision(), boards.fold(), scope.keys(), correction.place());
    }
  }
}
