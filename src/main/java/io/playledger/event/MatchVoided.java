package io.playledger.event;

/**
 * A match was declared void: it counts nowhere. The envelope's session is the match.
 *
 * @param reason why, in the words of the admin
 */
public record MatchVoided(String reason) implements GameEvent {}
