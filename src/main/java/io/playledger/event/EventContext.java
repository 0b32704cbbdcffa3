package io.playledger.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Around what an event of our own happened.
 *
 * @param occurredAt when, by the clock of the game
 * @param product which game
 * @param playerId who; null when anonymous
 * @param sessionId the game session; null outside of one
 */
public record EventContext(
    Instant occurredAt, String product, @Nullable String playerId, @Nullable String sessionId) {}
