package io.playledger.intake.kafka;

import io.playledger.platform.role.RoleHealth;
import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

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
    return sink.isHere()
        ? HealthCheckResponse.named(NAME)
            .status(sink.isWell())
            .withData("records behind", lag.total())
            .build()
        : RoleHealth.elsewhere(NAME);
  }
}
