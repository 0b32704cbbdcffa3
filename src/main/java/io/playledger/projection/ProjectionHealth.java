package io.playledger.projection;

import io.playledger.platform.role.RoleHealth;
import io.smallrye.health.api.Wellness;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Unwell while a projection has stopped, or cannot go on here. */
@Wellness
class ProjectionHealth implements HealthCheck {

  private static final String NAME = "projections";

  private final ProjectionRunner runner;
  private final ProjectionMetrics metrics;

  ProjectionHealth(ProjectionRunner runner, ProjectionMetrics metrics) {
    this.runner = runner;
    this.metrics = metrics;
  }

  @Override
  public HealthCheckResponse call() {
    if (!runner.isHere()) {
      return RoleHealth.elsewhere(NAME);
    }
    Map<String, String> problems = runner.problems();
    boolean isWell = problems.isEmpty();
    HealthCheckResponseBuilder health = HealthCheckResponse.named(NAME);
    problems.forEach((name, problem) -> health.withData(name + " waits", problem));
    for (ProjectionState state : metrics.states()) {
      health.withData(state.name() + " seconds behind", String.valueOf(state.lagSeconds()));
      if (state.stoppedWhy() != null) {
        isWell = false;
        health.withData(state.name() + " stopped", state.stoppedWhy());
      }
    }
    return health.status(isWell).build();
  }
}
