package io.playledger.event;

import java.util.SortedMap;

/**
 * The data of an event was wrong. The event itself stays as it was recorded; of several corrections
 * of one event the latest that stands counts.
 *
 * @param eventId the event that was wrong
 * @param eventType its type
 * @param changes the fields of its data that were wrong, with their right values
 * @param reason why, in the words of the admin
 */
public record EventCorrected(
    String eventId, String eventType, SortedMap<String, Object> changes, String reason)
    implements GameEvent {}
