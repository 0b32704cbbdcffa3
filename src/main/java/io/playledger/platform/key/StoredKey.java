package io.playledger.platform.key;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as its admin sees it: never with a secret.
 *
 * @param eventsPerSecond most events it may send in a second; null for no limit
 * @param createdAt when it was made
 * @param revokedAt since when it opens nothing; null while it does
 * @param previousSecretEndsAt until when the secret before the last rotation is valid; null if it
 *     is not
 * @param lastUsedAt when it last opened a request, a few seconds late; null if it never has
 * @param numRequests requests that it has opened, a few seconds late
 * @param numRefused requests that were refused although they named it, a few seconds late
 */
public record StoredKey(
    String id,
    String name,
    List<String> scopes,
    @Nullable Integer eventsPerSecond,
    Instant createdAt,
    @Nullable Instant revokedAt,
    @Nullable Instant previousSecretEndsAt,
    @Nullable Instant lastUsedAt,
    long numRequests,
    long numRefused) {}
