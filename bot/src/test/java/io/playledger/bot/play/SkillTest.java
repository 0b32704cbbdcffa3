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
  private static final Question EASY = question(Difficulty.EASY);
  private static final Question MEDIUM = question(Difficulty.MEDIUM);
  private static final Question HARD = question(Difficulty.HARD);
  private static final List<AnswerPlan> PLANS = plans(20_000);

  @Test
  @DisplayName("Easy is answered better, hard worse, and the mean is the success rate")
  void difficultyShiftsTheRate() {
    List<Question> questions = List.of(EASY, MEDIUM, HARD);
    Skill skill = Skill.forGame(0.7, questions);

    assertEquals(0.82, rate(skill, EASY), 0.01);
    assertEquals(0.70, rate(skill, MEDIUM), 0.01);
    assertEquals(0.58, rate(skill, HARD), 0.01);
  }

  @Test
  @DisplayName("A game of hard questions only keeps the success rate as well")
  void meanHoldsForAnyMix() {
    assertEquals(0.7, rate(Skill.forGame(0.7, List.of(HARD, HARD)), HARD), 0.01);

    Skill mostlyHard = Skill.forGame(0.7, List.of(EASY, HARD, HARD, HARD));
    assertEquals(0.7, (rate(mostlyHard, EASY) + 3 * rate(mostlyHard, HARD)) / 4, 0.01);
  }

  @Test
  @DisplayName("A wrong answer takes any of the other options, none of them more often")
  void wrongOptions() {
    Skill hopeless = Skill.forGame(0, List.of(MEDIUM));
    int[] chosen = new int[4];
    PLANS.forEach(plan -> chosen[hopeless.reply(MEDIUM, plan).option()]++);

    assertEquals(0, chosen[CORRECT]);
    for (int option : List.of(0, 2, 3)) {
      assertEquals(PLANS.size() / 3.0, chosen[option], PLANS.size() * 0.02);
    }
  }

  @Test
  @DisplayName("Where there is one option only, a wrong answer lies outside")
  void oneOption() {
    Question only = new Question("q", List.of("a"), Difficulty.MEDIUM, 0);

    assertEquals(1, Skill.forGame(0, List.of(only)).reply(only, PLANS.getFirst()).option());
  }

  @Test
  @DisplayName("Thinking takes 4 to 7 s in the mean, longer for hard, and 0.4 to 30 s at the ends")
  void thinkTimes() {
    assertEquals(4_400, meanThinkMillis(EASY), 100);
    assertEquals(5_300, meanThinkMillis(MEDIUM), 100);
    assertEquals(6_600, meanThinkMillis(HARD), 150);
    Skill skill = Skill.forGame(0.7, List.of(HARD));
    assertEquals(400, skill.reply(HARD, new AnswerPlan(0, -9, 0)).thinkMillis());
    assertEquals(30_000, skill.reply(HARD, new AnswerPlan(0, 9, 0)).thinkMillis());
  }

  @Test
  @DisplayName("A question without its correct answer is refused by name")
  void withoutCorrectIndex() {
    Question secret = new Question("q7", List.of("a", "b"), Difficulty.EASY, null);
    Skill skill = Skill.forGame(0.7, List.of(secret));

    Exception e =
        assertThrows(IllegalStateException.class, () -> skill.reply(secret, PLANS.getFirst()));
    assertTrue(e.getMessage().contains("q7"), e.getMessage());
  }

  private static double rate(Skill skill, Question question) {
    return PLANS.stream().filter(plan -> skill.reply(question, plan).option() == CORRECT).count()
        / (double) PLANS.size();
  }

  private static double meanThinkMillis(Question question) {
    Skill skill = Skill.forGame(0.7, List.of(question));
    return PLANS.stream()
        .mapToInt(plan -> skill.reply(question, plan).thinkMillis())
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
