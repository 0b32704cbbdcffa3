package io.playledger.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The service under test takes its events through a real Kafka: one broker per run of the tests.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

  /**
   * A system property: every application under test has this class in a class loader of its own.
   */
  private static final String FOLDER = "test.kafka.folder";

  /** The broker of the running application, for tests that look into it or hurt it. */
  public static KafkaBroker broker() {
    try {
      return KafkaBroker.in(Path.of(System.getProperty(FOLDER)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> start() {
    if (System.getProperty(FOLDER) == null) {
      startShared();
    }
    return Map.of(
        "kafka.bootstrap.servers",
        broker().bootstrapServers(),
        "playledger.events.transport",
        "kafka");
  }

  /** Nothing: the broker serves the next application too, and ends with this JVM. */
  @Override
  public void stop() {}

  private static void startShared() {
    try {
      KafkaBroker broker = KafkaBroker.started();
      System.setProperty(FOLDER, broker.folder().toString());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(broker)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void close(KafkaBroker broker) {
    try {
      broker.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
