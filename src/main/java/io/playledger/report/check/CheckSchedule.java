package io.playledger.report.check;

import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.playledger.platform.role.WithoutRefresh;
import io.playledger.report.Models;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks whether a run is due, and starts it; the run itself is not the scheduler's. */
@Singleton
class CheckSchedule {

  private static final Logger LOG = Logger.getLogger(CheckSchedule.class);

  private static final String NEVER = "off";

  private final Checks checks;
  private final CheckRuns runs;
  private final Models models;
  private final CheckConfig config;

  CheckSchedule(Checks checks, CheckRuns runs, Models models, CheckConfig config) {
    this.checks = checks;
    this.runs = runs;
    this.models = models;
    this.config = config;
  }

  /** Not at the very start: the models have to take in first what came since the last stop. */
  @Scheduled(
      every = "60s",
      delayed = "2M",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = WithoutRefresh.class,
      identity = "model-tests")
  void everyMinute() {
    if (!config.every().equalsIgnoreCase(NEVER)) {
      startIfDue(DurationConverter.parseDuration(config.every()));
    }
  }

  void startIfDue(Duration every) {
    try {
      if (isDue(every)) {
        checks.start();
      }
    } catch (Refusal underWay) {
      LOG.debug("the model tests are being run already");
    } catch (StorageException e) {
      LOG.warnf("the model tests were not started, will try again: %s", e.getMessage());
    }
  }

  /** Whether no instance has run them of late. Each reads the whole ledger; a rebuild does too. */
  private boolean isDue(Duration every) {
    return runs.lastFinished().map(last -> last.age().compareTo(every) >= 0).orElse(true)
        && models.list().stream().allMatch(model -> model.rebuild() == null);
  }
}
