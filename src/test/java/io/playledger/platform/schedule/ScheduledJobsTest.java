package io.playledger.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.playledger.support.Await;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.spi.JobInstrumenter.JobInstrumentationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScheduledJobsTest {

  private final ScheduledJobs jobs = new ScheduledJobs();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void closeThreads() {
    threads.shutdownNow();
  }

  @Test
  @DisplayName("A job runs, and its result is handed on")
  void runs() {
    CompletableFuture<Void> result = new CompletableFuture<>();

    assertThat(jobs.instrument(job(() -> {}, result))).isSameAs(result);

    assertThat(runs).hasValue(1);
  }

  @Test
  @DisplayName("The end of the service waits for the job that runs, and none begins any more")
  void endWaits() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Future<?> running = threads.submit(() -> jobs.instrument(job(() -> await(release))));
    Await.until("the job runs", () -> runs.get() == 1);

    Future<?> end = threads.submit(this::end);
    Await.until("no job begins", () -> !begins());

    assertThatExceptionOfType(TimeoutException.class)
        .as("the end waits")
        .isThrownBy(() -> end.get(100, TimeUnit.MILLISECONDS));
    release.countDown();
    running.get();
    end.get();
    assertThat(begins()).isFalse();
  }

  /** Whether a job that comes now begins. */
  private boolean begins() {
    int before = runs.get();
    jobs.instrument(job(() -> {}));
    return runs.get() > before;
  }

  private Void end() throws InterruptedException {
    jobs.end(new ShutdownEvent());
    return null;
  }

  private JobInstrumentationContext job(Runnable work) {
    return job(work, CompletableFuture.completedFuture(null));
  }

  private JobInstrumentationContext job(Runnable work, CompletionStage<Void> result) {
    return new JobInstrumentationContext() {
      @Override
      public CompletionStage<Void> executeJob() {
        runs.incrementAndGet();
        work.run();
        return result;
      }

      @Override
      public String getSpanName() {
        return "a job";
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
