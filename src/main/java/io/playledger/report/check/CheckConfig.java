package io.playledger.report.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** When and how long the model tests run. */
@ConfigMapping(prefix = "playledger.checks")
interface CheckConfig {

  /**
   * How often the tests run by themselves, such as 6H; {@code off} for never. Instances share this:
   * a run of any of them counts.
   */
  @WithDefault("24H")
  @Pattern(
      regexp = "(?i)off|[1-9]\\d{0,8}[smhd]",
      message = "must be a number and S, M, H or D, such as 24H, or off")
  String every();

  /** A test that takes longer is stopped, and has not passed. */
  @WithDefault("30M")
  @DurationMin(seconds = 1)
  Duration timeLimit();
}
