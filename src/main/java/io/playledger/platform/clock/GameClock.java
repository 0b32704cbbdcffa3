package io.playledger.platform.clock;

import io.playledger.platform.config.DebugConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time that games live in. */
@ApplicationScoped
public class GameClock {

  private final Clock clock = Clock.systemUTC();
  private final TimeShift shift;
  private final DebugConfig debug;

  GameClock(TimeShift shift, DebugConfig debug) {
    this.shift = shift;
    this.debug = debug;
  }

  /**
   * Now, in microseconds, which is what the database keeps: the real time, or with the debug aids
   * on, that many days from it.
   */
  public Instant now() {
    Instant real = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return debug.enabled() ? real.plus(shift.current()) : real;
  }
}
