package io.playledger.report.check;

import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the model tests, on a thread of its own: a recount of a long ledger takes minutes. One run
 * at a time is under way over all instances; who asks for another meanwhile is refused, since the
 * one under way may have looked before what the asker wants to be looked at.
 */
@Singleton
public class Checks {

  private static final Logger LOG = Logger.getLogger(Checks.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
  private static final Duration STOP_PAUSE = Duration.ofMillis(50);

  private final DataSource dataSource;
  private final CheckRuns runs;
  private final CheckRunner runner;
  private final List<ModelTest> tests;

  private volatile boolean ending;
  private volatile @Nullable Thread thread;

  @Inject
  Checks(DataSource dataSource, CheckRuns runs, CheckConfig config, ModelTests tests) {
    this(dataSource, runs, config.timeLimit(), tests.shipped());
  }

  Checks(DataSource dataSource, CheckRuns runs, Duration timeLimit, List<ModelTest> tests) {
    this.dataSource = dataSource;
    this.runs = runs;
    this.runner = new CheckRunner(dataSource, timeLimit);
    this.tests = tests;
  }

  /**
   * Starts a run in the background.
   *
   * @return its number
   * @throws Refusal if one is under way, here or at another instance
   */
  public long start() {
    CheckLock lock = lock();
    try {
      long run = runs.begin(lock.backend(), tests.size());
      Thread background = new Thread(() -> run(run, lock), "model-tests");
      background.setDaemon(true);
      thread = background;
      background.start();
      return run;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private CheckLock lock() {
    try {
      return CheckLock.tryTake(dataSource)
          .orElseThrow(
              () ->
                  Refusal.conflict(
                      "checks", "a run is under way; GET /checks shows how far it is"));
    } catch (SQLException e) {
      throw new StorageException("taking the lock of the checks", e);
    }
  }

  private void run(long run, CheckLock lock) {
    try (lock) {
      for (int ordinal = 0; ordinal < tests.size(); ordinal++) {
        ModelTest test = tests.get(ordinal);
        runs.current(run, test.name());
        CheckResult result = runner.run(test);
        if (ending) {
          // Stopped, and no fault of the test. Without an end, the run is seen to be interrupted.
          return;
        }
        runs.add(run, ordinal, result);
      }
      runs.finish(run);
    } catch (RuntimeException e) {
      LOG.errorf("run %d of the model tests was given up: %s", run, e.getMessage());
    }
  }

  /** Stops the query that runs: nobody would be there to keep what it finds. */
  void end(@Observes ShutdownEvent end) throws InterruptedException {
    ending = true;
    Thread background = thread;
    long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
    while (background != null && background.isAlive() && System.nanoTime() < deadline) {
      runner.cancel();
      background.join(STOP_PAUSE);
    }
  }
}
