package io.playledger.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;

/** Events from outside. */
@ConfigMapping(prefix = "playledger.intake")
public interface IntakeConfig {

  /** Largest single event, up to 1M; a larger one is quarantined. */
  @WithDefault("256K")
  MemorySize maxEvent();

  /** Most events in one request, 1 to 100000; more are answered 413. */
  @WithDefault("20000")
  @Min(1)
  @Max(100_000)
  int maxEventsPerRequest();

  /** Events that say they happened before this are quarantined. */
  @WithDefault("2010-01-01T00:00:00Z")
  Instant floor();

  /** How far in the future events may say they happened; more is quarantined. */
  @WithDefault("24H")
  Duration maxAhead();

  /** How events are written. */
  Commit commit();

  /** Group commit: concurrent requests share transactions. */
  interface Commit {

    /** Most events in one transaction, 1 to 5000. */
    @WithDefault("1000")
    @Min(1)
    @Max(5000)
    int maxEvents();

    /** How long a transaction waits for more events to join it, up to 1S; 0 not at all. */
    @WithDefault("0S")
    Duration maxDelay();

    /** Transactions at a time, 1 to 8. */
    @WithDefault("2")
    @Min(1)
    @Max(8)
    int writers();

    /** Most events that wait for their transaction; when more come they are answered 503. */
    @WithDefault("50000")
    @Min(1)
    int maxQueuedEvents();
  }
}
