package io.playledger.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What all events of a request have in common.
 *
 * @param keyId the key that they came with
 * @param keyName source of those that name none
 * @param product of those that name none; null where the key does not settle it
 * @param format how they are to be read, see {@link io.playledger.intake.format.Formats}
 * @param receivedAt when they came, by the clock of the service
 * @param context what came with the request, for each of its events; null where nothing did
 * @param mayWrite whether the key may write to a product
 */
public record Receipt(
    String keyId,
    String keyName,
    @Nullable String product,
    String format,
    Instant receivedAt,
    @Nullable ObjectNode context,
    Predicate<String> mayWrite) {}
