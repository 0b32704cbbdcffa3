package io.playledger.intake;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one event of a request.
 *
 * @param givenId the sender's name for it; null where it has none
 * @param outcome what became of it
 */
public record Taken(@Nullable String givenId, Outcome outcome) {}
