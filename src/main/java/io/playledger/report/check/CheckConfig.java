package io.playledger.report.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When and how long the model tests run. */
@ConfigMapping(prefix = "playledger.checks")
interface CheckConfig {

  /**
   * How often the tests run by themselves, such as 6H; {@code off} for never. Instances share this:
   * a run of any of them counts.
   */
  @WithDefault("24H")
  String every();

  /** A test that takes longer is stopped, and has not passed. */
  @WithDefault("30M")
  Duration timeLimit();
}
