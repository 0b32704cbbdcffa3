package io.playledger.bot.support;

import io.playledger.bot.api.RetryPolicy;
import java.time.Duration;

/** Retry policies that do not make tests wait. */
public final class Policies {
  private Policies() {}

  /** Twenty attempts, a few milliseconds apart whatever the service asks for. */
  public static RetryPolicy quick() {
    Duration pause = Duration.ofMillis(2);
    return new RetryPolicy(20, pause, pause, pause, Duration.ofSeconds(20));
  }
}
