package io.playledger.intake;

import io.playledger.intake.format.Fault;
import io.playledger.ledger.Fate;
import java.util.UUID;

/** What became of a received event. */
public sealed interface Outcome {

  /**
   * The ledger has it, or has something under its id.
   *
   * @param eventId its id in the ledger
   */
  record Recorded(UUID eventId, Fate fate) implements Outcome {}

  /**
   * It waits in quarantine.
   *
   * @param quarantineId its id there
   * @param fault why
   */
  record Quarantined(UUID quarantineId, Fault fault) implements Outcome {}
}
