package io.playledger.platform.key;

import java.time.Instant;

/**
 * Something that was done to a key, or with it.
 *
 * @param at when it was done; for requests, the minute
 * @param action created, rotated, revoked, used or refused
 * @param detail more about it, for people to read; may be empty
 * @param count how often: requests are counted by minute and outcome, all else is 1
 */
public record AuditEntry(Instant at, String action, String detail, long count) {}
