package io.playledger.bot.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.playledger.bot.api.Difficulty;
import io.playledger.bot.api.Question;
import io.playledger.bot.plan.AnswerPlan;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SkillTest {
  private static final int CORRECT = 1;
  private static final int GAME = 10;
  private static final Question EASY = question(Difficulty.EASY);
  private static final Question MEDIUM = question(Difficulty.MEDIUM);
  private static final Question HARD = question(Difficulty.HARD);
  private static final List<AnswerPlan> PLANS = plans(20_000);

  @Test
  @DisplayName("How many answers are right is the same whatever the questions are")
  void countFollowsFromThePlan() {
    for (int from = 0; from < 1_000; from += GAME) {
      List<AnswerPlan> plans = PLANS.subList(from, from + GAME);
      long lucky = plans.stream().filter(plan -> plan.luck() < 0.7).count();
      for (List<Question> questions : List.of(game(EASY), game(HARD), game(EASY, MEDIUM, HARD))) {
        assertEquals(lucky, numRight(Skill.replies(0.7, questions, plans)));
      }
    }
  }

  @Test
  @DisplayName("Of a mixed game the easy questions are answered better, and the hard ones worse")
  void difficultyShiftsTheRate() {
    List<Question> questions = game(EASY, MEDIUM, HARD);
    double[] right = new double[GAME];
    for (int from = 0; from < PLANS.size(); from += GAME) {
      List<Reply> replies = Skill.replies(0.7, questions, PLANS.subList(from, from + GAME));
      for (int index = 0; index < GAME; index++) {
        right[index] += isRight(replies.get(index)) ? 1 : 0;
      }
    }

    double games = PLANS.size() / (double) GAME;
    for (int index = 0; index < GAME; index++) {
      double expected =
          switch (questions.get(index).difficulty()) {
            case EASY -> 0.80;
            case MEDIUM -> 0.70;
            case HARD -> 0.57;
          };
      assertEquals(expected, right[index] / games, 0.05);
    }
  }

  @Test
  @DisplayName("Of fewer plans than questions only the first are answered, as of an abandoned game")
  void abandoned() {
    assertEquals(3, Skill.replies(0.7, game(EASY), PLANS.subList(0, 3)).size());
    assertEquals(0, Skill.replies(0.7, game(EASY), List.of()).size());
  }

  @Test
  @DisplayName("A wrong answer takes any of the other options, none of them more often")
  void wrongOptions() {
    int[] chosen = new int[4];
    PLANS.forEach(plan -> chosen[reply(0, MEDIUM, plan).option()]++);

    assertEquals(0, chosen[CORRECT]);
    for (int option : List.of(0, 2, 3)) {
      assertEquals(PLANS.size() / 3.0, chosen[option], PLANS.size() * 0.02);
    }
  }

  @Test
  @DisplayName("Where there is one option only, a wrong answer lies outside")
  void oneOption() {
    Question only = new Question("q", List.of("a"), Difficulty.MEDIUM, 0);

    assertEquals(1, reply(0, only, PLANS.getFirst()).option());
  }

  @Test
  @DisplayName("Thinking takes 4 to 7 s in the mean, longer for hard, and 0.4 to 30 s at the ends")
  void thinkTimes() {
    assertEquals(4_400, meanThinkMillis(EASY), 100);
    assertEquals(5_300, meanThinkMillis(MEDIUM), 100);
    assertEquals(6_600, meanThinkMillis(HARD), 150);
    assertEquals(400, reply(0.7, HARD, new AnswerPlan(0, -9, 0)).thinkMillis());
    assertEquals(30_000, reply(0.7, HARD, new AnswerPlan(0, 9, 0)).thinkMillis());
  }

  @Test
  @DisplayName("A question without its correct answer is refused by name")
  void withoutCorrectIndex() {
    Question secret = new Question("q7", List.of("a", "b"), Difficulty.EASY, null);

    Exception e =
        assertThrows(IllegalStateException.class, () -> reply(0.7, secret, PLANS.getFirst()));
    assertTrue(e.getMessage().contains("q7"), e.getMessage());
  }

  private static Reply reply(double successRate, Question question, AnswerPlan plan) {
    return Skill.replies(successRate, List.of(question), List.of(plan)).getFirst();
  }

  private static boolean isRight(Reply reply) {
    return reply.option() == CORRECT;
  }

  private static long numRight(List<Reply> replies) {
    return replies.stream().filter(SkillTest::isRight).count();
  }

  /** Questions of these kinds, in turns. */
  private static List<Question> game(Question... kinds) {
    return IntStream.range(0, GAME).mapToObj(index -> kinds[index % kinds.length]).toList();
  }

  private static double meanThinkMillis(Question question) {
    return PLANS.stream()
        .mapToInt(plan -> reply(0.7, question, plan).thinkMillis())
        .average()
        .orElseThrow();
  }

  private static Question question(Difficulty difficulty) {
    return new Question("q", List.of("a", "b", "c", "d"), difficulty, CORRECT);
  }

  private static List<AnswerPlan> plans(int count) {
    Random random = new Random(1);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new AnswerPlan(
                    random.nextDouble(), random.nextGaussian(), random.nextInt(1_000_000)))
        .toList();
  }
}
