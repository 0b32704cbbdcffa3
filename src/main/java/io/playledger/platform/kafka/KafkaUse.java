package io.playledger.platform.kafka;

import java.util.List;

/** A part of the service that speaks to Kafka. While there is none, nobody asks for brokers. */
public interface KafkaUse {

  /** The topics that it needs; none where it is switched off. The same at any time. */
  List<NeededTopic> topics();
}
