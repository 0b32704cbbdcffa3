package io.playledger.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The ledger, published. The same on every instance. */
@ConfigMapping(prefix = "playledger.feed")
interface FeedConfig {

  /** Whether the ledger is published to Kafka, whichever way events reach it. */
  @WithDefault("false")
  boolean enabled();

  /** Where to; nobody else may write there. */
  @WithDefault("playledger.ledger")
  String topic();

  /**
   * Partitions of the topic if it has to be made, 1 to 1000. One keeps the order of the whole
   * ledger; several that of each session, else of each player.
   */
  @WithDefault("1")
  @Min(1)
  @Max(1000)
  int partitions();
}
