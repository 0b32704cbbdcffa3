package io.playledger.platform.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Aids for tests and demonstrations. */
@ConfigMapping(prefix = "playledger.debug")
public interface DebugConfig {

  /**
   * Opens time travel and shows the right answers, to anyone, and reads events that it does not
   * take. Never in production: it lets players cheat and date events as they like.
   */
  @WithDefault("false")
  boolean enabled();
}
