package io.playledger.platform.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Events on their way to the ledger. */
@ApplicationScoped
class TransportUse implements KafkaUse {

  private final EventsConfig events;
  private final KafkaConfig config;

  TransportUse(EventsConfig events, KafkaConfig config) {
    this.events = events;
    this.config = config;
  }

  @Override
  public List<NeededTopic> topics() {
    return events.isKafka()
        ? config.topics().stream()
            .map(name -> new NeededTopic(name, config.partitions(), Map.of()))
            .toList()
        : List.of();
  }
}
