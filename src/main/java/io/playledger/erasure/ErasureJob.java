package io.playledger.erasure;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.role.WithoutRefresh;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Goes on with erasures, a slice of every second. */
@ApplicationScoped
class ErasureJob {

  private static final Logger LOG = Logger.getLogger(ErasureJob.class);

  /** A little less than the time from one run to the next: an end of the service waits for it. */
  private static final Duration SLICE = Duration.ofMillis(950);

  private final ErasureProcess process;
  private volatile boolean failed;

  ErasureJob(AgroalDataSource dataSource, @Any Instance<ErasureStep> steps) {
    this.process = new ErasureProcess(dataSource, steps.stream().toList());
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = WithoutRefresh.class,
      identity = "erasure")
  void goOn() {
    long end = System.nanoTime() + SLICE.toNanos();
    try {
      while (System.nanoTime() < end && process.next()) {
        // there is more
      }
      failed = false;
    } catch (SQLException | RuntimeException e) {
      // Once, not every second.
      if (!failed) {
        LOG.warnf("erasures do not go on for now: %s", e.getMessage());
      }
      failed = true;
    }
  }
}
