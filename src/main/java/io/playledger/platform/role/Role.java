package io.playledger.platform.role;

import java.util.Locale;

/** What an instance does. All of them together are the service; any may be on several instances. */
public enum Role {
  /** Plays: games and their questions, the question bank, the debug aid that shifts their clock. */
  GAME,
  /** Takes events from outside over HTTP. */
  INTAKE,
  /**
   * Writes events that come by way of Kafka to the ledger, and publishes the ledger to its feed.
   */
  SINK,
  /** Does what has to be done from time to time: models, checks, accounts, erasures, retention. */
  REFRESH,
  /** Keeps what is computed from the ledger event by event. */
  PROJECT,
  /** Answers who reads: players, analysts and administrators. */
  API;

  /** As it is spelled in settings, health and metrics. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
