package io.playledger.bot.play;

import io.playledger.bot.api.Difficulty;
import io.playledger.bot.api.Question;
import io.playledger.bot.plan.AnswerPlan;
import java.util.List;

/** How well and how fast the questions of one game are answered. */
final class Skill {
  private static final double EASE = 0.12;
  private static final double SPREAD_OF_PACE = 0.5;
  private static final double SHORTEST_SECONDS = 0.4;
  private static final double LONGEST_SECONDS = 30;

  private final double chanceWithoutEase;

  private Skill(double chanceWithoutEase) {
    this.chanceWithoutEase = chanceWithoutEase;
  }

  /**
   * Easy questions are answered better and hard ones worse than the success rate. The mean over the
   * game's questions stays the success rate, whatever mix of difficulties the service served.
   */
  static Skill forGame(double successRate, List<Question> questions) {
    double meanEase =
        questions.stream().mapToDouble(question -> ease(question.difficulty())).average().orElse(0);
    return new Skill(successRate - meanEase);
  }

  Reply reply(Question question, AnswerPlan plan) {
    boolean right = plan.luck() < chanceWithoutEase + ease(question.difficulty());
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
