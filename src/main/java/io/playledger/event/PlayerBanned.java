package io.playledger.event;

/**
 * A player was banned: none of the player's games counts anywhere, past or future.
 *
 * @param playerId who
 * @param reason why, in the words of the admin
 */
public record PlayerBanned(String playerId, String reason) implements GameEvent {}
