package io.playledger.feed;

import io.playledger.support.KafkaResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The feed is on. The topics are its own, since the broker has served other applications. */
public final class FeedOverKafka implements QuarkusTestProfile {

  static final String TOPIC = "feed.ledger";

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(KafkaResource.class));
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "playledger.feed.enabled", "true",
        "playledger.feed.topic", TOPIC,
        "playledger.kafka.game-topic", "feed.game",
        "playledger.kafka.intake-topic", "feed.intake",
        "playledger.kafka.events-topic", "feed.events",
        "playledger.kafka.telemetry-topics", "feed.telemetry",
        "playledger.kafka.partitions", "3",
        "playledger.kafka.group", "feed-sink");
  }
}
