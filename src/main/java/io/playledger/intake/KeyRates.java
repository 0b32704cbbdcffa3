package io.playledger.intake;

import io.github.bucket4j.Bucket;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.key.ApiKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds keys to their rates, each instance by itself. */
@ApplicationScoped
class KeyRates {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Map<String, Limit> limits = new ConcurrentHashMap<>();

  /**
   * Takes the events off the key's rate. A batch may be larger than the rate of a second: it passes
   * if there is anything left, and those after it wait until it is paid off.
   *
   * @throws Refusal if nothing is left, with the time to wait
   */
  void take(ApiKey key, int events) {
    Integer rate = key.eventsPerSecond();
    if (rate == null || events == 0) {
      return;
    }
    Bucket bucket =
        limits
            .compute(
                key.id(),
                (id, limit) -> limit == null || limit.rate() != rate ? Limit.of(rate) : limit)
            .bucket();
    var probe = bucket.estimateAbilityToConsume(1);
    if (!probe.canBeConsumed()) {
      long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
      throw Refusal.tooMany("the key may send %d events per second".formatted(rate), (int) seconds);
    }
    bucket.consumeIgnoringRateLimits(events);
  }

  private record Limit(int rate, Bucket bucket) {

    static Limit of(int rate) {
      return new Limit(
          rate,
          Bucket.builder()
              .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, SECOND))
              .build());
    }
  }
}
