package io.playledger.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.PlayledgerTest;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@PlayledgerTest
class ScheduledJobsWiringTest {

  @Inject Scheduler scheduler;

  @Test
  @DisplayName("The scheduler runs every job through ScheduledJobs")
  void isAroundJobs() throws Exception {
    CompletableFuture<StackTraceElement[]> callers = new CompletableFuture<>();
    scheduler
        .newJob("wiring")
        .setInterval("1s")
        .setTask(execution -> callers.complete(Thread.currentThread().getStackTrace()))
        .schedule();
    try {
      assertThat(Arrays.stream(callers.get(20, TimeUnit.SECONDS)))
          .extracting(StackTraceElement::getClassName)
          .contains(ScheduledJobs.class.getName());
    } finally {
      scheduler.unscheduleJob("wiring");
    }
  }
}
