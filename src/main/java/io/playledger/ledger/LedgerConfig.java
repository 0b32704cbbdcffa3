package io.playledger.ledger;

import io.smallrye.config.ConfigMapping;
import java.time.Period;
import java.util.Optional;

/** The ledger. */
@ConfigMapping(prefix = "playledger.ledger")
interface LedgerConfig {

  /**
   * How long events are kept, at least 30 days, such as {@code P13M}; for ever if not set. Months
   * that lie wholly before that are dropped, with all events in them; earlier events are then
   * quarantined, and models cannot be rebuilt any more. Events without a time of their own are
   * kept.
   */
  Optional<Period> retention();
}
