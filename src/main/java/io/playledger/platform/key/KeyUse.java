package io.playledger.platform.key;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Counts use in memory and writes it every few seconds and at the end, so that no request pays for
 * the audit. What a kill takes with it, the last seconds, is missing there.
 */
@ApplicationScoped
class KeyUse {

  private static final Logger LOG = Logger.getLogger(KeyUse.class);

  /** While the database is away for long, or reasons are made up. */
  private static final int MOST_COUNTS = 10_000;

  private static final int LONGEST_REASON = 200;

  private final Clock clock = Clock.systemUTC();
  private final KeyUseRows rows;
  private final ConcurrentHashMap<UseCase, UseCount> counts = new ConcurrentHashMap<>();
  private boolean failed;

  KeyUse(KeyUseRows rows) {
    this.rows = rows;
  }

  void used(String keyId) {
    count(keyId, UseCase.USED, "");
  }

  void refused(String keyId, String why) {
    count(keyId, UseCase.REFUSED, why.substring(0, Math.min(LONGEST_REASON, why.length())));
  }

  private void count(String keyId, String outcome, String detail) {
    Instant now = clock.instant();
    UseCase useCase = new UseCase(keyId, now.truncatedTo(ChronoUnit.MINUTES), outcome, detail);
    if (counts.size() < MOST_COUNTS || counts.containsKey(useCase)) {
      counts.merge(useCase, new UseCount(1, now), UseCount::plus);
    }
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP, identity = "api-key-use")
  void writeRegularly() {
    try {
      write();
      failed = false;
    } catch (RuntimeException e) {
      // Once, not every few seconds.
      if (!failed) {
        LOG.warnf("the use of keys is not written yet: %s", e.getMessage());
      }
      failed = true;
    }
  }

  void end(@Observes ShutdownEvent end) {
    writeRegularly();
  }

  /** Writes all there is. Where the commit was lost on its way back, counts are written again. */
  synchronized void write() {
    SortedMap<UseCase, UseCount> taken = new TreeMap<>();
    for (UseCase useCase : counts.keySet()) {
      UseCount count = counts.remove(useCase);
      if (count != null) {
        taken.put(useCase, count);
      }
    }
    if (taken.isEmpty()) {
      return;
    }
    try {
      rows.add(taken);
    } catch (RuntimeException e) {
      taken.forEach((useCase, count) -> counts.merge(useCase, count, UseCount::plus));
      throw e;
    }
  }
}
