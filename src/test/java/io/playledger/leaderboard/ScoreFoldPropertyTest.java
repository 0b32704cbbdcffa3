package io.playledger.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.ledger.Place;
import io.playledger.product.Period;
import io.playledger.product.Product;
import io.playledger.product.Product.SubScore;
import io.playledger.projection.Fact;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Boards, for any results")
class ScoreFoldPropertyTest {

  private static final Instant TIME = Instant.parse("2026-03-28T12:00:00Z");

  @Provide
  Arbitrary<String> commutative() {
    return Arbitraries.of("wins", "points_best", "points_latest", "points_sum", "points_lowest");
  }

  @Provide
  Arbitrary<String> ratings() {
    return Arbitraries.of("elo", "glicko2", "openskill");
  }

  /** What a result is made of: two players, a score, a sub-score, minutes. */
  @Provide
  Arbitrary<List<int[]>> results() {
    Arbitrary<Integer> few = Arbitraries.integers().between(0, 5);
    Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 20_000);
    return Combinators.combine(few, few, few, few, minutes)
        .as((one, other, score, sub, minute) -> new int[] {one, other, score, sub, minute})
        .filter(result -> result[0] != result[1])
        .list()
        .ofMaxSize(25);
  }

  @Property
  @Label("are the same in any order of results, where order does not matter")
  void anyOrder(
      @ForAll("commutative") String scoring,
      @ForAll("results") List<int[]> results,
      @ForAll Random random) {
    List<Fact> facts = facts(scoring, results);
    List<Fact> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);

    assertThat(fold(scoring, shuffled)).isEqualTo(fold(scoring, facts));
  }

  @Property
  @Label("of ratings go by the order of the ledger, whatever times the results have")
  void ledgerOrder(@ForAll("ratings") String scoring, @ForAll("results") List<int[]> results) {
    List<int[]> delayed = results.stream().map(ScoreFoldPropertyTest::anHourLater).toList();

    assertThat(ratings(fold(scoring, facts(scoring, delayed))))
        .isEqualTo(ratings(fold(scoring, facts(scoring, results))));
  }

  @Property
  @Label("of Elo neither make points nor lose any")
  void noPointsMade(@ForAll("results") List<int[]> results) {
    Map<String, Double> ratings = new TreeMap<>();
    ratings(fold("elo", facts("elo", results)))
        .forEach((player, rating) -> ratings.put(player, rating.get(0)));

    assertThat(ratings.values().stream().mapToDouble(rating -> rating - 1500).sum())
        .isCloseTo(0, offset(1e-9));
  }

  private static int[] anHourLater(int[] result) {
    return new int[] {result[0], result[1], result[2], result[3], result[4] + 60};
  }

  /** On the board of all time. */
  private static Map<String, List<Double>> ratings(Map<StandingKey, Standing> standings) {
    Map<String, List<Double>> ratings = new TreeMap<>();
    standings.forEach(
        (key, standing) -> {
          if (key.season().equals(Seasons.ALL_TIME)) {
            ratings.put(key.playerId(), standing.rating());
          }
        });
    return ratings;
  }

  private static Map<StandingKey, Standing> fold(String scoring, List<Fact> facts) {
    ScoreFold fold = new ScoreFold(id -> game(id, scoring));
    Map<StandingKey, Standing> standings = new HashMap<>();
    for (Fact fact : facts) {
      Map<StandingKey, Standing> own = new HashMap<>(standings);
      own.keySet().retainAll(fold.keys(fact));
      standings.putAll(fold.apply(fact, own).states());
    }
    return standings;
  }

  private static List<Fact> facts(String scoring, List<int[]> results) {
    List<Fact> facts = new ArrayList<>();
    for (int[] result : results) {
      String data =
          scoring.startsWith("points_")
              ? "{\"playerId\":\"p%d\",\"score\":%d,\"subScores\":[%d]}"
                  .formatted(result[0], result[2], result[3])
              : "{\"winnerId\":\"p%d\",\"loserId\":\"p%d\"}".formatted(result[0], result[1]);
      Instant at = TIME.plusSeconds(60L * result[4]);
      Event event = new Event(EventId.at(at), "game_over", "a-test", at, "maze", null, null, data);
      facts.add(Fact.of(new Place(1, "9", facts.size()), event));
    }
    return facts;
  }

  private static Product game(String id, String scoring) {
    return new Product(
        id,
        id,
        scoring,
        scoring.startsWith("points_") ? List.of(new SubScore("time", true)) : List.of(),
        List.of("default"),
        scoring.startsWith("points_") ? EnumSet.allOf(Period.class) : Set.of(Period.WEEKLY),
        List.of(),
        ZoneId.of("America/New_York"),
        null);
  }
}
