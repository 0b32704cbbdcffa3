package io.playledger.report.check;

import io.playledger.platform.error.StorageException;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.RoleHealth;
import io.playledger.platform.role.Roles;
import io.playledger.report.check.CheckRun.State;
import io.smallrye.health.api.Wellness;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Tells people whether the models were right when they were last looked at. */
@Wellness
class CheckHealth implements HealthCheck {

  private static final String NAME = "model tests";

  private final Roles roles;
  private final CheckRuns runs;

  CheckHealth(Roles roles, CheckRuns runs) {
    this.roles = roles;
    this.runs = runs;
  }

  @Override
  public HealthCheckResponse call() {
    if (!roles.has(Role.REFRESH)) {
      return RoleHealth.elsewhere(NAME);
    }
    HealthCheckResponseBuilder health = HealthCheckResponse.named(NAME);
    try {
      Optional<CheckRun> last = runs.lastFinished();
      if (last.isEmpty()) {
        return health.up().withData("last run", "none yet").build();
      }
      CheckRun run = last.get();
      return health
          .status(run.state() == State.PASSED)
          .withData("last run", String.valueOf(run.finishedAt()))
          .withData("seconds since", run.age().toSeconds())
          .withData("tests", run.numTests())
          .withData("failed", run.numFailed())
          .build();
    } catch (StorageException e) {
      return health.down().withData("error", "the database does not answer").build();
    }
  }
}
