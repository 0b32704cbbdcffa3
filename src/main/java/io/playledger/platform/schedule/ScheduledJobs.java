package io.playledger.platform.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.spi.JobInstrumenter;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.logging.Logger;

/**
 * Once the service is ending no scheduled job begins, and what runs may finish: the scheduler
 * itself looks after neither, so that a job of the last moment would find its connections and beans
 * gone.
 *
 * <p>The scheduler calls this around every job, on the job's thread, where {@code
 * quarkus.scheduler.tracing.enabled} is set. All our jobs are blocking, so one is over when its
 * call returns.
 */
@Singleton
class ScheduledJobs implements JobInstrumenter {

  private static final Logger LOG = Logger.getLogger(ScheduledJobs.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Held for reading by every job that runs, and for writing by the end of the service. */
  private final ReentrantReadWriteLock running = new ReentrantReadWriteLock();

  private volatile boolean ending;

  @Override
  public CompletionStage<Void> instrument(JobInstrumentationContext job) {
    // Not lock(): it would wait, behind the end of the service.
    if (!running.readLock().tryLock()) {
      return CompletableFuture.completedStage(null);
    }
    try {
      return ending ? CompletableFuture.completedStage(null) : job.executeJob();
    } finally {
      running.readLock().unlock();
    }
  }

  /** Waits for at most five seconds; a job that takes longer loses its connection. */
  void end(@Observes ShutdownEvent end) throws InterruptedException {
    ending = true;
    if (!running.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("a scheduled job does not end; the service ends without it");
    }
  }
}
