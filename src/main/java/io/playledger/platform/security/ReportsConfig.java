package io.playledger.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may read reports. */
@ConfigMapping(prefix = "playledger.reports")
interface ReportsConfig {

  /** Lets anyone read reports, without a key. */
  @WithDefault("false")
  @io.smallrye.config.WithName("public")
  boolean isPublic();
}
