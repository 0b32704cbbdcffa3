package io.playledger.platform.role;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Which roles this instance has, for Prometheus: sums show how many instances have each. */
@Singleton
class RoleMetrics {

  private final Roles roles;
  private final MeterRegistry registry;

  RoleMetrics(Roles roles, MeterRegistry registry) {
    this.roles = roles;
    this.registry = registry;
  }

  void register(@Observes StartupEvent start) {
    for (Role role : Role.values()) {
      Gauge.builder("playledger.role", roles, all -> all.has(role) ? 1 : 0)
          .description("Whether this instance has the role.")
          .tag("role", role.toString())
          .strongReference(true)
          .register(registry);
    }
  }
}
