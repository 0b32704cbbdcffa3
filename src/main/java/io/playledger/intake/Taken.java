package io.playledger.intake;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one event of a request.
 *
 * @param givenId the sender's name for it, else the one that its request gives it; null without
 * @param outcome what became of it
 */
public record Taken(@Nullable String givenId, Outcome outcome) {}
