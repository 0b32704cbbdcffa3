package io.playledger.stats;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a player has done in a game.
 *
 * @param playerId who
 * @param product the game
 * @param stats counters, streaks and medians by name, in the unit that the name ends with; zeros
 *     for a player of whom nothing is known, null for the median of nothing
 * @param lastAt time of the latest event that was counted, by the clock of the game, void ones
 *     included; null if there is none
 * @param banned whether the player is banned; the numbers are as they are, and so are those of
 *     others who played against the player
 */
public record PlayerStats(
    String playerId,
    String product,
    Map<String, @Nullable Long> stats,
    @Nullable Instant lastAt,
    boolean banned) {

  /** Of what was counted. */
  static PlayerStats of(StatsKey key, StatsHandler handler, @Nullable Tally found, boolean banned) {
    Tally tally = found == null ? Tally.NONE : found;
    Map<String, @Nullable Long> stats = new LinkedHashMap<>();
    for (Shown shown : handler.shown()) {
      stats.put(shown.name(), number(shown, tally));
    }
    stats.putAll(tally.counters());
    return new PlayerStats(
        key.playerId(), key.product(), stats, found == null ? null : found.lastAt(), banned);
  }

  private static @Nullable Long number(Shown shown, Tally tally) {
    return switch (shown.kind()) {
      case COUNTER -> tally.counters().getOrDefault(shown.of(), 0L);
      case CURRENT_STREAK -> tally.streaks().getOrDefault(shown.of(), Streak.NONE).current();
      case BEST_STREAK -> tally.streaks().getOrDefault(shown.of(), Streak.NONE).best();
      case MEDIAN -> {
        Histogram measured = tally.measures().get(shown.of());
        yield measured == null ? null : measured.median();
      }
    };
  }
}
