package io.playledger.platform.kafka;

import static io.playledger.platform.kafka.Broker.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * The topics as they should be: makes those that are missing, says what is unsafe of the others.
 */
@ApplicationScoped
class Topics {

  private static final Logger LOG = Logger.getLogger(Topics.class);
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

  private final KafkaConfig config;
  private final List<NeededTopic> needed;

  Topics(KafkaConfig config, @Any Instance<KafkaUse> uses) {
    this.config = config;
    this.needed = uses.stream().flatMap(use -> use.topics().stream()).toList();
  }

  /** Whether anybody speaks to Kafka. */
  boolean areNeeded() {
    return !needed.isEmpty();
  }

  /**
   * @return what of them could lose events, in sentences
   * @throws org.apache.kafka.common.KafkaException if the brokers do not answer
   */
  List<String> prepare(Admin admin) {
    Set<String> there = answer(admin.listTopics().names());
    List<NeededTopic> missing = new ArrayList<>(needed);
    missing.removeIf(topic -> there.contains(topic.name()));
    if (config.createTopics()) {
      missing.forEach(topic -> create(admin, topic));
      missing.clear();
    }
    List<String> unsafe = new ArrayList<>();
    missing.forEach(topic -> unsafe.add("topic %s does not exist".formatted(topic.name())));
    List<NeededTopic> ours = new ArrayList<>(needed);
    ours.removeAll(missing);
    check(admin, ours.stream().map(NeededTopic::name).toList(), unsafe);
    return List.copyOf(unsafe);
  }

  private void create(Admin admin, NeededTopic needed) {
    Optional<Short> replicas =
        config.replicas().isPresent()
            ? Optional.of((short) config.replicas().getAsInt())
            : Optional.empty();
    Map<String, String> settings = new HashMap<>(needed.settings());
    settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(config.retention().toMillis()));
    // Or a producer's clock would decide how long its records are kept.
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    NewTopic topic =
        new NewTopic(needed.name(), Optional.of(needed.partitions()), replicas).configs(settings);
    try {
      answer(admin.createTopics(List.of(topic)).all());
      LOG.infof("made the topic %s with %d partitions", needed.name(), needed.partitions());
    } catch (TopicExistsException e) {
      // Another instance was faster.
    }
  }

  private void check(Admin admin, List<String> names, List<String> unsafe) {
    Map<String, TopicDescription> topics = answer(admin.describeTopics(names).allTopicNames());
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<ConfigResource, Config> configs = answer(admin.describeConfigs(resources).all());
    for (ConfigResource resource : resources) {
      TopicDescription topic = topics.get(resource.name());
      Config settings = configs.get(resource);
      if (topic != null && settings != null) {
        check(topic, settings, unsafe);
      }
    }
  }

  private static void check(TopicDescription topic, Config settings, List<String> unsafe) {
    String name = "topic " + topic.name();
    int replicas =
        topic.partitions().stream()
            .map(TopicPartitionInfo::replicas)
            .mapToInt(List::size)
            .min()
            .orElse(0);
    if (replicas < 2) {
      unsafe.add(name + " has one replica: what its broker loses is lost");
    } else if (number(settings, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG) < 2) {
      unsafe.add(
          name + " has min.insync.replicas 1: a record may be acknowledged by one broker alone");
    }
    long retention = number(settings, TopicConfig.RETENTION_MS_CONFIG);
    if (retention >= 0 && retention < SHORTEST_RETENTION.toMillis()) {
      unsafe.add(name + " keeps records for less than a day, whether they were read or not");
    }
    if (number(settings, TopicConfig.RETENTION_BYTES_CONFIG) >= 0) {
      unsafe.add(
          name + " deletes records by size (retention.bytes), whether they were read or not");
    }
    if (value(settings, TopicConfig.CLEANUP_POLICY_CONFIG)
        .contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
      unsafe.add(name + " is compacted: of the events of a session only the last is kept");
    }
    if (Boolean.parseBoolean(value(settings, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG))) {
      unsafe.add(name + " allows unclean leader election, which loses acknowledged records");
    }
  }

  private static long number(Config settings, String name) {
    String value = value(settings, name);
    return value.isEmpty() ? -1 : Long.parseLong(value);
  }

  private static String value(Config settings, String name) {
    var entry = settings.get(name);
    return entry == null || entry.value() == null ? "" : entry.value();
  }
}
