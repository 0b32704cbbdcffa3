package io.playledger.intake;

import io.playledger.intake.format.Fault;
import io.playledger.ledger.Fate;
import java.util.UUID;

/** What became of a received event. */
public sealed interface Outcome {

  /** For good. */
  sealed interface Decided extends Outcome {}

  /**
   * The ledger has it, or has something under its id.
   *
   * @param eventId its id in the ledger
   */
  record Recorded(UUID eventId, Fate fate) implements Decided {}

  /**
   * It waits in quarantine.
   *
   * @param quarantineId its id there
   * @param fault why
   */
  record Quarantined(UUID quarantineId, Fault fault) implements Decided {}

  /**
   * Kafka has it, and the ledger will have it, or has it already.
   *
   * @param eventId its id in the ledger then
   */
  record Queued(UUID eventId) implements Outcome {}

  /**
   * Kafka has it, and it will wait in quarantine, unless the rules change meanwhile.
   *
   * @param quarantineId its id there then
   * @param fault why
   */
  record QueuedForQuarantine(UUID quarantineId, Fault fault) implements Outcome {}
}
