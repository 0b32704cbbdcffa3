package io.playledger.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Who may read reports. */
@ConfigMapping(prefix = "playledger.reports")
interface ReportsConfig {

  /** Lets anyone read reports, without a key. */
  @WithDefault("false")
  @WithName("public")
  boolean isPublic();
}
