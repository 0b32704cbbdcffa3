package io.playledger.bot.api;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** Repeats attempts that may succeed later, and counts them. Safe for many threads. */
final class Retrier {
  private final RetryPolicy policy;
  private final LongAdder requests = new LongAdder();
  private final LongAdder retries = new LongAdder();

  Retrier(RetryPolicy policy) {
    this.policy = policy;
  }

  /** One attempt; any {@link IOException} means that it is worth another one. */
  interface Attempt<T> {
    T run() throws IOException, CallFailedException, InterruptedException;
  }

  /**
   * Runs the attempt until it succeeds.
   *
   * @throws UnavailableException when the policy's bounds are reached
   * @throws CallFailedException when an attempt says that repeating is of no use
   */
  <T> T call(String name, Attempt<T> attempt) throws CallFailedException, InterruptedException {
    long startedNanos = System.nanoTime();
    for (int attempts = 1; ; attempts++) {
      requests.increment();
      try {
        return attempt.run();
      } catch (CallFailedException refusal) {
        throw new CallFailedException(name + ": " + refusal.getMessage());
      } catch (IOException failure) {
        Duration pause =
            policy.pauseAfter(attempts, retryAfter(failure), ThreadLocalRandom.current());
        Duration nextBegins = Duration.ofNanos(System.nanoTime() - startedNanos).plus(pause);
        if (attempts == policy.maxAttempts() || nextBegins.compareTo(policy.total()) > 0) {
          throw new UnavailableException(
              "%s: given up after %d attempts, the last one: %s"
                  .formatted(name, attempts, reason(failure)));
        }
        Thread.sleep(pause);
        retries.increment();
      }
    }
  }

  long requests() {
    return requests.sum();
  }

  long retries() {
    return retries.sum();
  }

  private static Duration retryAfter(IOException failure) {
    return failure instanceof TryAgainException tryAgain ? tryAgain.retryAfter() : Duration.ZERO;
  }

  /** The JDK's refused connection carries no message, only its type. */
  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
