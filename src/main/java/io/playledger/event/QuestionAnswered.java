package io.playledger.event;

import org.jspecify.annotations.Nullable;

/**
 * A question was answered for the first time in its session. Later answers to it change nothing and
 * are no events.
 *
 * @param questionId the question
 * @param category its subject
 * @param difficulty easy, medium or hard
 * @param answer index chosen, from 0; any integer, one outside the options is wrong
 * @param correct the verdict
 * @param points what it brought
 * @param score of the session, this answer included
 * @param answerMillis milliseconds since the question was served; null where it was not served to
 *     this session
 */
public record QuestionAnswered(
    String questionId,
    String category,
    String difficulty,
    long answer,
    boolean correct,
    int points,
    int score,
    @Nullable Long answerMillis)
    implements GameEvent {}
