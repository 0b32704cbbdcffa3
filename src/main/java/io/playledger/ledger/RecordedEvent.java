package io.playledger.ledger;

import io.playledger.event.Event;
import java.time.Instant;

/**
 * An event as the ledger gives it back.
 *
 * @param place where it lies in the reading order
 * @param recordedAt when the ledger took it, by the clock of the database
 * @param event as it was given; its data is the same JSON, though not the same characters
 */
public record RecordedEvent(Place place, Instant recordedAt, Event event) {}
