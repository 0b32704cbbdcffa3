package io.playledger.bot;

/** The service cannot be played against. The message says why and what to do. */
final class CannotStartException extends Exception {
  private static final long serialVersionUID = 1L;

  CannotStartException(String message) {
    super(message);
  }
}
