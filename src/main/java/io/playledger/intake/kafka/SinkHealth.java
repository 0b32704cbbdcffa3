package io.playledger.intake.kafka;

import io.playledger.platform.role.RoleHealth;
import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Unwell while a consumer of this instance cannot go on. */
@Wellness
class SinkHealth implements HealthCheck {

  private static final String NAME = "sink";

  private final Sink sink;
  private final Lag lag;

  SinkHealth(Sink sink, Lag lag) {
    this.sink = sink;
    this.lag = lag;
  }

  @Override
  public HealthCheckResponse call() {
    if (!sink.isHere()) {
      return RoleHealth.elsewhere(NAME);
    }
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named(NAME)
            .status(sink.isWell())
            .withData("records behind", lag.total());
    String problem = sink.problem();
    if (!problem.isEmpty()) {
      answer.withData("problem", problem);
    }
    return answer.build();
  }
}
