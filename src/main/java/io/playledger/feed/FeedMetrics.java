package io.playledger.feed;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** How far the feed is behind the ledger, for Prometheus: looked up every five seconds. */
@ApplicationScoped
class FeedMetrics {

  private static final Logger LOG = Logger.getLogger(FeedMetrics.class);

  private final FeedConfig config;
  private final AgroalDataSource dataSource;
  private final Feed feed;
  private final MeterRegistry registry;
  private volatile double seconds = Double.NaN;

  FeedMetrics(FeedConfig config, AgroalDataSource dataSource, Feed feed, MeterRegistry registry) {
    this.config = config;
    this.dataSource = dataSource;
    this.feed = feed;
    this.registry = registry;
  }

  void start(@Observes StartupEvent start) {
    if (config.enabled()) {
      Gauge.builder("playledger.feed.lag", () -> seconds)
          .description("Age of the oldest event of the ledger that is not published, or 0.")
          .baseUnit("seconds")
          .register(registry);
    }
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP, identity = "feed-lag")
  void look() {
    if (!config.enabled()) {
      return;
    }
    try (Connection connection = dataSource.getConnection()) {
      seconds = feed.lagSeconds(connection);
    } catch (SQLException e) {
      seconds = Double.NaN;
      LOG.debug("the lag of the feed is not known", e);
    }
  }

  double seconds() {
    return seconds;
  }
}
