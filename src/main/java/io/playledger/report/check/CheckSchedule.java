package io.playledger.report.check;

import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Starts a run now and then; the run itself is not the scheduler's. */
@Singleton
class CheckSchedule {

  private static final Logger LOG = Logger.getLogger(CheckSchedule.class);

  private final Checks checks;
  private final CheckRuns runs;
  private final CheckConfig config;

  CheckSchedule(Checks checks, CheckRuns runs, CheckConfig config) {
    this.checks = checks;
    this.runs = runs;
    this.config = config;
  }

  /** Not at the very start: the models have to take in first what came since the last stop. */
  @Scheduled(
      every = "${playledger.checks.every}",
      delayed = "2M",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "model-tests")
  void everyNowAndThen() {
    startIfDue(DurationConverter.parseDuration(config.every()));
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

  /**
   * Whether no instance has run them of late. Somewhat less than the whole time will do: timers are
   * not exact, and the next comes a whole time later.
   */
  private boolean isDue(Duration every) {
    return runs.lastFinished()
        .map(last -> last.age().compareTo(every.multipliedBy(9).dividedBy(10)) >= 0)
        .orElse(true);
  }
}
