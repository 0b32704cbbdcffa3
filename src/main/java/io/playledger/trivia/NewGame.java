package io.playledger.trivia;

import io.playledger.ledger.Pseudonyms;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a start asks for.
 *
 * @param playerId who plays; null for anonymous
 * @param questionCount 1 to 50
 * @param category null for all
 * @param clientRequestId the same again by the same player is the same game; null for none
 * @param timeShift debug aid: how far this game's clock is from the service's
 */
public record NewGame(
    @Nullable String playerId,
    int questionCount,
    @Nullable String category,
    @Nullable String clientRequestId,
    Duration timeShift) {

  /** The same, of nobody who was erased. */
  NewGame without(Pseudonyms erased) {
    return erased.isEmpty()
        ? this
        : new NewGame(
            erased.name(playerId),
            questionCount,
            category,
            erased.name(clientRequestId),
            timeShift);
  }
}
