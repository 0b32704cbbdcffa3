package io.playledger.bot.api;

import java.io.IOException;
import java.time.Duration;

/** The service answered that the same call may succeed later. */
final class TryAgainException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  TryAgainException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** How long the service asks to be left alone; zero if it did not say. */
  Duration retryAfter() {
    return retryAfter;
  }
}
