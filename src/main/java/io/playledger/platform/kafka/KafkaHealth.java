package io.playledger.platform.kafka;

import io.playledger.platform.kafka.Broker.State;
import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Unwell while Kafka is away. Not unready: games go on without it, and whoever sends events is
 * told.
 */
@Wellness
class KafkaHealth implements HealthCheck {

  private static final String NAME = "kafka";

  private final Topics topics;
  private final Broker broker;

  KafkaHealth(Topics topics, Broker broker) {
    this.topics = topics;
    this.broker = broker;
  }

  @Override
  public HealthCheckResponse call() {
    if (!topics.areNeeded()) {
      return HealthCheckResponse.named(NAME).up().withData("transport", "direct").build();
    }
    State state = broker.state();
    HealthCheckResponseBuilder answer = HealthCheckResponse.named(NAME).status(state.isUp());
    if (state.problem() != null) {
      answer.withData("problem", state.problem());
    }
    if (!state.unsafe().isEmpty()) {
      answer.withData("unsafe", String.join("; ", state.unsafe()));
    }
    return answer.build();
  }
}
