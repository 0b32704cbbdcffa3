package io.playledger.leaderboard.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.playledger.platform.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** How many may watch boards on this instance, and how many do. */
@ApplicationScoped
class Places {

  private static final int RETRY_AFTER_SECONDS = 5;

  private final LiveConfig config;
  private final Map<String, Integer> takenByAddress = new HashMap<>();
  private int taken;

  Places(LiveConfig config, MeterRegistry registry) {
    this.config = config;
    Gauge.builder("playledger.board.streams", this, Places::taken)
        .description("Streams of boards that are open at this instance.")
        .register(registry);
  }

  /**
   * Takes a place, to be given back.
   *
   * @throws Refusal if there is none left
   */
  synchronized void take(String address) {
    if (taken >= config.maxStreams()) {
      throw Refusal.unavailable("too many watch boards here", RETRY_AFTER_SECONDS);
    }
    int ofAddress = takenByAddress.getOrDefault(address, 0);
    if (ofAddress >= config.maxStreamsPerAddress()) {
      throw Refusal.tooMany(
          "at most %d streams from one address".formatted(config.maxStreamsPerAddress()),
          RETRY_AFTER_SECONDS);
    }
    takenByAddress.put(address, ofAddress + 1);
    taken++;
  }

  synchronized void giveBack(String address) {
    takenByAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    taken--;
  }

  synchronized int taken() {
    return taken;
  }
}
