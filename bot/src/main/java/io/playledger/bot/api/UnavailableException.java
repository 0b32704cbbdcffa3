package io.playledger.bot.api;

/** A call given up after all its attempts. Whether the service applied it is not known. */
public final class UnavailableException extends CallFailedException {
  private static final long serialVersionUID = 1L;

  UnavailableException(String message) {
    super(message);
  }
}
