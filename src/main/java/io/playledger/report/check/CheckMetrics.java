package io.playledger.report.check;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.playledger.platform.error.StorageException;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The last run, whichever instance did it, as metrics where the schedule of runs is kept. They have
 * no value before the first.
 */
@Singleton
class CheckMetrics {

  /** One look is enough for the gauges of one scrape. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final CheckRuns runs;
  private final MeterRegistry registry;

  private Optional<CheckRun> last = Optional.empty();
  private long nextLook = System.nanoTime();

  CheckMetrics(CheckRuns runs, MeterRegistry registry) {
    this.runs = runs;
    this.registry = registry;
  }

  void register(@Observes StartupEvent start, Roles roles) {
    if (roles.has(Role.REFRESH)) {
      register();
    }
  }

  private void register() {
    gauge(
            "failing",
            "Model tests that failed or could not be run in the last run",
            CheckRun::numFailed)
        .register(registry);
    gauge("age", "Time since the end of the last run", run -> seconds(run.age()))
        .baseUnit("seconds")
        .register(registry);
    gauge(
            "duration",
            "Time the last run took",
            run -> run.results().stream().mapToLong(CheckResult::millis).sum() / 1000.0)
        .baseUnit("seconds")
        .register(registry);
  }

  private Gauge.Builder<CheckMetrics> gauge(
      String name, String description, ToDoubleFunction<CheckRun> value) {
    return Gauge.builder("playledger.checks." + name, this, metrics -> metrics.ofLast(value))
        .description(description);
  }

  private synchronized double ofLast(ToDoubleFunction<CheckRun> value) {
    if (System.nanoTime() - nextLook >= 0) {
      last = look();
      nextLook = System.nanoTime() + LOOK.toNanos();
    }
    return last.map(run -> value.applyAsDouble(run)).orElse(Double.NaN);
  }

  private Optional<CheckRun> look() {
    try {
      return runs.lastFinished();
    } catch (StorageException away) {
      return Optional.empty();
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
