package io.playledger.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.Map;

/**
 * The service under test takes its events through a real Kafka: one broker per run of the tests.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

  private static KafkaBroker shared;

  /** The broker of the running application, for tests that look into it or hurt it. */
  public static synchronized KafkaBroker broker() {
    return shared;
  }

  @Override
  public Map<String, String> start() {
    return Map.of(
        "kafka.bootstrap.servers",
        sharedBroker().bootstrapServers(),
        "playledger.events.transport",
        "kafka");
  }

  /** Nothing: the broker serves the next application too, and ends with this JVM. */
  @Override
  public void stop() {}

  private static synchronized KafkaBroker sharedBroker() {
    try {
      if (shared == null) {
        shared = KafkaBroker.started();
      }
      return shared;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
