package io.playledger.platform.role;

import io.quarkus.scheduler.Scheduled.SkipPredicate;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;

/** Keeps a scheduled job to the instances that have the role {@link Role#REFRESH}. */
@Singleton
public class WithoutRefresh implements SkipPredicate {

  private final Roles roles;

  WithoutRefresh(Roles roles) {
    this.roles = roles;
  }

  @Override
  public boolean test(ScheduledExecution execution) {
    return !roles.has(Role.REFRESH);
  }
}
