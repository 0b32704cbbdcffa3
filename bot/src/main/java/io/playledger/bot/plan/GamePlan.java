package io.playledger.bot.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One game. Its answers are drawn only when it is played, so that a day's plan stays small.
 *
 * @param date the UTC day it starts on
 * @param index its number within the day, from 0
 * @param playerId who plays it
 * @param startAt when it starts, far enough from midnight for clocks that differ by half a minute
 * @param abandoned whether it is left without an end
 * @param answers how many questions are answered: all {@value #QUESTIONS}, or 0 to 9 if abandoned
 * @param successRate the share of answers meant to be correct, 0 to 1
 * @param answerSeed where the answers' draws start
 */
public record GamePlan(
    LocalDate date,
    int index,
    String playerId,
    Instant startAt,
    boolean abandoned,
    int answers,
    double successRate,
    long answerSeed) {

  /** Questions asked for in every game. */
  public static final int QUESTIONS = 10;

  private static final double ABANDONED_SHARE = 0.05;

  static GamePlan draw(DayPlan day, int index) {
    SplittableRandom random = Seeds.ofGame(day.seed(), day.date(), index);
    boolean abandoned = random.nextDouble() < ABANDONED_SHARE;
    return new GamePlan(
        day.date(),
        index,
        Players.draw(random),
        StartTimes.draw(day.date(), random),
        abandoned,
        abandoned ? random.nextInt(QUESTIONS) : QUESTIONS,
        day.successRate(),
        random.nextLong());
  }

  /** What is drawn for each answer, in the order of the questions. */
  public List<AnswerPlan> answerPlans() {
    SplittableRandom random = new SplittableRandom(answerSeed);
    return Stream.generate(() -> AnswerPlan.draw(random)).limit(answers).toList();
  }
}
