package io.playledger.correction;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction and whether it stands.
 *
 * @param id the event that made it
 * @param type {@code match_voided}, {@code player_banned} or {@code event_corrected}
 * @param product the game it is about
 * @param gameId the game of trivia it is about; null for a player, and for a match of another game
 * @param matchId the match it is about, of any game; null for a player
 * @param playerId the player it is about; null otherwise
 * @param eventId the event that was wrong; null otherwise
 * @param changes JSON object: the corrected fields with their right values; null otherwise
 * @param reason why, in the words of the admin
 * @param correctedAt when, by the clock of the game
 * @param withdrawnAt when it was taken back; null while it stands
 */
public record Correction(
    UUID id,
    String type,
    String product,
    @Nullable UUID gameId,
    @Nullable String matchId,
    @Nullable String playerId,
    @Nullable UUID eventId,
    @Nullable String changes,
    String reason,
    Instant correctedAt,
    @Nullable Instant withdrawnAt) {

  /** Whether the models honour it. */
  public boolean stands() {
    return withdrawnAt == null;
  }
}
