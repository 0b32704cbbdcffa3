package io.playledger.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.playledger.platform.error.StorageException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** The projections, for Prometheus: looked up every five seconds. */
@ApplicationScoped
class ProjectionMetrics {

  private static final Logger LOG = Logger.getLogger(ProjectionMetrics.class);

  private final Projections projections;
  private final MeterRegistry registry;
  private volatile List<ProjectionState> states = List.of();

  ProjectionMetrics(Projections projections, MeterRegistry registry) {
    this.projections = projections;
    this.registry = registry;
  }

  void start(@Observes StartupEvent start) {
    for (Projection bean : projections.beans()) {
      String name = bean.name();
      gauge(name, "lag.events", "Events it has not read yet.", ProjectionState::lagEvents);
      gauge(
          name,
          "lag.seconds",
          "For how long the first event that it has not read has been in the ledger, or 0.",
          ProjectionState::lagSeconds);
      gauge(name, "parked", "Events that it went on without.", ProjectionState::parked);
      gauge(
          name,
          "stopped",
          "1 if it does not go on until somebody says so, or else 0.",
          state -> state.stoppedWhy() == null ? 0 : 1);
    }
  }

  private void gauge(
      String name, String metric, String description, ToDoubleFunction<ProjectionState> value) {
    Gauge.builder("playledger.projection." + metric, () -> value(name, value))
        .description(description)
        .tag("projection", name)
        .register(registry);
  }

  private double value(String name, ToDoubleFunction<ProjectionState> value) {
    return states.stream()
        .filter(state -> state.name().equals(name))
        .mapToDouble(value)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Scheduled(
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "projection-lag")
  void look() {
    try {
      states = projections.list();
    } catch (StorageException e) {
      states = List.of();
      LOG.debug("how far the projections are is not known", e);
    }
  }

  /** As of a few seconds ago; empty while they are not known. */
  List<ProjectionState> states() {
    return states;
  }
}
