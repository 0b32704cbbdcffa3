package io.playledger.feed;

import io.playledger.platform.role.RoleHealth;
import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Unwell while this instance, whose turn it is, cannot publish. */
@Wellness
class FeedHealth implements HealthCheck {

  private static final String NAME = "feed";

  private final FeedConfig config;
  private final LedgerFeed feed;
  private final FeedMetrics metrics;

  FeedHealth(FeedConfig config, LedgerFeed feed, FeedMetrics metrics) {
    this.config = config;
    this.feed = feed;
    this.metrics = metrics;
  }

  @Override
  public HealthCheckResponse call() {
    if (!config.enabled()) {
      return HealthCheckResponse.named(NAME).up().withData("enabled", false).build();
    }
    if (!feed.isHere()) {
      return RoleHealth.elsewhere(NAME);
    }
    String problem = feed.problem();
    HealthCheckResponseBuilder health =
        HealthCheckResponse.named(NAME)
            .status(problem == null)
            .withData("seconds behind", String.valueOf(metrics.seconds()));
    return (problem == null ? health : health.withData("problem", problem)).build();
  }
}
