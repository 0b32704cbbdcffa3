package io.playledger.event;

import org.jspecify.annotations.Nullable;

/**
 * A session of the trivia game began.
 *
 * @param questionCount questions it is to have, 1 to 50
 * @param category the category asked for; null for all
 */
public record GameStarted(int questionCount, @Nullable String category) implements GameEvent {}
