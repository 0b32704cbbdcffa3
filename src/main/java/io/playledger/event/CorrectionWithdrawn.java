package io.playledger.event;

/**
 * A correction was taken back: everything is as if it had not been made.
 *
 * @param correctionId the event that made it: a void, a ban or a corrected event
 * @param correctionType its type
 * @param reason why, in the words of the admin
 */
public record CorrectionWithdrawn(String correctionId, String correctionType, String reason)
    implements GameEvent {}
