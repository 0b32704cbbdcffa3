package io.playledger.intake;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Unwell while requests are refused because too many events wait, or if nobody writes them. */
@Wellness
class IntakeHealth implements HealthCheck {

  private final GroupCommit groups;
  private final IntakeConfig config;

  IntakeHealth(GroupCommit groups, IntakeConfig config) {
    this.groups = groups;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    long inFlight = groups.inFlight();
    return HealthCheckResponse.named("intake")
        .status(groups.isWriting() && inFlight < config.commit().maxQueuedEvents())
        .withData("events waiting", inFlight)
        .withData("most that may wait", config.commit().maxQueuedEvents())
        .build();
  }
}
