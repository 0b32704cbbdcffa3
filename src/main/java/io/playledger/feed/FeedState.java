package io.playledger.feed;

import org.jspecify.annotations.Nullable;

/**
 * How far the feed is.
 *
 * @param enabled whether the ledger is published
 * @param topic where to
 * @param place of the last event that is published for certain; 0/0/0 before the first
 * @param lagSeconds for how long the first event after that has been in the ledger; 0 if there is
 *     none, null while the feed is not enabled
 * @param held whether an instance has taken it on
 * @param restarts how often it went back to the beginning
 */
public record FeedState(
    boolean enabled,
    String topic,
    String place,
    @Nullable Double lagSeconds,
    boolean held,
    int restarts) {}
