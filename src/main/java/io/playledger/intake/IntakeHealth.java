package io.playledger.intake;

import io.playledger.platform.role.Role;
import io.playledger.platform.role.RoleHealth;
import io.playledger.platform.role.Roles;
import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Unwell while requests are refused because too many events wait, or if nobody writes them. */
@Wellness
class IntakeHealth implements HealthCheck {

  private static final String NAME = "intake";

  private final Roles roles;
  private final Destination destination;
  private final IntakeConfig config;

  IntakeHealth(Roles roles, Destination destination, IntakeConfig config) {
    this.roles = roles;
    this.destination = destination;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    if (!roles.has(Role.INTAKE)) {
      return RoleHealth.elsewhere(NAME);
    }
    long inFlight = destination.inFlight();
    return HealthCheckResponse.named(NAME)
        .status(destination.isTaking())
        .withData("events waiting", inFlight)
        .withData("most that may wait", config.commit().maxQueuedEvents())
        .build();
  }
}
