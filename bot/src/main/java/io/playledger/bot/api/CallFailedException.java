package io.playledger.bot.api;

/** A call that was not acknowledged. Its message names the call, the status and the detail. */
public class CallFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  CallFailedException(String message) {
    super(message);
  }
}
