package io.playledger.intake.kafka;

import java.sql.SQLException;

/**
 * Somebody else has moved a partition on: it is not this consumer's any more, or was not for a
 * while.
 */
final class FencedException extends SQLException {

  private static final long serialVersionUID = 1L;

  FencedException(String message) {
    super(message);
  }
}
