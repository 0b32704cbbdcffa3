package io.playledger.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events in quarantine are meant; null for all of each.
 *
 * @param status waiting, replayed or dismissed
 * @param after only those that were received after this one
 */
public record QuarantineFilter(
    @Nullable String status,
    @Nullable String product,
    @Nullable String reason,
    @Nullable String type,
    @Nullable UUID after) {

  QuarantineFilter waitingAfter(@Nullable UUID last) {
    return new QuarantineFilter(QuarantinedEvent.WAITING, product, reason, type, last);
  }
}
