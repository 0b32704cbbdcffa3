package io.playledger.platform.role;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells a probe which instance it has reached. */
@Readiness
public class RoleHealth implements HealthCheck {

  private final Roles roles;

  RoleHealth(Roles roles) {
    this.roles = roles;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("roles").up().withData("roles", roles.names()).build();
  }

  /** What the check of a role says where the role is not: nothing is wrong here. */
  public static HealthCheckResponse elsewhere(String check) {
    return HealthCheckResponse.named(check).up().withData("instance", "not in this role").build();
  }
}
