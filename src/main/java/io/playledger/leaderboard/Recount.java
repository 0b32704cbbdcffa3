package io.playledger.leaderboard;

import io.playledger.event.Event;
import io.playledger.ledger.ErasedPlayers;
import io.playledger.ledger.LedgerFloor;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.Place;
import io.playledger.ledger.RecordedEvent;
import io.playledger.match.Outcome;
import io.playledger.projection.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Computes a part of the boards anew from the results that the ledger has, as if a match had never
 * been, or had been all the time. All in the caller's transaction; the time it takes grows with the
 * results of the game, the memory does not.
 */
@ApplicationScoped
class Recount {

  private static final int PAGE = 1000;

  private final LedgerReader ledger;
  private final ErasedPlayers erased;
  private final VoidedMatches voided;
  private final StandingStore store;
  private final RatingChanges changes;

  Recount(
      LedgerReader ledger,
      ErasedPlayers erased,
      VoidedMatches voided,
      StandingStore store,
      RatingChanges changes) {
    this.ledger = ledger;
    this.erased = erased;
    this.voided = voided;
    this.store = store;
    this.changes = changes;
  }

  /** Takes results that count, in reading order. */
  interface Batches {
    void take(List<Fact> facts) throws SQLException;
  }

  /**
   * The standings of some players of a game whose results may come in any order.
   *
   * @param fold of the game
   * @param keys whose
   * @param upTo where the boards are in the ledger
   * @throws IllegalStateException if the ledger does not have all results any more; nothing is
   *     changed
   */
  void standings(
      Connection connection, int revision, ScoreFold fold, Set<StandingKey> keys, Place upTo)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    if (LedgerFloor.hasRisen(connection)) {
      throw new IllegalStateException(
          "the ledger does not reach back to the first results of the game");
    }
    Map<StandingKey, Standing> now = new HashMap<>();
    Set<String> players = new HashSet<>();
    keys.forEach(key -> players.add(key.playerId()));
    results(
        connection,
        revision,
        keys.iterator().next().product(),
        Place.START,
        upTo,
        facts -> facts.forEach(fact -> add(fold, fact, players, keys, now)));
    Map<StandingKey, Standing> before = store.load(connection, revision, keys);
    Set<StandingKey> gone = new HashSet<>(before.keySet());
    gone.removeAll(now.keySet());
    store.remove(connection, revision, gone);
    if (!now.isEmpty()) {
      store.save(connection, revision, before, now);
    }
  }

  private static void add(
      ScoreFold fold,
      Fact fact,
      Set<String> players,
      Set<StandingKey> keys,
      Map<StandingKey, Standing> now) {
    Optional<Outcome> outcome = outcome(fold, fact);
    if (outcome.isEmpty() || outcome.get().players().stream().noneMatch(players::contains)) {
      return;
    }
    fold.apply(fact, now)
        .states()
        .forEach(
            (key, standing) -> {
              if (keys.contains(key)) {
                now.put(key, standing);
              }
            });
  }

  /** Empty too for one that was parked when it came. */
  static Optional<Outcome> outcome(ScoreFold fold, Fact fact) {
    try {
      return fold.outcome(fact);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The boards of a game that rates its players.
   *
   * @param from the first result that is another one now
   * @param upTo where the boards are in the ledger
   * @param batches counts results
   */
  void ratings(
      Connection connection, int revision, String product, Place from, Place upTo, Batches batches)
      throws SQLException {
    changes.rewind(connection, revision, product, from);
    Place before = new Place(from.generation(), from.tx(), from.position() - 1);
    results(connection, revision, product, before, upTo, batches);
  }

  /** Likewise, from the first match of a player on. */
  void ratingsOf(Connection connection, int revision, StandingKey key, Place upTo, Batches batches)
      throws SQLException {
    Optional<Place> first = changes.first(connection, revision, key);
    if (first.isPresent()) {
      ratings(connection, revision, key.product(), first.get(), upTo, batches);
    }
  }

  /** The results of a match. */
  List<Fact> ofMatch(Connection connection, String product, String session, Place upTo)
      throws SQLException {
    List<RecordedEvent> found = new ArrayList<>(ledger.ofMatch(connection, product, session, upTo));
    if (product.equals(Outcome.TRIVIA)) {
      for (RecordedEvent event : ledger.ofTriviaGame(connection, UUID.fromString(session), upTo)) {
        if (event.event().type().equals(Outcome.GAME_ENDED)) {
          found.add(event);
        }
      }
    }
    return facts(connection, found);
  }

  private void results(
      Connection connection, int revision, String product, Place after, Place upTo, Batches batches)
      throws SQLException {
    Place place = after;
    while (true) {
      List<RecordedEvent> page = ledger.resultsOf(connection, product, place, upTo, PAGE);
      if (!page.isEmpty()) {
        batches.take(voided.without(connection, revision, facts(connection, page)));
        place = page.get(page.size() - 1).place();
      }
      if (page.size() < PAGE) {
        return;
      }
    }
  }

  private List<Fact> facts(Connection connection, List<RecordedEvent> recorded)
      throws SQLException {
    List<Event> events =
        erased
            .known(connection)
            .pseudonyms()
            .apply(recorded.stream().map(RecordedEvent::event).toList());
    List<Fact> facts = new ArrayList<>();
    for (int index = 0; index < events.size(); index++) {
      facts.add(Fact.of(recorded.get(index).place(), events.get(index)));
    }
    return facts;
  }
}
