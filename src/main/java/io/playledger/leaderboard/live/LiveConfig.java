package io.playledger.leaderboard.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Boards that are watched. Each instance goes by its own. */
@ConfigMapping(prefix = "playledger.leaderboard.live")
interface LiveConfig {

  /** Most streams at a time on an instance, 1 to 100000; more are answered 503. */
  @WithDefault("1000")
  @Min(1)
  @Max(100_000)
  int maxStreams();

  /**
   * Most of them from one address, 1 to 100000; more are answered 429. Behind a proxy all have the
   * proxy's address, unless Quarkus is told to go by its headers.
   */
  @WithDefault("20")
  @Min(1)
  @Max(100_000)
  int maxStreamsPerAddress();

  /** How long a stream says nothing at most, from 250 milliseconds; then a comment is sent. */
  @WithDefault("15S")
  Duration heartbeat();

  /** A client that takes nothing of what waits for it is cut off after this, from a second. */
  @WithDefault("20S")
  Duration patience();
}
