package io.playledger.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** The application takes its events through a real Kafka. */
public final class ThroughKafka implements QuarkusTestProfile {

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(KafkaResource.class));
  }
}
