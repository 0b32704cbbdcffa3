package io.playledger.cli;

/** A command cannot do what it was asked; the message says why, in a sentence for its user. */
final class CommandFailure extends RuntimeException {

  CommandFailure(String message) {
    super(message);
  }
}
