package io.playledger.leaderboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A player on a board.
 *
 * @param rank from 1; players who reached the same at the same moment share one
 * @param playerId who
 * @param name of the player in that game; null for who has none
 * @param score as the scoring of the game has it
 * @param subScores what ranks players of the same score, in the order in which it does
 * @param reachedAt when, by the clock of the game; of equal scores the earlier one ranks higher
 */
public record Entry(
    long rank,
    String playerId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
    BigDecimal score,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BigDecimal> subScores,
    Instant reachedAt) {

  Entry ranked(long newRank) {
    return new Entry(newRank, playerId, name, score, subScores, reachedAt);
  }

  Entry named(@Nullable String newName) {
    return new Entry(rank, playerId, newName, score, subScores, reachedAt);
  }
}
