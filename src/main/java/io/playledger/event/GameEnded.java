package io.playledger.event;

/**
 * A session of the trivia game was ended by its player.
 *
 * @param finalScore points at the end
 * @param answered questions answered
 * @param correct questions answered rightly
 */
public record GameEnded(int finalScore, int answered, int correct) implements GameEvent {}
