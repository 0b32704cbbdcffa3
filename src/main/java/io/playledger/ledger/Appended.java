package io.playledger.ledger;

import java.util.UUID;

/**
 * The answer to one event of a batch.
 *
 * @param id the event
 * @param fate what became of it
 */
public record Appended(UUID id, Fate fate) {}
