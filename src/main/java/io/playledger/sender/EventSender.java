package io.playledger.sender;

import io.playledger.event.EventContext;
import io.playledger.event.GameEvent;
import java.util.UUID;

/** The port through which game handlers report what happened. */
public interface EventSender {

  /**
   * Sends one event as part of the caller's transaction: it counts if and only if the state change
   * that it reports is committed.
   *
   * @return the identity that the event was given
   * @throws IllegalStateException if there is no transaction, or the event cannot be recorded; the
   *     transaction must then not commit
   */
  UUID send(GameEvent event, EventContext context);
}
