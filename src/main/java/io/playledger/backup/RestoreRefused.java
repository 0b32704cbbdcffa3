package io.playledger.backup;

/** A backup is not restored, and the database is as it was; the message says why to its user. */
final class RestoreRefused extends Exception {

  RestoreRefused(String message) {
    super(message);
  }
}
