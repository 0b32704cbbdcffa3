package io.playledger.platform.key.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a key is to be given another secret; at once where it does not say. */
record RotateKey(@Min(0) @Max(604_800) @Nullable Integer graceSeconds) {

  Duration grace() {
    return Duration.ofSeconds(graceSeconds == null ? 0 : graceSeconds);
  }
}
