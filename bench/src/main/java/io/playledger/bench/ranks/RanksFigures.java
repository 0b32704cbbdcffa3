package io.playledger.bench.ranks;

import io.playledger.bench.intake.Rounds;
import java.util.List;

/**
 * What was measured.
 *
 * @param small players on the small board
 * @param large players on the large one
 * @param perSecond scores that changed meanwhile on the board that was read
 */
public record RanksFigures(int small, int large, int perSecond, List<Times> times) {

  /**
   * @param p50 milliseconds on the large board, against the small one
   * @param p99 likewise
   */
  public record Times(Reading reading, Rounds p50, Rounds p99) {}
}
