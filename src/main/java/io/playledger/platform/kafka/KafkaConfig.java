package io.playledger.platform.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Kafka as the queue. Where its brokers are, and how they are to be spoken to, is said by the
 * settings {@code kafka.*} that Kafka's own clients have, such as {@code kafka.bootstrap.servers}.
 */
@ConfigMapping(prefix = "playledger.kafka")
public interface KafkaConfig {

  /** Events of our own games; nobody else may write there. */
  @WithDefault("playledger.game")
  String gameTopic();

  /** Events that were received over HTTP, with who sent them; nobody else may write there. */
  @WithDefault("playledger.intake")
  String intakeTopic();

  /** Events of applications that write to Kafka themselves. */
  @WithDefault("playledger.events")
  String eventsTopic();

  /** Topics with live telemetry of game clients and servers. */
  @WithDefault("player-events,purchase-events,server-metrics")
  List<String> telemetryTopics();

  /** The product of what is in those, which does not say so itself. */
  @WithDefault("telemetry")
  String telemetryProduct();

  /** Whether topics that are missing are made at the start. */
  @WithDefault("true")
  boolean createTopics();

  /** Partitions of topics that are made, 1 to 1000. */
  @WithDefault("12")
  @Min(1)
  @Max(1000)
  int partitions();

  /** Replicas of topics that are made; the brokers' default where it is not set. */
  OptionalInt replicas();

  /** How long topics that are made keep what is in them, whether it was read or not. */
  @WithDefault("7D")
  Duration retention();

  /** Consumer group of the instances that read the topics. */
  @WithDefault("playledger-sink")
  String group();

  /** Consumers of an instance that reads the topics, 1 to 12. */
  @WithDefault("2")
  @Min(1)
  @Max(12)
  int consumers();

  /** Every topic that is read. */
  default List<String> topics() {
    List<String> topics = new ArrayList<>(List.of(gameTopic(), intakeTopic(), eventsTopic()));
    topics.addAll(telemetryTopics());
    return topics;
  }
}
