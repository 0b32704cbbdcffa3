package io.playledger.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.KafkaResource;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.ThroughKafka;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of topics that could lose events. */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class TopicsTest {

  private static final String TOPIC = "purchase-events";

  @Inject Topics topics;
  private AdminClient admin;

  @BeforeEach
  void open() {
    admin = KafkaResource.broker().admin();
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  @DisplayName("With one broker every topic is called unsafe, once")
  void oneReplica() {
    assertThat(topics.prepare(admin))
        .hasSize(6)
        .allMatch(sentence -> sentence.endsWith("has one replica: what its broker loses is lost"));
  }

  @ParameterizedTest
  @CsvSource({
    "retention.ms, 3600000, less than a day",
    "retention.bytes, 1000000, by size",
    "cleanup.policy, compact, compacted",
    "cleanup.policy, 'compact,delete', compacted",
    "unclean.leader.election.enable, true, unclean leader election"
  })
  @DisplayName("A topic whose settings could lose events is called unsafe, with the reason")
  void unsafe(String setting, String value, String reason) throws Exception {
    set(setting, value, OpType.SET);
    try {
      assertThat(topics.prepare(admin))
          .filteredOn(sentence -> sentence.contains(TOPIC) && sentence.contains(reason))
          .hasSize(1);
    } finally {
      set(setting, value, OpType.DELETE);
    }
  }

  @ParameterizedTest
  @CsvSource({"retention.ms, -1", "retention.ms, 86400000", "retention.bytes, -1"})
  @DisplayName("A topic that keeps its records for a day at least is not called unsafe for that")
  void safe(String setting, String value) throws Exception {
    set(setting, value, OpType.SET);
    try {
      assertThat(topics.prepare(admin)).hasSize(6);
    } finally {
      set(setting, value, OpType.DELETE);
    }
  }

  private void set(String setting, String value, OpType type) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, TOPIC),
                List.of(new AlterConfigOp(new ConfigEntry(setting, value), type))))
        .all()
        .get();
  }
}
