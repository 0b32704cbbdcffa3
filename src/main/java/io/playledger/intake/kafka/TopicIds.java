package io.playledger.intake.kafka;

import io.playledger.platform.kafka.Broker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Which topics a consumer reads, by the ids that Kafka gives them: one that is deleted and made
 * anew has another. On one thread.
 */
final class TopicIds {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final Broker broker;
  private final Map<String, UUID> known = new HashMap<>();
  private long lookedAt = System.nanoTime();

  TopicIds(Broker broker) {
    this.broker = broker;
  }

  /** As they were when places were looked up by them. */
  Map<String, UUID> known() {
    return known;
  }

  /** Of all topics that there are now. */
  Map<String, UUID> now() {
    Map<String, UUID> ids = new HashMap<>();
    broker
        .ask(admin -> admin.listTopics().listings())
        .forEach(topic -> ids.put(topic.name(), uuid(topic.topicId())));
    return ids;
  }

  /** Places of these partitions were looked up by these ids. */
  void know(Map<String, UUID> ids, Collection<TopicPartition> partitions) {
    topicsOf(partitions).forEach(topic -> known.put(topic, ids.get(topic)));
  }

  /** Whether they still are what is known, asked now. */
  boolean areKnown(Collection<TopicPartition> partitions) {
    Set<String> topics = topicsOf(partitions);
    Map<String, UUID> now = new HashMap<>();
    broker
        .ask(admin -> admin.describeTopics(topics).allTopicNames())
        .forEach((name, topic) -> now.put(name, uuid(topic.topicId())));
    return topics.stream().allMatch(topic -> Objects.equals(now.get(topic), known.get(topic)));
  }

  /**
   * Whether one was made anew; asked every few seconds only. From one with exactly as many records
   * as were read of the old one nothing is fetched, and nothing fails.
   */
  boolean haveChanged(Collection<TopicPartition> partitions) {
    if (System.nanoTime() - lookedAt < LOOK_AGAIN.toNanos()) {
      return false;
    }
    lookedAt = System.nanoTime();
    Map<String, UUID> now = now();
    return topicsOf(partitions).stream()
        .anyMatch(
            topic -> !Objects.equals(now.getOrDefault(topic, known.get(topic)), known.get(topic)));
  }

  private static Set<String> topicsOf(Collection<TopicPartition> partitions) {
    Set<String> topics = new HashSet<>();
    partitions.forEach(partition -> topics.add(partition.topic()));
    return topics;
  }

  private static UUID uuid(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }
}
