package io.playledger.ledger;

/** What became of an event that was given to the ledger. */
public enum Fate {
  /** New, and in the ledger. */
  STORED,
  /** The same event is in the ledger already; nothing to do. */
  DUPLICATE,
  /** Another event is in the ledger under this id; this one was kept aside and is not counted. */
  CONFLICT
}
