package io.playledger.feed;

import io.playledger.platform.kafka.KafkaUse;
import io.playledger.platform.kafka.NeededTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topic of the feed. */
@ApplicationScoped
class FeedUse implements KafkaUse {

  private final FeedConfig config;

  FeedUse(FeedConfig config) {
    this.config = config;
  }

  @Override
  public List<NeededTopic> topics() {
    Map<String, String> settings =
        Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(FeedProducer.LARGEST));
    return config.enabled()
        ? List.of(new NeededTopic(config.topic(), config.partitions(), settings))
        : List.of();
  }
}
