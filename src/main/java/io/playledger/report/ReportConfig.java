package io.playledger.report;

import io.playledger.platform.config.ZoneConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneId;

/** How reports are computed. */
@ConfigMapping(prefix = "playledger.report")
interface ReportConfig {

  /**
   * Time zone that the days of reports are in. Days are stored, so it cannot change once there are
   * events.
   */
  @WithDefault("UTC")
  @WithConverter(ZoneConverter.class)
  ZoneId zone();

  /** A game that was not ended counts as abandoned after that long without an event. */
  @WithDefault("30M")
  Duration abandonAfter();

  /** How often new events are folded into the models. */
  @WithDefault("10S")
  Duration refreshEvery();

  /** Events folded in one transaction; more is faster but holds readers of the ledger up longer. */
  @WithDefault("2000")
  @Min(1)
  @Max(100_000)
  int refreshBatch();

  /**
   * How long a refresh on demand waits for events that are in Kafka, and then for transactions that
   * were under way.
   */
  @WithDefault("10S")
  Duration refreshPatience();
}
