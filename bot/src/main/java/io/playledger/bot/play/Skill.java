package io.playledger.bot.play;

import io.playledger.bot.api.Difficulty;
import io.playledger.bot.api.Question;
import io.playledger.bot.plan.AnswerPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well and how fast the questions of a game are answered.
 *
 * <p>How many answers are right follows from the plan alone, whatever questions the service draws:
 * so the same seed gives the same scores. Which of them are right depends on the questions.
 */
final class Skill {

  /** Makes easy questions right in 0.8 of all cases, and hard ones in 0.57, where 0.7 are right. */
  private static final double EASE = 0.16;

  private static final double SPREAD_OF_PACE = 0.5;
  private static final double SHORTEST_SECONDS = 0.4;
  private static final double LONGEST_SECONDS = 30;

  private Skill() {}

  /**
   * As many right ones as have luck below the success rate; the easy questions are more likely to
   * be among them than the hard ones.
   *
   * @param plans of the questions, in their order
   * @throws IllegalStateException if a question came without its correct answer
   */
  static List<Reply> replies(double successRate, List<Question> questions, List<AnswerPlan> plans) {
    int count = Math.min(questions.size(), plans.size());
    long numRight = plans.stream().limit(count).filter(plan -> plan.luck() < successRate).count();
    Set<Integer> right =
        IntStream.range(0, count)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    index -> plans.get(index).luck() - ease(questions.get(index).difficulty())))
            .limit(numRight)
            .collect(Collectors.toSet());
    return IntStream.range(0, count)
        .mapToObj(index -> reply(questions.get(index), plans.get(index), right.contains(index)))
        .toList();
  }

  private static Reply reply(Question question, AnswerPlan plan, boolean right) {
    return new Reply(option(question, right, plan.detour()), thinkMillis(question, plan.pace()));
  }

  private static double ease(Difficulty difficulty) {
    return switch (difficulty) {
      case EASY -> EASE;
      case MEDIUM -> 0;
      case HARD -> -EASE;
    };
  }

  private static int option(Question question, boolean right, int detour) {
    Integer correct = question.correctIndex();
    if (correct == null) {
      throw new IllegalStateException("question " + question.id() + " came without correctIndex");
    }
    if (right) {
      return correct;
    }
    int wrongOptions = Math.max(1, question.options().size() - 1);
    return (correct + 1 + detour % wrongOptions) % (wrongOptions + 1);
  }

  /** Log-normal, mean about 4.4 s for easy, 5.3 s for medium and 6.6 s for hard questions. */
  private static int thinkMillis(Question question, double pace) {
    double medianSeconds =
        switch (question.difficulty()) {
          case EASY -> 3.9;
          case MEDIUM -> 4.7;
          case HARD -> 5.8;
        };
    double seconds = medianSeconds * Math.exp(SPREAD_OF_PACE * pace);
    return (int) (1000 * Math.clamp(seconds, SHORTEST_SECONDS, LONGEST_SECONDS));
  }
}
