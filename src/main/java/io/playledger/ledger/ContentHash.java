package io.playledger.ledger;

import io.playledger.event.Event;
import io.playledger.event.Sha256;

/** SHA-256 over what an event says: tells a resend from another event under the same id. */
final class ContentHash {

  private ContentHash() {}

  /**
   * Without what only came along, and without the time of receipt of an event that has no other.
   */
  static byte[] of(Event event) {
    return Sha256.of(
        event.type(),
        event.source(),
        event.isUntimed() ? null : event.occurredAt().toString(),
        event.product(),
        event.playerId(),
        event.sessionId(),
        event.data());
  }
}
