package io.playledger.sender.kafka;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.playledger.platform.kafka.EventsConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** How many events wait for Kafka, for Prometheus. */
@ApplicationScoped
class OutboxMetrics {

  private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);

  /** More are not counted: it is the trend that tells. */
  private static final int MOST = 1_000_000;

  private final EventsConfig events;
  private final AgroalDataSource dataSource;
  private final Outbox outbox;
  private final MeterRegistry registry;
  private volatile double size = Double.NaN;

  OutboxMetrics(
      EventsConfig events, AgroalDataSource dataSource, Outbox outbox, MeterRegistry registry) {
    this.events = events;
    this.dataSource = dataSource;
    this.outbox = outbox;
    this.registry = registry;
  }

  void start(@Observes StartupEvent start) {
    if (events.isKafka()) {
      Gauge.builder("playledger.outbox.events", () -> size)
          .description("Events of our own games that wait to be published, of all instances.")
          .register(registry);
    }
  }

  @Scheduled(
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "outbox-metrics")
  void count() {
    if (!events.isKafka()) {
      return;
    }
    try (Connection connection = dataSource.getConnection()) {
      size = outbox.size(connection, MOST);
    } catch (SQLException e) {
      size = Double.NaN;
      LOG.debug("the outbox was not counted", e);
    }
  }
}
