package io.playledger.event;

import java.util.List;

/**
 * Questions were given out.
 *
 * @param questionIds in the order shown
 */
public record QuestionsServed(List<String> questionIds) implements GameEvent {}
