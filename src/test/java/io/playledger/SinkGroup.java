package io.playledger;

import io.playledger.support.KafkaBroker;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** What the broker says of the topics, and of the consumers that read them. */
final class SinkGroup implements AutoCloseable {

  private static final String NAME = "playledger-sink";
  private static final int PATIENCE_MILLIS = 5_000;

  private final AdminClient admin;

  SinkGroup(KafkaBroker broker) {
    admin = broker.admin();
  }

  /** Ids of the consumers that share all partitions; none while these are being shared out. */
  Set<String> members() throws InterruptedException {
    try {
      ConsumerGroupDescription group =
          admin
              .describeConsumerGroups(
                  List.of(NAME), new DescribeConsumerGroupsOptions().timeoutMs(PATIENCE_MILLIS))
              .all()
              .get()
              .get(NAME);
      Set<TopicPartition> given = new HashSet<>();
      Set<String> members = new HashSet<>();
      for (MemberDescription member : group.members()) {
        given.addAll(member.assignment().topicPartitions());
        members.add(member.consumerId());
      }
      boolean isSettled = group.groupState() == GroupState.STABLE && given.equals(ends().keySet());
      return isSettled ? members : Set.of();
    } catch (ExecutionException notYet) {
      return Set.of();
    }
  }

  /** Where every partition ends: the offset behind its last record. */
  Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
    Collection<String> names = admin.listTopics().names().get();
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  question.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(question)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  @Override
  public void close() {
    admin.close();
  }
}
