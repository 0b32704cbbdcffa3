package io.playledger.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.stats.Streak.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StreakPropertyTest {

  private static final Instant TIME = Instant.parse("2026-05-05T12:00:00Z");

  @Property
  @Label("Results that come late within the horizon are as if they had come in time")
  void anyOrderWithinTheHorizon(
      @ForAll @From("results") List<Result> results, @ForAll Random random) {
    List<Result> sorted = results.stream().sorted(Result.ORDER).toList();

    Streak inOrder = of(sorted);
    Streak late = of(delayed(sorted, random));

    assertThat(late).isEqualTo(inOrder);
    assertThat(inOrder.best()).isEqualTo(best(sorted));
    assertThat(inOrder.current()).isEqualTo(current(sorted));
    assertThat(inOrder.recent()).hasSizeLessThanOrEqualTo(Streak.MOST);
  }

  @Property
  @Label("Void ones within the horizon are as if they had not been, and come back")
  void voided(@ForAll @From("aWeek") List<Result> results, @ForAll Random random) {
    List<Result> kept = results.stream().filter(result -> random.nextBoolean()).toList();
    Streak all = of(results);
    Streak without = all;
    for (Result result : results) {
      if (!kept.contains(result)) {
        without = without.minus(result.eventId());
      }
    }
    Streak again = without;
    for (Result result : results) {
      again = again.plus(result);
    }

    assertThat(without.recent()).isEqualTo(of(kept).recent());
    assertThat(without.best()).isEqualTo(of(kept).best());
    assertThat(without.current()).isEqualTo(of(kept).current());
    assertThat(again).isEqualTo(all);
  }

  @Property
  @Label("Two that settled nothing are, put together, what counting anew gives")
  void together(@ForAll @From("aWeek") List<Result> results, @ForAll Random random) {
    List<Result> some = results.stream().filter(result -> random.nextBoolean()).toList();
    List<Result> others = results.stream().filter(result -> !some.contains(result)).toList();

    assertThat(of(some).and(of(others))).isEqualTo(of(results));
    assertThat(of(others).and(of(some))).isEqualTo(of(results));
  }

  @Property
  @Label("As a row has it, it is the same")
  void inARow(@ForAll @From("results") List<Result> results) {
    TreeMap<String, Streak> streaks = new TreeMap<>();
    streaks.put("matches", of(results));

    assertThat(TallyJson.streaks(TallyJson.streaks(streaks))).isEqualTo(streaks);
  }

  @Example
  @Label("A result older than the horizon, or than what many have settled, changes nothing")
  void tooLate() {
    Streak streak = of(List.of(result(0, true), result(10, true)));
    assertThat(streak.best()).isEqualTo(2);
    assertThat(streak.plus(result(2, false))).isEqualTo(streak);
    assertThat(streak.plus(result(4, false)).best()).isEqualTo(1);

    List<Result> many = new ArrayList<>();
    for (int index = 0; index <= Streak.MOST; index++) {
      many.add(new Result(TIME.plusSeconds(index + 1), new UUID(0, index), true));
    }
    Streak full = of(many);
    assertThat(full.recent()).hasSize(Streak.MOST);
    assertThat(full.best()).isEqualTo(Streak.MOST + 1);
    assertThat(full.plus(result(0, false))).isEqualTo(full);
    assertThat(full.minus(new UUID(0, 0))).isEqualTo(full);
  }

  /** Over three weeks, at most {@link Streak#MOST} of them. */
  @Provide
  Arbitrary<List<Result>> results() {
    return results(21 * 24 * 60);
  }

  @Provide
  Arbitrary<List<Result>> aWeek() {
    return results(7 * 24 * 60);
  }

  /** Often of the same moment. */
  private static Arbitrary<List<Result>> results(int minutes) {
    Arbitrary<Result> one =
        Combinators.combine(
                Arbitraries.integers().between(0, minutes / 60),
                Arbitraries.longs(),
                Arbitraries.of(true, true, false))
            .as(
                (hour, id, isWon) ->
                    new Result(TIME.plus(Duration.ofHours(hour)), new UUID(id, id), isWon));
    return one.list().ofMaxSize(120).uniqueElements(Result::eventId);
  }

  /** Each comes up to seven days after others of its time. */
  private static List<Result> delayed(List<Result> sorted, Random random) {
    List<Result> all = new ArrayList<>(sorted);
    Collections.shuffle(all, random);
    TreeMap<Long, Result> byArrival = new TreeMap<>();
    long order = 0;
    for (Result result : all) {
      long delay = random.nextLong(Streak.HORIZON.toSeconds() + 1);
      byArrival.put((result.at().getEpochSecond() + delay) * 1_000 + order++, result);
    }
    return List.copyOf(byArrival.values());
  }

  private static Result result(int day, boolean isWon) {
    return new Result(TIME.plus(Duration.ofDays(day)), new UUID(9, day), isWon);
  }

  private static Streak of(List<Result> results) {
    Streak streak = Streak.NONE;
    for (Result result : results) {
      streak = streak.plus(result);
    }
    return streak;
  }

  private static long best(List<Result> sorted) {
    return IntStream.range(0, sorted.size() + 1)
        .mapToLong(end -> current(sorted.subList(0, end)))
        .max()
        .orElse(0);
  }

  private static long current(List<Result> sorted) {
    long run = 0;
    for (Result result : sorted) {
      run = result.isWon() ? run + 1 : 0;
    }
    return run;
  }
}
