package io.playledger.product;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A game as somebody wants it registered; nothing of it is checked yet. What is null gets its
 * default.
 *
 * @param boards periods, by their names
 * @param zone as {@link java.time.ZoneId} reads it
 * @param startsAt a time of RFC 3339
 */
public record ProductDraft(
    @Nullable String name,
    @Nullable String scoring,
    @Nullable List<@NotNull SubScore> subScores,
    @Nullable List<@NotNull String> statsHandlers,
    @Nullable List<@NotNull String> boards,
    @Nullable List<@NotNull Season> seasons,
    @Nullable String zone,
    @Nullable String startsAt) {

  /**
   * Ranks players of the same score.
   *
   * @param direction {@code highest} or {@code lowest}: which is better
   */
  public record SubScore(@Nullable String name, @Nullable String direction) {}

  /**
   * A stretch of time with a board of its own.
   *
   * @param from its first moment, a time of RFC 3339
   * @param to the first moment after it
   */
  public record Season(@Nullable String name, @Nullable String from, @Nullable String to) {}
}
