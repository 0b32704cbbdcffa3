package io.playledger.bench.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two sides that were measured in turns. The medians, since a round during which the machine did
 * something else says nothing; the ratio is the median of each round's own.
 */
public final class Rounds {
  private final List<Round> rounds = new ArrayList<>();

  /**
   * @param measured per second
   * @param against what it is compared with, per second
   */
  public Rounds add(double measured, double against) {
    rounds.add(new Round(measured, against));
    return this;
  }

  public double measured() {
    return median(Round::measured);
  }

  public double against() {
    return median(Round::against);
  }

  public double ratio() {
    return median(Round::ratio);
  }

  private double median(ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private record Round(double measured, double against) {

    double ratio() {
      return measured / against;
    }
  }
}
