package io.playledger.projection;

import java.time.Instant;

/**
 * An event that a projection went on without.
 *
 * @param id of the event
 * @param type of the event
 * @param error what went wrong
 * @param parkedAt when
 */
public record ParkedEvent(String id, String type, String error, Instant parkedAt) {}
