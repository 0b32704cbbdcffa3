package io.playledger.intake;

import io.playledger.platform.error.Refusal;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where received events go. */
public interface Destination {

  /**
   * Takes judged events, the good and the bad. Never blocks.
   *
   * @param events of one request
   * @return what became of each, in the order given, once that holds for good. It fails with the
   *     failure of whatever keeps them; then nobody knows which it has, and sending them again is
   *     safe
   * @throws Refusal if too much waits already, or nothing can be taken; nothing is taken then
   */
  CompletionStage<List<Outcome>> submit(List<Received> events);

  /** Events that were taken and are not answered for, on this instance. */
  long inFlight();

  /**
   * Events that were taken and whose fate is not decided: by this instance, and, where they go
   * through Kafka, by any, as of a few seconds ago.
   */
  default long underWay() {
    return inFlight();
  }

  /** Whether it would take events now. */
  boolean isTaking();
}
