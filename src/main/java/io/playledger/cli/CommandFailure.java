package io.playledger.cli;

/** A command cannot do what it was asked; the message says why, in a sentence for its user. */
final class CommandFailure extends RuntimeException {

  private static final int NOT_ANSWERED = 0;

  private final int status;

  CommandFailure(String message) {
    this(NOT_ANSWERED, message);
  }

  /** The service refused it with that status. */
  CommandFailure(int status, String message) {
    super(message);
    this.status = status;
  }

  /** What the service answered; 0 if it is not about an answer. */
  int status() {
    return status;
  }
}
