package io.playledger.trivia;

/**
 * The answer to an answer.
 *
 * @param correct whether the first answer to that question was right
 * @param currentScore of the session
 */
public record Verdict(boolean correct, int currentScore) {}
