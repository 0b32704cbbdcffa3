package io.playledger.bench.kafka;

import io.playledger.bench.CannotMeasureException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;

/** The consumers of all instances. */
final class Group implements AutoCloseable {
  private static final String NAME = "playledger-sink";

  /** Of each instance, by default. */
  private static final int CONSUMERS = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Admin admin;

  /**
   * @param address of the broker
   */
  Group(String address) {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address));
  }

  /** Partitions of a topic. */
  int partitions(String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .size();
  }

  /**
   * Waits until the partitions of a topic are dealt out to the consumers of so many instances.
   *
   * @throws CannotMeasureException if they are not within a minute
   */
  void await(int instances, String topic) throws Exception {
    int partitions = partitions(topic);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isDealtOut(instances * CONSUMERS, topic, partitions)) {
      if (System.nanoTime() > deadline) {
        throw new CannotMeasureException(
            "the consumers of %d instances do not come together".formatted(instances));
      }
      Thread.sleep(100);
    }
  }

  private boolean isDealtOut(int consumers, String topic, int partitions) throws Exception {
    ConsumerGroupDescription group =
        admin.describeConsumerGroups(List.of(NAME)).all().get().get(NAME);
    return group.groupState() == GroupState.STABLE
        && group.members().size() == consumers
        && group.members().stream().mapToLong(member -> assigned(member, topic)).sum()
            == partitions;
  }

  private static long assigned(MemberDescription member, String topic) {
    return member.assignment().topicPartitions().stream()
        .filter(partition -> partition.topic().equals(topic))
        .count();
  }

  @Override
  public void close() {
    admin.close();
  }
}
