package io.playledger.platform.analyst;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Analysts who read the models with SQL. */
@ConfigMapping(prefix = "playledger.analyst")
interface AnalystConfig {

  /**
   * Password of the role {@code playledger_analyst}. Without it a random one is made and kept in
   * the home; instances that share a database server need the same.
   */
  Optional<String> password();

  /** A statement of an analyst that runs for longer is cancelled; at least a second. */
  @WithDefault("30S")
  Duration statementTimeout();

  /** A transaction of an analyst that is open for longer ends, and its session with it. */
  @WithDefault("5M")
  Duration transactionTimeout();
}
