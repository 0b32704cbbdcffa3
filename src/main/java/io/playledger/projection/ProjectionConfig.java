package io.playledger.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;

/** How projections are kept. The same on every instance. */
@ConfigMapping(prefix = "playledger.projection")
interface ProjectionConfig {

  /**
   * Most events that a transaction reads, 1 to 100000. It takes fewer where so many take longer
   * than some 70 milliseconds.
   */
  @WithDefault("5000")
  @Min(1)
  @Max(100_000)
  int batch();

  /** The share of the latest events that may fail before a projection stops, 0 to 1. */
  @WithDefault("0.1")
  @DecimalMin("0")
  @DecimalMax("1")
  BigDecimal mostFailures();
}
