package io.playledger.bot.plan;

import java.util.random.RandomGenerator;

/**
 * The chance in one answer, drawn before the question is known.
 *
 * @param luck uniform in [0, 1): the lower, the more likely it is to be right
 * @param pace standard normal: below 0 is quicker than usual, above 0 slower
 * @param detour 0 or more: which of the wrong options a wrong answer takes
 */
public record AnswerPlan(double luck, double pace, int detour) {

  static AnswerPlan draw(RandomGenerator random) {
    return new AnswerPlan(
        random.nextDouble(), random.nextGaussian(), random.nextInt(Integer.MAX_VALUE));
  }
}
