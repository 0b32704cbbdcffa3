package io.playledger.intake;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Unwell while requests are refused because too many events wait, or if nobody writes them. */
@Wellness
class IntakeHealth implements HealthCheck {

  private final Destination destination;
  private final IntakeConfig config;

  IntakeHealth(Destination destination, IntakeConfig config) {
    this.destination = destination;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    long inFlight = destination.inFlight();
    return HealthCheckResponse.named("intake")
        .status(destination.isTaking())
        .withData("events waiting", inFlight)
        .withData("most that may wait", config.commit().maxQueuedEvents())
        .build();
  }
}
