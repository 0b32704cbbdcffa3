package io.playledger.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.playledger.ledger.Fate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the intake does, for Prometheus. Per fate, not per source: sources are without number. */
@ApplicationScoped
public class IntakeMetrics {

  private static final String EVENTS = "playledger.intake.events";
  private static final String FATE = "fate";

  private final MeterRegistry registry;
  private final Map<Fate, Counter> recorded = new EnumMap<>(Fate.class);
  private final Counter quarantined;
  private final Counter queued;
  private final DistributionSummary batchSize;
  private final Timer commitTime;

  IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Fate fate : Fate.values()) {
      recorded.put(fate, counter(fate.name().toLowerCase(Locale.ROOT)));
    }
    this.quarantined = counter("quarantined");
    this.queued = counter("queued");
    this.batchSize =
        DistributionSummary.builder("playledger.intake.commit.size")
            .description("Events per transaction.")
            .baseUnit("events")
            .register(registry);
    this.commitTime =
        Timer.builder("playledger.intake.commit.time")
            .description("Time from the beginning of a transaction to its commit.")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
  }

  private Counter counter(String fate) {
    return Counter.builder(EVENTS)
        .description("Events from outside, by what became of them.")
        .tag(FATE, fate)
        .register(registry);
  }

  /** What waits at this instance. */
  public void watch(AtomicLong queuedEvents) {
    Gauge.builder("playledger.intake.queue.events", queuedEvents, AtomicLong::get)
        .description("Events received and not yet answered for.")
        .register(registry);
  }

  /** What became of events that no transaction of this instance's requests has. */
  public void count(List<? extends Outcome> outcomes) {
    outcomes.forEach(outcome -> counterOf(outcome).increment());
  }

  /** Events that a transaction has. */
  public void committed(List<? extends Outcome> outcomes, Duration took) {
    count(outcomes);
    batchSize.record(outcomes.size());
    commitTime.record(took);
  }

  private Counter counterOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Quarantined waits -> quarantined;
      case Outcome.Recorded event -> recorded.getOrDefault(event.fate(), quarantined);
      case Outcome.Queued event -> queued;
      case Outcome.QueuedForQuarantine event -> queued;
    };
  }
}
