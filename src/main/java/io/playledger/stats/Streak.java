package io.playledger.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many results in a row were won, by event time. Never changed.
 *
 * <p>The results of the last seven days of event time, counted back from the latest, are kept: a
 * late one is put where it belongs, and a void one is taken out, as if things had come that way.
 * Older ones are settled and only what they came to is known. A result that is older when it comes
 * changes nothing here. Of a player with more than {@value #MOST} results in seven days those
 * before the latest {@value #MOST} are settled already, and a late one among them changes nothing
 * either.
 *
 * @param settledRun won in a row at the end of what is settled
 * @param settledBest the most that were won in a row there
 * @param settledTo the last settled result; null if there is none
 * @param recent the others, in order
 * @param latest time of the latest result that ever came, void ones included
 */
record Streak(
    long settledRun,
    long settledBest,
    @Nullable Result settledTo,
    List<Result> recent,
    Instant latest) {

  static final Duration HORIZON = Duration.ofDays(7);
  static final int MOST = 200;

  static final Streak NONE = new Streak(0, 0, null, List.of(), Instant.MIN);

  /**
   * A result of one event.
   *
   * @param at when it happened, by the clock of the game
   * @param eventId decides among those of one moment
   */
  record Result(Instant at, UUID eventId, boolean isWon) {

    static final Comparator<Result> ORDER =
        Comparator.comparing(Result::at)
            .thenComparing(
                result -> result.eventId().getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(
                result -> result.eventId().getLeastSignificantBits(), Long::compareUnsigned);
  }

  Streak {
    recent = List.copyOf(recent);
  }

  /** With one result more, where it belongs. */
  Streak plus(Result result) {
    if (isBeyond(result.at(), latest) || isSettled(result)) {
      return this;
    }
    List<Result> all = new ArrayList<>(recent);
    int index = Collections.binarySearch(all, result, Result.ORDER);
    if (index >= 0) {
      all.set(index, result);
    } else {
      all.add(-index - 1, result);
    }
    return settled(all, result.at().isAfter(latest) ? result.at() : latest);
  }

  /** Without the result of an event; a settled one stays. */
  Streak minus(UUID eventId) {
    return new Streak(
        settledRun,
        settledBest,
        settledTo,
        recent.stream().filter(result -> !result.eventId().equals(eventId)).toList(),
        latest);
  }

  /**
   * Both together: what counting anew would give, if one of them has settled nothing. Otherwise
   * that is not known any more, and the one with the later results goes on.
   */
  Streak and(Streak other) {
    if (settledTo != null && other.settledTo != null) {
      boolean isLater = Result.ORDER.compare(settledTo, other.settledTo) > 0;
      Streak later = isLater ? this : other;
      Streak earlier = isLater ? other : this;
      return new Streak(
              later.settledRun,
              Math.max(later.settledBest, earlier.best()),
              later.settledTo,
              later.recent,
              later.latest)
          .plusAll(earlier.recent);
    }
    return settledTo == null ? other.plusAll(recent) : plusAll(other.recent);
  }

  private Streak plusAll(List<Result> results) {
    Streak sum = this;
    for (Result result : results) {
      sum = sum.plus(result);
    }
    return sum;
  }

  /** Won in a row at the end. */
  long current() {
    long run = settledRun;
    for (Result result : recent) {
      run = result.isWon() ? run + 1 : 0;
    }
    return run;
  }

  /** The most that were won in a row. */
  long best() {
    long run = settledRun;
    long best = settledBest;
    for (Result result : recent) {
      run = result.isWon() ? run + 1 : 0;
      best = Math.max(best, run);
    }
    return best;
  }

  private Streak settled(List<Result> all, Instant now) {
    long run = settledRun;
    long best = settledBest;
    Result last = settledTo;
    int count = 0;
    while (all.size() - count > MOST || isBeyond(all.get(count).at(), now)) {
      last = all.get(count);
      run = last.isWon() ? run + 1 : 0;
      best = Math.max(best, run);
      count++;
    }
    return new Streak(run, best, last, all.subList(count, all.size()), now);
  }

  private boolean isSettled(Result result) {
    return settledTo != null && Result.ORDER.compare(result, settledTo) <= 0;
  }

  /** The latest itself never is, so there is always one left. */
  private static boolean isBeyond(Instant at, Instant latest) {
    return !latest.equals(Instant.MIN) && at.isBefore(latest.minus(HORIZON));
  }
}
