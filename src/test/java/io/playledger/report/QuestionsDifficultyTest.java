package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.playledger.event.QuestionsServed;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(FreshDatabases.class)
class QuestionsDifficultyTest {

  private static final Instant START = Instant.parse("2026-05-05T12:00:00Z");

  /** What a median from the histogram may be off by, and half of the last digit shown. */
  private static final double HISTOGRAM_ERROR = 0.045;

  private static final double ROUNDING = 0.05;

  /** Whether each of four questions was answered rightly in each of seven games. */
  private static final List<List<Boolean>> VERDICTS =
      List.of(
          List.of(true, true, true, false),
          List.of(true, false, true, false),
          List.of(false, true, true, false),
          List.of(false, false, true, true),
          List.of(true, true, false, false),
          List.of(false, false, false, false),
          List.of(false, true, true, true));

  @Test
  @DisplayName("A question is shown as often as it is given out, in games and outside of any")
  void shown(Database database) throws Exception {
    ReportRows.play(
        database,
        GameScript.at(START).start(2).serve(List.of("one", "two")).end(),
        GameScript.at(START).start(2).serve(List.of("two", "three")).end(),
        // Asked for twice by its client.
        GameScript.at(START).start(1).serve(List.of("three")).serve(List.of("three")));
    ReportRows.record(database, "2026-05-06T00:00:00Z", new QuestionsServed(List.of("one", "six")));

    assertThat(text(database, "question_id", "shown", "answered", "correct_percent"))
        .containsExactlyInAnyOrder("one 2 0 -", "two 2 0 -", "three 3 0 -", "six 1 0 -");
  }

  @Test
  @DisplayName("Right answers are counted over all games, those given up too")
  void correctPercent(Database database) throws Exception {
    ReportRows.play(
        database,
        GameScript.at(START).start(2).answer("one", true, 1).answer("two", false, 1).end(),
        GameScript.at(START).start(2).answer("one", true, 1),
        GameScript.at(START).start(2).answer("one", false, 1).end());

    assertThat(text(database, "question_id", "shown", "answered", "correct_percent"))
        .containsExactlyInAnyOrder("one 0 3 66.67", "two 0 1 0.00");
  }

  @Test
  @DisplayName("A question of the bank comes with its text, subject and label; another without")
  void fromTheBank(Database database) throws Exception {
    database.execute(
        "insert into trivia.question (id, category, difficulty, question_text, options, correct_index)"
            + " values ('one', 'film', 'hard', 'Who?', array['a', 'b'], 0)");
    ReportRows.play(database, GameScript.at(START).start(2).serve(List.of("one", "two")));

    assertThat(text(database, "question_id", "category", "difficulty", "question_text"))
        .containsExactly("one film hard Who?", "two - - -");
  }

  @Test
  @DisplayName("Discrimination is the point-biserial correlation with the rest of the game")
  void discrimination(Database database) throws Exception {
    ReportRows.play(
        database, VERDICTS.stream().map(QuestionsDifficultyTest::game).toArray(GameScript[]::new));

    List<Map<String, Object>> rows = rows(database);

    assertThat(rows).hasSize(VERDICTS.get(0).size());
    for (int question = 0; question < rows.size(); question++) {
      BigDecimal shown = (BigDecimal) rows.get(question).get("discrimination");
      assertThat(shown)
          .isEqualByComparingTo(
              new BigDecimal(pointBiserial(question, true)).setScale(3, RoundingMode.HALF_UP));
      assertThat(shown.doubleValue())
          .as("shares are cut to permille, and that changes little")
          .isCloseTo(pointBiserial(question, false), within(0.002));
    }
    assertThat(rows).extracting("discrimination").doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("A question that good players get right has 1, one that they get wrong has -1")
  void extremes(Database database) throws Exception {
    ReportRows.play(
        database,
        GameScript.at(START).start(2).answer("good 1", true, 1).answer("good 2", true, 1),
        GameScript.at(START).start(2).answer("good 1", false, 1).answer("good 2", false, 1),
        GameScript.at(START).start(2).answer("bad 1", true, 1).answer("bad 2", false, 1),
        GameScript.at(START).start(2).answer("bad 1", false, 1).answer("bad 2", true, 1));

    assertThat(text(database, "question_id", "discrimination"))
        .containsExactly("bad 1 -1.000", "bad 2 -1.000", "good 1 1.000", "good 2 1.000");
  }

  @Test
  @DisplayName("Without anything to compare there is no discrimination")
  void nothingToCompare(Database database) throws Exception {
    ReportRows.play(
        database,
        // Right in both: no difference to explain.
        game(List.of(true, false)),
        game(List.of(true, true)),
        // Alone in their games: no rest.
        GameScript.at(START).start(1).answer("alone", true, 1).end(),
        GameScript.at(START).start(1).answer("alone", false, 1).end());

    assertThat(text(database, "question_id", "discrimination"))
        .containsExactly("alone -", "q0 -", "q1 -");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("times")
  @DisplayName("The median time is at most 4.5 % and rounding off")
  void median(String name, long[] millis, Database database) throws Exception {
    List<Long> shuffled = new ArrayList<>(LongStream.of(millis).boxed().toList());
    Collections.shuffle(shuffled, new Random(1));
    ReportRows.play(
        database,
        shuffled.stream()
            .map(time -> GameScript.at(START).start(1).answer("one", true, time))
            .toArray(GameScript[]::new));

    double shown = ((BigDecimal) rows(database).get(0).get("median_seconds")).doubleValue();

    Arrays.sort(millis);
    // Of an even number the lower one of the two in the middle.
    double exact = millis[(millis.length - 1) / 2] / 1000.0;
    assertThat(shown).isCloseTo(exact, within(exact * HISTOGRAM_ERROR + ROUNDING));
  }

  static Stream<Arguments> times() {
    Random random = new Random(7);
    return Stream.of(
        Arguments.of("one answer", new long[] {17_300}),
        Arguments.of("two answers", new long[] {4_000, 60_000}),
        Arguments.of("all the same", new long[] {9_999, 9_999, 9_999}),
        Arguments.of("no time at all", new long[] {0, 0, 1}),
        Arguments.of("powers of two", new long[] {1_024, 2_048, 4_096, 8_192, 16_384}),
        Arguments.of("even", LongStream.rangeClosed(1, 61).map(n -> n * 1_000).toArray()),
        Arguments.of(
            "two heaps",
            LongStream.range(0, 41).map(n -> n < 21 ? 3_000 + n : 50_000 + n).toArray()),
        Arguments.of(
            "a long tail",
            LongStream.generate(() -> Math.round(8_000 * Math.exp(random.nextGaussian())))
                .limit(81)
                .toArray()),
        Arguments.of("a whole day", new long[] {86_400_000, 86_399_999, 1}));
  }

  @Test
  @DisplayName("Answers of which no time is known have no median")
  void noTimes(Database database) throws Exception {
    ReportRows.play(database, GameScript.at(START).start(1).serve(List.of("one")));

    assertThat(text(database, "question_id", "median_seconds")).containsExactly("one -");
  }

  private static GameScript game(List<Boolean> verdicts) {
    GameScript game = GameScript.at(START).start(verdicts.size());
    for (int question = 0; question < verdicts.size(); question++) {
      game.answer("q" + question, verdicts.get(question), 1_500);
    }
    return game.end();
  }

  /**
   * The formula of the textbooks: the means of those who were right and wrong, over the standard
   * deviation of all, times the root of their shares.
   */
  private static double pointBiserial(int question, boolean inWholePermille) {
    List<Double> rests = new ArrayList<>();
    List<Double> restsOfRight = new ArrayList<>();
    List<Double> restsOfWrong = new ArrayList<>();
    for (List<Boolean> verdicts : VERDICTS) {
      boolean right = verdicts.get(question);
      long others = verdicts.stream().filter(v -> v).count() - (right ? 1 : 0);
      double permille = 1000.0 * others / (verdicts.size() - 1);
      double rest = inWholePermille ? Math.floor(permille) : permille;
      rests.add(rest);
      (right ? restsOfRight : restsOfWrong).add(rest);
    }
    double mean = mean(rests);
    double deviation = Math.sqrt(mean(rests.stream().map(r -> (r - mean) * (r - mean)).toList()));
    double shareOfRight = (double) restsOfRight.size() / rests.size();
    return (mean(restsOfRight) - mean(restsOfWrong))
        / deviation
        * Math.sqrt(shareOfRight * (1 - shareOfRight));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static List<Map<String, Object>> rows(Database database) throws Exception {
    return ReportRows.of(database, "questions_difficulty", ReportRows.LATER);
  }

  private static List<String> text(Database database, String... columns) throws Exception {
    return ReportRows.text(database, "questions_difficulty", ReportRows.LATER, columns);
  }
}
