package io.playledger.leaderboard.scoring;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** What the properties are tried with: boards and points, many of them alike in part. */
final class Boards {

  /**
   * A board and events of it.
   *
   * @param events of one player or of several, as the property takes them
   */
  record Board(ScoreOrder order, List<Points> events) {}

  private Boards() {}

  static Arbitrary<Board> boards(int minEvents, int maxEvents) {
    Arbitrary<ScoreOrder> orders =
        Combinators.combine(directions(), directions().list().ofMaxSize(3)).as(ScoreOrder::new);
    return orders
        .flatMap(
            order ->
                points(order.subScores().size())
                    .list()
                    .ofMinSize(minEvents)
                    .ofMaxSize(maxEvents)
                    .map(events -> new Board(order, events)))
        .withoutEdgeCases();
  }

  private static Arbitrary<Direction> directions() {
    return Arbitraries.of(Direction.class);
  }

  private static Arbitrary<Points> points(int subScores) {
    return Combinators.combine(numbers(), numbers().list().ofSize(subScores), times())
        .as(Points::of);
  }

  /**
   * Few values that meet often, edge cases among them, and any others; no sum of a hundred passes
   * 2^53.
   */
  private static Arbitrary<Double> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.of(-0.0, 0.0, 0.1, 0.2, -0.3, 1.0, 7.0, -7.0),
        Arbitraries.integers().between(-3, 3).map(Integer::doubleValue),
        Arbitraries.doubles().between(-1000, 1000).ofScale(3),
        Arbitraries.longs()
            .withDistribution(RandomDistribution.uniform())
            .map(Double::longBitsToDouble)
            .filter(number -> Math.abs(number) <= 0x1p46),
        Arbitraries.of(Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 0x1p46, 1e-9));
  }

  private static Arbitrary<Instant> times() {
    Arbitrary<Long> micros =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-3, 3), Arbitraries.longs().between(-1L << 52, 1L << 52));
    return micros.map(
        micro ->
            Instant.ofEpochSecond(
                Math.floorDiv(micro, 1_000_000L), Math.floorMod(micro, 1_000_000L) * 1000));
  }
}
