package io.playledger.correction;

/**
 * A match, as somebody names it.
 *
 * @param product the game it is of
 * @param id the session
 * @param field where it is named, for the answer if there is none
 */
public record MatchName(String product, String id, String field) {

  /** A game of trivia, by its id. */
  public static MatchName ofTrivia(String gameId) {
    return new MatchName(Corrections.TRIVIA, gameId, "gameId");
  }

  /** A match of any game, by what its events have for a session. */
  public static MatchName of(String product, String matchId) {
    return new MatchName(product, matchId, "matchId");
  }
}
