package io.playledger.bot;

/** Exit statuses of {@code play}; they also stand in its help. */
final class ExitStatus {
  static final int ALL_PLAYED = 0;
  static final int SOME_FAILED = 1;
  static final int CANNOT_START = 2;

  private ExitStatus() {}
}
