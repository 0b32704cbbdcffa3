package io.playledger.bench;

/** Exit statuses of every benchmark; they also stand in its help. */
public final class ExitStatus {
  public static final int MEASURED = 0;
  public static final int MISSED = 1;
  public static final int CANNOT_MEASURE = 2;

  private ExitStatus() {}
}
