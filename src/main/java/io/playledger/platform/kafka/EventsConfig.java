package io.playledger.platform.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events reach the ledger. */
@ConfigMapping(prefix = "playledger.events")
public interface EventsConfig {

  /** {@code direct}: in the transaction that takes them. {@code kafka}: through Kafka's topics. */
  @WithDefault("direct")
  Transport transport();

  /** The ways there are. */
  enum Transport {
    DIRECT,
    KAFKA
  }

  default boolean isKafka() {
    return transport() == Transport.KAFKA;
  }
}
