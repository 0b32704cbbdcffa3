package io.playledger.product;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A game.
 *
 * @param id as its events name it
 * @param name for people
 * @param scoring by what its boards are ordered, by name: {@code wins}, for example
 * @param subScores what ranks players of the same score, in that order; only for points
 * @param statsHandlers what is counted for its players, by the names of the handlers
 * @param periods which boards it has beside the one of all times
 * @param seasons boards of stretches of time of its own; no two of a name
 * @param zone where its days, weeks and months begin
 * @param startsAt what is dated before counts on no board and in no stats; null if everything
 *     counts
 */
public record Product(
    String id,
    String name,
    String scoring,
    List<SubScore> subScores,
    List<String> statsHandlers,
    Set<Period> periods,
    List<Season> seasons,
    ZoneId zone,
    @Nullable Instant startsAt) {

  /** The scoring of games that name none. */
  public static final String DEFAULT_SCORING = "wins";

  /** The stats handler of games that name none. */
  public static final String DEFAULT_STATS = "default";

  /**
   * Ranks players of the same score.
   *
   * @param name for people
   * @param lowerIsBetter whether the lower one is better, as of times
   */
  public record SubScore(String name, boolean lowerIsBetter) {}

  /**
   * A stretch of time with a board of its own.
   *
   * @param name unique in the game; begins with a letter, so it is no date
   * @param from its first moment
   * @param to the first moment after it
   */
  public record Season(String name, Instant from, Instant to) {}

  public Product {
    subScores = List.copyOf(subScores);
    statsHandlers = List.copyOf(statsHandlers);
    periods = Set.copyOf(periods);
    seasons = List.copyOf(seasons);
  }

  /** What a game is that nobody has registered. */
  public static Product unregistered(String id) {
    return new Product(
        id,
        id,
        DEFAULT_SCORING,
        List.of(),
        List.of(DEFAULT_STATS),
        Set.of(),
        List.of(),
        ZoneOffset.UTC,
        null);
  }

  /** Whether what happened then counts. */
  public boolean counts(Instant occurredAt) {
    return startsAt == null || !occurredAt.isBefore(startsAt);
  }
}
